import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../platform/database/open-database.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import {
  CreditAccountMissingError,
  LedgerBusyError,
  LedgerClosedError,
  OperationMismatchError,
} from './ledger.errors.ts';
import { captureHold, voidGrant } from './ledger.service.ts';
import { createLedgerDesk, type LedgerDesk } from './ledger-desk.ts';
import { reconcile } from './reconcile.service.ts';
import { readBalance } from './statement.service.ts';
import { after, createCreditAccount, DAY_MS, giveCredits, START } from './testing/ledger-fixtures.ts';
import { ReferenceLedger } from './testing/reference-ledger.ts';

let database: TestDatabase;
let desk: LedgerDesk;
beforeAll(async () => {
  database = await createTestDatabase();
  desk = createLedgerDesk({ database });
});
afterAll(async () => {
  await desk.close();
  await database.close();
});

async function accountWith(amountMillicredits: bigint): Promise<string> {
  const accountId = await createCreditAccount(database.pool);
  await inTransaction(database, (connection) => giveCredits(connection, { accountId, amountMillicredits }));
  return accountId;
}

type HoldOptions = Parameters<LedgerDesk['hold']>[0];

const toHold = (accountId: string, rest: Partial<HoldOptions> = {}): HoldOptions => ({
  holdId: uuidv7(),
  accountId,
  amountMillicredits: 1_000n,
  expiresAt: after(DAY_MS),
  at: START,
  ...rest,
});
const toCapture = (accountId: string, holdId: string, amountMillicredits = 1_000n) => ({
  operationId: `capture ${holdId}`,
  accountId,
  holdId,
  amountMillicredits,
  at: START,
});
const balanceOf = (accountId: string) =>
  inTransaction(database, (connection) => readBalance(connection, { accountId, at: START }));
const differences = async () => (await reconcile(database.pool)).differences;

/** PostgreSQL keeps no such character: the statement that writes it fails, and with it the whole batch. */
const UNSTORABLE = 'a\0b';

/** Answers and errors of operations that arrive in one turn. */
async function settleAll(operations: readonly Promise<unknown>[]): Promise<readonly unknown[]> {
  const settled = await Promise.allSettled(operations);
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : one.reason));
}

test('everybody at the desk gets an answer of their own, and none fails its neighbours', async () => {
  const [rich, poor] = [await accountWith(9_000n), await accountWith(1_500n)];
  const holdId = uuidv7();
  const answers = await settleAll([
    desk.hold(toHold(rich, { holdId })),
    desk.hold(toHold(poor)),
    desk.hold(toHold(poor)),
    desk.hold(toHold(uuidv7())),
    desk.hold(toHold(rich, { holdId, amountMillicredits: 2n })),
    desk.hold(toHold(rich, { amountMillicredits: -1n })),
    desk.hold(toHold(rich, { expiresAt: START })),
    desk.hold(toHold(rich, { model: UNSTORABLE })),
    desk.capture(toCapture(rich, uuidv7())),
    desk.capture(toCapture(poor, holdId)),
    desk.capture(toCapture(rich, holdId, 400n)),
    desk.hold(toHold(rich, { holdId })),
    desk.hold(toHold(rich)),
  ]);
  expect(answers).toMatchObject([
    { ok: true },
    { ok: true },
    { ok: false, reason: 'insufficient-credits' },
    expect.any(CreditAccountMissingError),
    expect.any(OperationMismatchError),
    expect.any(RangeError),
    expect.any(RangeError),
    { severity: 'ERROR' },
    { ok: false, reason: 'hold-not-found' },
    { ok: false, reason: 'hold-not-found' },
    { ok: true, capturedMillicredits: 400n, releasedMillicredits: 600n },
    { ok: true, hold: { id: holdId, state: 'held' } },
    { ok: true },
  ]);
  expect(await balanceOf(rich)).toEqual({ spendableMillicredits: 7_600n, heldMillicredits: 1_000n });
  expect(await balanceOf(poor)).toEqual({ spendableMillicredits: 500n, heldMillicredits: 1_000n });
  expect(await differences()).toEqual([]);
});

test('the same hold asked for ten times in one batch is one hold with one answer', async () => {
  const accountId = await accountWith(9_000n);
  const hold = toHold(accountId);
  const answers = await settleAll(Array.from({ length: 10 }, () => desk.hold(hold)));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await balanceOf(accountId)).toMatchObject({ heldMillicredits: 1_000n });
  // And once more when the batch is history.
  expect(await desk.hold(hold)).toEqual(answers[0]);
});

test('100 holds against credits for 99 are 99 holds', async () => {
  const accountId = await accountWith(99_000n);
  const answers = await Promise.all(Array.from({ length: 100 }, () => desk.hold(toHold(accountId))));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(99);
  expect(answers.at(-1)).toMatchObject({ ok: false, spendableMillicredits: 0n });
  expect(await balanceOf(accountId)).toEqual({ spendableMillicredits: 0n, heldMillicredits: 99_000n });
});

test('two desks and single operations on the same accounts never spend more than there is', async () => {
  const accountIds = await Promise.all(Array.from({ length: 3 }, () => accountWith(30_000n)));
  const other = createLedgerDesk({ database });
  const holds = accountIds.flatMap((accountId) => Array.from({ length: 40 }, () => toHold(accountId)));
  const answers = await Promise.all(holds.map((hold, index) => (index % 2 === 0 ? desk : other).hold(hold)));
  const kept = holds.filter((_hold, index) => answers[index]?.ok);
  const captures = await Promise.all(
    kept.map((hold, index) => {
      const capture = toCapture(hold.accountId, hold.holdId);
      if (index % 3 === 0) return inTransaction(database, (connection) => captureHold(connection, capture));
      return (index % 3 === 1 ? desk : other).capture(capture);
    }),
  );
  expect([kept.length, captures.filter((answer) => answer.ok).length]).toEqual([90, 90]);
  for (const accountId of accountIds) {
    expect(await balanceOf(accountId)).toEqual({ spendableMillicredits: 0n, heldMillicredits: 0n });
  }
  expect(await differences()).toEqual([]);
  await other.close();
});

describe('what the desk remembers of an account', () => {
  test('is forgotten when somebody else has changed the account', async () => {
    const accountId = await accountWith(2_000n);
    expect(await desk.hold(toHold(accountId))).toMatchObject({ ok: true });
    const { rows } = await database.pool.query('SELECT id FROM credit_grants WHERE account_id = $1', [accountId]);
    const taken = { operationId: 'void', grantId: String(rows[0]?.id), reason: 'test', at: START };
    await inTransaction(database, (connection) => voidGrant(connection, taken));
    expect(await desk.hold(toHold(accountId))).toMatchObject({ reason: 'insufficient-credits' });
  });

  test('is forgotten when its transaction failed', async () => {
    const accountId = await accountWith(2_000n);
    expect(await desk.hold(toHold(accountId))).toMatchObject({ ok: true });
    await expect(desk.hold(toHold(accountId, { model: UNSTORABLE }))).rejects.toThrow();
    expect(await desk.hold(toHold(accountId))).toMatchObject({ ok: true });
    expect(await desk.hold(toHold(accountId))).toMatchObject({ spendableMillicredits: 0n });
    expect(await differences()).toEqual([]);
  });

  test('does not keep what is due from happening', async () => {
    const accountId = await accountWith(2_000n);
    expect(await desk.hold(toHold(accountId, { amountMillicredits: 2_000n }))).toMatchObject({ ok: true });
    const late = { at: after(DAY_MS), expiresAt: after(2 * DAY_MS) };
    expect(await desk.hold(toHold(accountId, late))).toMatchObject({ ok: true });
    expect(await differences()).toEqual([]);
  });
});

test('a connection that dies in the middle leaves nothing half done, and nobody is failed for it', async () => {
  const accountIds = await Promise.all(Array.from({ length: 4 }, () => accountWith(1_000n)));
  const lost = openDatabase({ url: database.url, connections: 2, onConnectionLost: () => undefined });
  const blocker = await database.pool.connect();
  await blocker.query('BEGIN');
  // Everything can be read and decided; the writing has to wait.
  await blocker.query('LOCK credit_entries IN SHARE MODE');
  const breaking = createLedgerDesk({ database: lost, mostBatches: 1 });
  const answers = Promise.all(accountIds.map((accountId) => breaking.hold(toHold(accountId))));
  for (let killed = 0; killed === 0; ) {
    const { rowCount } = await database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'WITH accounts AS (UPDATE%'`,
    );
    killed = rowCount ?? 0;
  }
  await blocker.query('COMMIT');
  blocker.release();
  expect((await answers).map((answer) => answer.ok)).toEqual([true, true, true, true]);
  for (const accountId of accountIds) {
    expect(await balanceOf(accountId)).toEqual({ spendableMillicredits: 0n, heldMillicredits: 1_000n });
  }
  expect(await differences()).toEqual([]);
  await breaking.close();
  await lost.close();
});

test('a database that cannot be reached fails everybody who waits, and soon', async () => {
  const gone = openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/none' });
  const stranded = createLedgerDesk({ database: gone });
  const answers = await settleAll(Array.from({ length: 200 }, () => stranded.hold(toHold(uuidv7()))));
  expect(answers.every((answer) => answer instanceof Error && 'code' in answer && answer.code === 'ECONNREFUSED')).toBe(
    true,
  );
  await stranded.close();
  await gone.close();
});

test('a desk that closes answers everybody who came before, and nobody after', async () => {
  const accountId = await accountWith(50_000n);
  const closing = createLedgerDesk({ database, mostTogether: 7 });
  const answers = Array.from({ length: 50 }, () => closing.hold(toHold(accountId)));
  const closed = closing.close();
  await expect(closing.hold(toHold(accountId))).rejects.toThrow(LedgerClosedError);
  await closed;
  expect(await balanceOf(accountId)).toEqual({ spendableMillicredits: 0n, heldMillicredits: 50_000n });
  expect((await Promise.all(answers)).every((answer) => answer.ok)).toBe(true);
});

test('who finds the queue full is told so at once and moves nothing', async () => {
  const accountId = await accountWith(50_000n);
  const small = createLedgerDesk({ database, mostWaiting: 3 });
  const answers = await settleAll(Array.from({ length: 5 }, () => small.hold(toHold(accountId))));
  expect(answers.slice(0, 3)).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
  for (const answer of answers.slice(3)) expect(answer).toBeInstanceOf(LedgerBusyError);
  expect(await balanceOf(accountId)).toMatchObject({ heldMillicredits: 3_000n });
  await small.close();
});

type Arrival =
  | { readonly kind: 'hold'; readonly account: number; readonly amount: number }
  | { readonly kind: 'capture'; readonly account: number; readonly index: number; readonly amount: number };

const account = fc.nat(3);
const arrivals: fc.Arbitrary<readonly Arrival[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('hold' as const), account, amount: fc.integer({ min: 0, max: 9 }) }),
    fc.record({
      kind: fc.constant('capture' as const),
      account,
      index: fc.nat(12),
      amount: fc.integer({ min: 0, max: 9 }),
    }),
  ),
  { minLength: 10, maxLength: 60 },
);

test('whatever arrives together is answered as if it came one by one in that order', async () => {
  const property = fc.asyncProperty(arrivals, fc.integer({ min: 1, max: 20 }), async (drawn, mostTogether) => {
    const own = createLedgerDesk({ database, mostBatches: 3, mostTogether });
    const accounts = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const reference = new ReferenceLedger();
        reference.grant(30, 20, 0, null);
        return { id: await accountWith(30n), reference, holdIds: [] as string[] };
      }),
    );
    const expected: string[] = [];
    const running = drawn.map((arrival) => {
      const { id: accountId, reference, holdIds } = accounts[arrival.account]!;
      if (arrival.kind === 'hold') {
        const holdId = uuidv7();
        const said = reference.hold(arrival.amount, 1, 0);
        if (said === 'ok') holdIds.push(holdId);
        expected.push(said);
        return own.hold(toHold(accountId, { holdId, amountMillicredits: BigInt(arrival.amount) }));
      }
      const holdId = holdIds[arrival.index] ?? uuidv7();
      expected.push(holdIds[arrival.index] ? reference.capture(arrival.index, arrival.amount) : 'hold-not-found');
      const capture = toCapture(accountId, holdId, BigInt(arrival.amount));
      return own.capture({ ...capture, operationId: uuidv7() });
    });
    const answers = await Promise.all(running);
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.reason))).toEqual(expected);
    for (const { id, reference } of accounts) {
      expect(await balanceOf(id)).toEqual({
        spendableMillicredits: BigInt(reference.count('spendable')),
        heldMillicredits: BigInt(reference.count('held')),
      });
      expect((await reconcile(database.pool, { accountId: id })).differences).toEqual([]);
    }
    await own.close();
  });
  await fc.assert(property, { numRuns: 12, endOnFailure: true });
}, 120_000);
