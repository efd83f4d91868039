import { FAILURE_CODES, type FailureCode, isMadeGood, LIMITS } from '@gesso/contract';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { releaseHold } from './ledger.service.ts';
import { readGrants } from './statement.service.ts';
import { after, giveCredits, HOUR_MS, holdSome } from './testing/ledger-fixtures.ts';
import { useTestLedger } from './testing/use-test-ledger.ts';

const ledger = useTestLedger();
const { run, statement } = ledger;

// The page of the failure policy is drawn from this table, and the workflow settles by it; this is what the ledger does.
const CODES = Object.keys(FAILURE_CODES) as readonly FailureCode[]; // Keys of a constant: no others can be there.

test.each(CODES)(
  'work that ended with %s gives everything back, and replaces what lapsed as the policy says',
  async (code) => {
    const { accountId } = ledger;
    const { atFault } = FAILURE_CODES[code];
    const holdId = uuidv7();
    await run((connection) =>
      giveCredits(connection, { accountId, amountMillicredits: 600n, expiresAt: after(HOUR_MS) }),
    );
    await run((connection) => giveCredits(connection, { accountId, amountMillicredits: 400n }));
    await run((connection) => holdSome(connection, { accountId, holdId, generationId: uuidv7() }));
    const at = after(2 * HOUR_MS);
    await run((connection) => releaseHold(connection, { operationId: 'r', holdId, reason: code, atFault, at }));

    const goodWill = isMadeGood(atFault) ? [['grant', 600, 1_000]] : [];
    const returned = [
      ['release', 400, 400],
      ['release', 600, 1_000],
      ['lapse', -600, 400],
    ];
    expect((await statement(at)).slice(-3 - goodWill.length)).toEqual([...returned, ...goodWill]);
    const grants = await run((connection) => readGrants(connection, { accountId, at }));
    const madeGood = grants.filter(({ kind }) => kind === 'make-good').map(({ expiresAt }) => expiresAt);
    expect(madeGood).toEqual(isMadeGood(atFault) ? [new Date(at.getTime() + LIMITS.makeGoodLifeMs)] : []);
  },
);
