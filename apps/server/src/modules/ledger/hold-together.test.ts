import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { type HoldTogether, holdTogether } from './hold-together.ts';
import { OperationMismatchError } from './ledger.errors.ts';
import { captureHold, releaseHold } from './ledger.service.ts';
import { reconcile } from './reconcile.service.ts';
import { after, createCreditAccount, DAY_MS, giveCredits, START } from './testing/ledger-fixtures.ts';

let database: TestDatabase;
let accountId: string;
let runId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  expect((await reconcile(database.pool)).differences).toEqual([]);
  await database.close();
});
beforeEach(async () => {
  accountId = await createCreditAccount(database.pool);
  runId = uuidv7();
  // Two grants, so that a hold in the middle takes a slice of each.
  const halves = [5_000n, 5_000n].map((amountMillicredits) => ({ accountId, amountMillicredits }));
  for (const half of halves) await inTransaction(database, (connection) => giveCredits(connection, half));
});

const NO_CAPS = {
  perRunMillicredits: null,
  perDayMillicredits: null,
  perProjectMillicredits: null,
  perKeyMillicredits: null,
};

function holdsOf(...amounts: readonly bigint[]): HoldTogether['holds'] {
  return amounts.map((amountMillicredits, index) => ({
    holdId: uuidv7(),
    amountMillicredits,
    generationId: index === 0 ? null : uuidv7(),
    model: index === 0 ? null : 'gpt-image',
  }));
}

function hold(holds: HoldTogether['holds'], more: Partial<HoldTogether> = {}) {
  const shared = {
    accountId,
    runId,
    projectId: null,
    apiKeyId: null,
    caps: NO_CAPS,
    expiresAt: after(DAY_MS),
    at: START,
  };
  return inTransaction(database, (connection) =>
    holdTogether(connection, { ...shared, operationId: runId, holds, ...more }),
  );
}

async function read() {
  const { rows } = await database.pool.query<{ spendable: bigint; held: bigint; holds: bigint }>(
    `SELECT spendable_millicredits AS spendable, held_millicredits AS held,
            (SELECT count(*) FROM credit_holds h WHERE h.account_id = a.account_id) AS holds
     FROM credit_accounts a WHERE account_id = $1`,
    [accountId],
  );
  return rows[0];
}

test('several holds are made at once, and each is resolved by itself', async () => {
  const holds = holdsOf(4_000n, 3_000n, 0n, 3_000n);
  expect(await hold(holds)).toEqual({ ok: true, heldMillicredits: 10_000n });
  expect(await read()).toEqual({ spendable: 0n, held: 10_000n, holds: 4n });
  const [first, second] = holds;
  await inTransaction(database, async (connection) => {
    const holdId = first?.holdId ?? '';
    await captureHold(connection, { operationId: uuidv7(), holdId, amountMillicredits: 4_000n, at: START });
    const released = { holdId: second?.holdId ?? '', reason: 'moderated', atFault: 'provider', at: START } as const;
    await releaseHold(connection, { operationId: uuidv7(), ...released });
  });
  expect(await read()).toEqual({ spendable: 3_000n, held: 3_000n, holds: 4n });
  const { rows } = await database.pool.query<{ run_id: string; generation_id: string | null }>(
    'SELECT DISTINCT run_id, generation_id FROM credit_entries WHERE account_id = $1 AND run_id IS NOT NULL',
    [accountId],
  );
  // The agent's own work and the two that cost something.
  expect(rows).toHaveLength(3);
});

test('one millicredit too few, or a cap that only their sum passes, and none of them is made', async () => {
  expect(await hold(holdsOf(4_000n, 6_001n))).toEqual({
    ok: false,
    reason: 'insufficient-credits',
    spendableMillicredits: 10_000n,
    neededMillicredits: 10_001n,
  });
  const caps = { ...NO_CAPS, perRunMillicredits: 9_999n };
  expect(await hold(holdsOf(5_000n, 5_000n), { caps })).toMatchObject({
    reason: 'cap-exceeded',
    cap: 'run',
    neededMillicredits: 10_000n,
  });
  expect(await read()).toEqual({ spendable: 10_000n, held: 0n, holds: 0n });
  expect(await hold(holdsOf(4_999n, 5_000n), { caps })).toMatchObject({ ok: true });
});

test('asked twice, at once too, they are made once; under the same id nothing else can be', async () => {
  const holds = holdsOf(4_000n, 3_000n);
  const answers = await Promise.all([hold(holds), hold(holds)]);
  expect(answers).toEqual([answers[0], answers[0]]);
  expect(await hold(holds)).toEqual({ ok: true, heldMillicredits: 7_000n });
  await expect(hold(holdsOf(4_000n))).rejects.toThrow(OperationMismatchError);
  expect(await read()).toEqual({ spendable: 3_000n, held: 7_000n, holds: 2n });
});
