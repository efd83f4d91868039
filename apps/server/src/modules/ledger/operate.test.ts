import type { PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { toCaptureOperation, toHoldOperation } from './hold-operations.ts';
import { CreditAccountMissingError, OperationMismatchError } from './ledger.errors.ts';
import { type LedgerOperation, operateAll } from './operate.ts';
import { reconcile } from './reconcile.service.ts';
import { readBalance } from './statement.service.ts';
import { after, createCreditAccount, DAY_MS, giveCredits, START } from './testing/ledger-fixtures.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const run = <Answer>(work: (connection: PoolClient) => Promise<Answer>) => inTransaction(database, work);
const runAll = (operations: readonly LedgerOperation<{ readonly ok: boolean }>[]) =>
  run((connection) => operateAll(connection, operations));

async function accountWith(amountMillicredits: bigint): Promise<string> {
  const accountId = await createCreditAccount(database.pool);
  await run((connection) => giveCredits(connection, { accountId, amountMillicredits }));
  return accountId;
}

function hold(accountId: string, rest: Partial<Parameters<typeof toHoldOperation>[0]> = {}) {
  const defaults = { holdId: uuidv7(), amountMillicredits: 1_000n, expiresAt: after(DAY_MS), at: START };
  return toHoldOperation({ accountId, ...defaults, ...rest });
}

test('operations of one batch are answered each by itself, and none fails its neighbours', async () => {
  const [rich, poor] = [await accountWith(9_000n), await accountWith(1_500n)];
  const holdId = uuidv7();
  const outcomes = await runAll([
    hold(rich, { holdId }),
    hold(poor),
    hold(poor),
    hold(uuidv7()),
    hold(rich, { holdId, amountMillicredits: 2n }),
    hold(rich, { expiresAt: START }),
    toCaptureOperation({ operationId: 'c', holdId: uuidv7(), amountMillicredits: 1n, at: START }),
    hold(rich, { holdId }),
    hold(rich),
  ]);
  const short = outcomes.map((outcome) => (outcome.answered ? outcome.answer : outcome.error));
  expect(short).toMatchObject([
    { ok: true },
    { ok: true },
    { ok: false, reason: 'insufficient-credits', spendableMillicredits: 500n },
    expect.any(CreditAccountMissingError),
    expect.any(OperationMismatchError),
    expect.any(RangeError),
    { ok: false, reason: 'hold-not-found' },
    { ok: true, hold: { id: holdId, amountMillicredits: 1_000n, createdAt: START } },
    { ok: true },
  ]);
  const balances = await Promise.all(
    [rich, poor].map((accountId) => run((connection) => readBalance(connection, { accountId, at: START }))),
  );
  expect(balances).toEqual([
    { spendableMillicredits: 7_000n, heldMillicredits: 2_000n },
    { spendableMillicredits: 500n, heldMillicredits: 1_000n },
  ]);
});

test('a hold and its capture may come in one batch', async () => {
  const accountId = await accountWith(1_000n);
  const holdId = uuidv7();
  const capture = { operationId: 'c', holdId, amountMillicredits: 400n, at: after(1) };
  const outcomes = await runAll([
    hold(accountId, { holdId }),
    toCaptureOperation(capture),
    toCaptureOperation(capture),
  ]);
  expect(outcomes).toMatchObject([{ answer: { ok: true } }, { answer: { ok: true } }, outcomes[1]]);
  const balance = await run((connection) => readBalance(connection, { accountId, at: after(1) }));
  expect(balance).toEqual({ spendableMillicredits: 600n, heldMillicredits: 0n });
  expect((await reconcile(database.pool, { accountId })).differences).toEqual([]);
});

test('holds of one batch see each other under a cap', async () => {
  const accountId = await accountWith(9_000n);
  const caps = { perDayMillicredits: 2_000n };
  const outcomes = await runAll(Array.from({ length: 4 }, () => hold(accountId, { caps })));
  expect(outcomes.map((outcome) => outcome.answered && outcome.answer.ok)).toEqual([true, true, false, false]);
});

test('batches over the same accounts in any order never wait in a circle', async () => {
  const accountIds = await Promise.all(Array.from({ length: 6 }, () => accountWith(100_000n)));
  const batches = Array.from({ length: 8 }, (_, index) => {
    const order = index % 2 === 0 ? accountIds : accountIds.toReversed();
    return order.map((accountId) => hold(accountId));
  });
  const outcomes = (await Promise.all(batches.map(runAll))).flat();
  expect(outcomes.every((outcome) => outcome.answered && outcome.answer.ok)).toBe(true);
});
