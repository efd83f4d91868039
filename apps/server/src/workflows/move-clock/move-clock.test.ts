import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { grantCredits, holdCredits, openCreditAccount, reconcile } from '../../modules/ledger/index.ts';
import { openTestClock, type TestClock } from '../../platform/clock/test-clock.store.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { type CallLocks, openCallLocks } from '../../platform/idempotency/call-locks.store.ts';
import { createLogger } from '../../platform/log/create-logger.ts';
import { insertAccount } from '../../testing/insert-account.ts';
import { createSettleLedger } from '../settle-ledger/index.ts';
import { createMoveClock, type MoveClockOptions } from './move-clock.ts';

const START = new Date('2026-01-15T00:00:00.000Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const after = (ms: number) => new Date(START.getTime() + ms);

let database: TestDatabase;
let clock: TestClock;
let locks: CallLocks;
beforeEach(async () => {
  database = await createTestDatabase();
  clock = await openTestClock({ pool: database.pool, url: database.url, startsAt: START });
  locks = openCallLocks({ url: database.url });
});
afterEach(async () => {
  expect((await reconcile(database.pool)).differences).toEqual([]);
  await locks.close();
  await clock.close();
  await database.close();
});

const NOTHING_TO_BILL: MoveClockOptions['billing'] = {
  nextDueAt: async () => undefined,
  doDue: async () => undefined,
  recover: async () => undefined,
};

function createMover(billing: Partial<MoveClockOptions['billing']> = {}) {
  const ledger = createSettleLedger({ database, clock, log: createLogger({ level: 'silent' }) });
  return createMoveClock({ database, clock, locks, ledger, billing: { ...NOTHING_TO_BILL, ...billing } });
}

/** An account with 10 credits, 1 of them held for a day by work that goes on, or has ended. */
async function holdFor(status: 'running' | 'failed'): Promise<string> {
  const { pool } = database;
  const accountId = await insertAccount(pool, { at: START });
  const [holdId, projectId] = [randomUUID(), randomUUID()];
  await inTransaction(database, async (connection) => {
    await openCreditAccount(connection, { accountId, at: START });
    const grant = { accountId, kind: 'operator', amountMillicredits: 10_000n, reason: 'test', at: START } as const;
    await grantCredits(connection, { ...grant, operationId: randomUUID() });
    const expiresAt = after(DAY_MS);
    await holdCredits(connection, { holdId, accountId, amountMillicredits: 1_000n, expiresAt, at: START });
  });
  await pool.query("INSERT INTO projects (id, account_id, name, created_at, updated_at) VALUES ($1, $2, 'P', $3, $3)", [
    projectId,
    accountId,
    START,
  ]);
  await pool.query(
    `INSERT INTO generations (id, account_id, project_id, status, model, vendor_model, plan, licence, prompt, settings,
                              result_count, seed, item_ids, hold_id, price_list_version, price_lines, quoted_millicredits,
                              created_at)
     VALUES ($1, $2, $3, $4, 'm', 'm', 'free', '{}', 'p', '{}', 1, 1, '{}', $5, '1', '[]', 1000, $6)`,
    [randomUUID(), accountId, projectId, status, holdId, START],
  );
  return holdId;
}

async function readHold(holdId: string) {
  const { rows } = await database.pool.query<{ state: string; expires_at: Date; resolved_at: Date | null }>(
    'SELECT state, expires_at, resolved_at FROM credit_holds WHERE id = $1',
    [holdId],
  );
  return rows[0];
}

test('the hold of work that has ended times out after its 24 hours, at that instant', async () => {
  const holdId = await holdFor('failed');
  const move = createMover();
  await move(() => after(DAY_MS - 1));
  expect(await readHold(holdId)).toMatchObject({ state: 'held' });
  await move(() => after(3 * DAY_MS));
  expect(await readHold(holdId)).toMatchObject({ state: 'timed-out', resolved_at: after(DAY_MS) });
});

test('the hold of living work outlives days, as its worker would have kept it, and a week at most', async () => {
  const holdId = await holdFor('running');
  const move = createMover();
  await move(() => after(6 * DAY_MS + 23 * HOUR_MS));
  expect(await readHold(holdId)).toMatchObject({ state: 'held' });
  await move(() => after(7 * DAY_MS - 1));
  expect(await readHold(holdId)).toMatchObject({ state: 'held', expires_at: after(7 * DAY_MS) });
  await move(() => after(30 * DAY_MS));
  expect(await readHold(holdId)).toMatchObject({ state: 'timed-out', resolved_at: after(7 * DAY_MS) });
});

test('one long step keeps and ends holds as many short ones do', async () => {
  const holdId = await holdFor('running');
  await createMover()(() => after(30 * DAY_MS));
  expect(await readHold(holdId)).toMatchObject({ state: 'timed-out', resolved_at: after(7 * DAY_MS) });
});

test('the clock stops at each instant at which something is due, in order, and the ledger is settled first', async () => {
  const holdId = await holdFor('failed');
  const due = [after(HOUR_MS), after(DAY_MS), after(2 * DAY_MS)];
  const seen: unknown[] = [];
  const move = createMover({
    nextDueAt: async (until) => due.find((at) => at > clock.now() && at <= until),
    doDue: async () => void seen.push([clock.now(), (await readHold(holdId))?.state]),
  });
  await move(() => after(3 * DAY_MS));
  // At each stop twice: the second time for what somebody else had under way.
  expect(seen.filter((_, index) => index % 2 === 1)).toEqual([
    [START, 'held'],
    [after(HOUR_MS), 'held'],
    [after(DAY_MS), 'timed-out'],
    [after(2 * DAY_MS), 'timed-out'],
    [after(3 * DAY_MS), 'timed-out'],
  ]);
});

test('it never goes back, and two moves at once go one after the other', async () => {
  const move = createMover();
  expect(await move(() => after(-1))).toEqual({ ok: false, now: START });
  const step = (now: Date) => new Date(now.getTime() + DAY_MS);
  await Promise.all([move(step), move(step), move(step)]);
  expect(clock.now()).toEqual(after(3 * DAY_MS));
});
