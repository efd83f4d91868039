import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { releaseHold } from './ledger.service.ts';
import { pageEntries } from './statement.service.ts';
import { after, giveCredits, holdSome } from './testing/ledger-fixtures.ts';
import { useTestLedger } from './testing/use-test-ledger.ts';

const ledger = useTestLedger();

test.each(['a "quoted" word', 'C:\\folder\\', '{a,b}', 'NULL', '', 'line\nbreak\tand tab', "it's", 'ключ 🎨'])(
  'the text %j is kept to the letter',
  async (text) => {
    const { accountId, run } = ledger;
    const holdId = uuidv7();
    await run((connection) => giveCredits(connection, { accountId, reason: text }));
    await run((connection) => holdSome(connection, { accountId, holdId, model: text }));
    const release = { operationId: text, holdId, reason: text, atFault: 'creator', at: after(1) } as const;
    const first = await run((connection) => releaseHold(connection, release));
    expect(await run((connection) => releaseHold(connection, release))).toEqual(first);
    const { entries } = await run((connection) => pageEntries(connection, { accountId, at: after(1), limit: 9 }));
    expect(entries.map(({ reason, model }) => [reason, model])).toEqual([
      [text, text],
      [null, text],
      [text, null],
    ]);
  },
);

test.each(['credit_accounts', 'credit_holds', 'credit_operations'])('rows of %s cannot be deleted', async (table) => {
  const { accountId, run, pool } = ledger;
  await run((connection) => giveCredits(connection, { accountId }));
  await run((connection) => holdSome(connection, { accountId }));
  for (const statement of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) {
    await expect(pool.query(statement), statement).rejects.toThrow(/never deleted|append-only/);
  }
});
