import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { expect } from 'vitest';
import { inTransaction } from '../../../platform/database/transaction.ts';
import type * as ledgerModule from '../index.ts';
import { after, createCreditAccount, DAY_MS, HOUR_MS, START } from './ledger-fixtures.ts';

type Ledger = typeof ledgerModule;

/** One claim about what only the whole module with its rows can keep. `check` throws where it does not hold. */
export type ServiceCase = { readonly name: string; readonly check: (ledger: Ledger, pool: Pool) => Promise<void> };

/** An account with 10 credits, and the ledger's functions on it, each in a transaction of its own. */
async function openAccount(ledger: Ledger, pool: Pool) {
  const accountId = await createCreditAccount(pool);
  const grant = { accountId, kind: 'operator', amountMillicredits: 10_000n, reason: 'test', at: START } as const;
  const ended = { ...grant, amountMillicredits: 500n, expiresAt: after(HOUR_MS), operationId: 'ends' };
  await inTransaction({ pool }, (connection) => ledger.grantCredits(connection, { ...grant, operationId: 'stays' }));
  await inTransaction({ pool }, (connection) => ledger.grantCredits(connection, ended));
  return {
    grant: (operationId: string, amountMillicredits: bigint) =>
      inTransaction({ pool }, (connection) =>
        ledger.grantCredits(connection, { ...grant, operationId, amountMillicredits }),
      ),
    release: (holdId: string, operationId: string) =>
      inTransaction({ pool }, (connection) =>
        ledger.releaseHold(connection, { operationId, holdId, reason: 'test', atFault: 'creator', at: START }),
      ),
    hold: (rest: Partial<Parameters<Ledger['holdCredits']>[1]> = {}) =>
      inTransaction({ pool }, (connection) =>
        ledger.holdCredits(connection, {
          ...{ holdId: uuidv7(), accountId, amountMillicredits: 1_000n, expiresAt: after(DAY_MS), at: START },
          ...rest,
        }),
      ),
    capture: (holdId: string, operationId: string, amountMillicredits: bigint) =>
      inTransaction({ pool }, (connection) =>
        ledger.captureHold(connection, { operationId, holdId, amountMillicredits, at: START }),
      ),
    balanceAt: (at: Date) => inTransaction({ pool }, (connection) => ledger.readBalance(connection, { accountId, at })),
  };
}

export const SERVICE_CASES: readonly ServiceCase[] = [
  {
    name: 'an id that comes back with another payload is an error, with the same one the first answer',
    check: async (ledger, pool) => {
      const { grant, hold, capture, release, balanceAt } = await openAccount(ledger, pool);
      const mismatch = { code: 'idempotency-mismatch' };
      await expect(grant('stays', 9_999n)).rejects.toMatchObject(mismatch);
      const holdId = uuidv7();
      const first = await hold({ holdId });
      expect(await hold({ holdId })).toEqual(first);
      await expect(hold({ holdId, amountMillicredits: 2_000n })).rejects.toMatchObject(mismatch);
      await expect(hold({ holdId, projectId: uuidv7() })).rejects.toMatchObject(mismatch);
      const captured = await capture(holdId, 'capture', 400n);
      expect(captured).toMatchObject({ ok: true, capturedMillicredits: 400n, releasedMillicredits: 600n });
      expect(await capture(holdId, 'capture', 400n)).toEqual(captured);
      expect(await hold({ holdId })).toEqual(first);
      await expect(capture(holdId, 'capture', 500n)).rejects.toMatchObject(mismatch);
      const other = uuidv7();
      await hold({ holdId: other });
      await expect(capture(other, 'capture', 400n)).rejects.toMatchObject(mismatch);
      await expect(release(other, 'capture')).rejects.toMatchObject(mismatch);
      expect(await release(other, 'release')).toMatchObject({ ok: true });
      expect(await balanceAt(START)).toEqual({ spendableMillicredits: 10_100n, heldMillicredits: 0n });
    },
  },
  ...(['perDayMillicredits', 'perProjectMillicredits', 'perRunMillicredits', 'perKeyMillicredits'] as const).map(
    (cap): ServiceCase => ({
      name: `a cap counts what is held: ${cap}`,
      check: async (ledger, pool) => {
        const { hold } = await openAccount(ledger, pool);
        const purpose = { projectId: uuidv7(), runId: uuidv7(), apiKeyId: uuidv7(), caps: { [cap]: 1_500n } };
        expect(await hold(purpose)).toMatchObject({ ok: true });
        expect(await hold(purpose)).toMatchObject({ ok: false, reason: 'cap-exceeded', usedMillicredits: 1_000n });
      },
    }),
  ),
  {
    name: 'a hold at the end of a grant does not get its credits, and one at a time-out finds the credits back',
    check: async (ledger, pool) => {
      const { hold, balanceAt } = await openAccount(ledger, pool);
      expect(await hold({ amountMillicredits: 10_500n, expiresAt: after(HOUR_MS - 1) })).toMatchObject({ ok: true });
      expect(await hold({ amountMillicredits: 10_500n, at: after(HOUR_MS - 1) })).toMatchObject({ ok: true });
      expect(await balanceAt(after(HOUR_MS))).toMatchObject({ heldMillicredits: 10_500n });
      expect(await hold({ amountMillicredits: 1n, at: after(HOUR_MS) })).toMatchObject({ ok: false });
    },
  },
];
