import assert from 'node:assert/strict';
import { uuidv7 } from 'uuidv7';
import type { Emit } from '../../../../../scripts/bench/measurement.ts';
import { type OpenDatabase, openDatabase } from '../../platform/database/open-database.ts';
import { startTestPostgres, TEMPLATE_DATABASE, withDatabase } from '../../platform/database/testing/test-postgres.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { type HoldCredits, toCaptureOperation, toHoldOperation } from './hold-operations.ts';
import { captureHold, holdCredits } from './ledger.service.ts';
import { operateAll } from './operate.ts';
import { readBalance } from './statement.service.ts';
import { after, createCreditAccount, DAY_MS, giveCredits, START } from './testing/ledger-fixtures.ts';

const ACCOUNTS = 500;
const CONNECTIONS = 8;

/** Long enough for some thousand transactions of the slowest kind. */
const MEASURE_MS = 6_000;

/** What arrives together on a busy server; larger gains little and holds its locks longer. */
const BATCH = 500;

/**
 * Measures holds and captures against the least that any ledger on this database does: one update and one insert in one
 * transaction, through the same driver and server. Nothing is synced to disk, for either.
 */
export async function run(emit: Emit): Promise<void> {
  const postgres = await startTestPostgres();
  const url = withDatabase(postgres.url, TEMPLATE_DATABASE);
  const database = openDatabase({ url, connections: CONNECTIONS });
  try {
    const accountIds = await createAccounts(database);
    const yardstick = await measureYardstick(database);
    const single = await countPerSecond(CONNECTIONS, () => pairAlone(database, pick(accountIds)));
    const batched = (await countPerSecond(2, () => pairsTogether(database, accountIds))) * BATCH;
    const details = { yardstickPerSecond: Math.round(yardstick), accounts: ACCOUNTS, connections: CONNECTIONS };
    emit({ what: 'hold + capture, each its own transaction', value: round(single), unit: 'pairs/s', details });
    emit({ what: `hold + capture, batches of ${BATCH}`, value: round(batched), unit: 'pairs/s', details });
    emit({
      what: 'batched pairs, times one update + one insert',
      value: round(batched / yardstick),
      unit: 'times',
      atLeast: 4,
      details,
    });
    await measureHoldTimes(emit, database, accountIds);
    await measureOneAccount(emit, database);
  } finally {
    await database.close();
    await postgres.stop();
  }
}

async function createAccounts(database: OpenDatabase): Promise<readonly string[]> {
  const accountIds: string[] = [];
  for (let count = 0; count < ACCOUNTS; count += 1) {
    const accountId = await createCreditAccount(database.pool);
    await inTransaction(database, (connection) =>
      giveCredits(connection, { accountId, amountMillicredits: 1_000_000_000n }),
    );
    accountIds.push(accountId);
  }
  return accountIds;
}

async function measureYardstick(database: OpenDatabase): Promise<number> {
  await database.pool.query('CREATE TABLE yardstick (id integer PRIMARY KEY, amount bigint NOT NULL)');
  await database.pool.query('CREATE TABLE yardstick_log (id uuid PRIMARY KEY, account integer, amount bigint)');
  await database.pool.query('INSERT INTO yardstick SELECT n, 0 FROM generate_series(1, $1) n', [ACCOUNTS]);
  return countPerSecond(CONNECTIONS, () =>
    inTransaction(database, async (connection) => {
      const id = 1 + Math.floor(Math.random() * ACCOUNTS);
      await connection.query({
        name: 'yardstick-update',
        text: 'UPDATE yardstick SET amount = amount + 1 WHERE id = $1',
        values: [id],
      });
      await connection.query({
        name: 'yardstick-insert',
        text: 'INSERT INTO yardstick_log (id, account, amount) VALUES ($1, $2, 1)',
        values: [uuidv7(), id],
      });
    }),
  );
}

async function pairAlone(database: OpenDatabase, accountId: string): Promise<void> {
  const hold = toHold(accountId);
  await inTransaction(database, (connection) => holdCredits(connection, hold));
  const capture = toCapture(hold.holdId);
  const captured = await inTransaction(database, (connection) => captureHold(connection, capture));
  assert(captured.ok);
}

/** Holds in one transaction and captures in the next, as they would arrive. */
async function pairsTogether(database: OpenDatabase, accountIds: readonly string[]): Promise<void> {
  const holds = Array.from({ length: BATCH }, () => toHold(pick(accountIds)));
  await inTransaction(database, (connection) => operateAll(connection, holds.map(toHoldOperation)));
  const captures = holds.map((hold) => toCaptureOperation(toCapture(hold.holdId)));
  const outcomes = await inTransaction(database, (connection) => operateAll(connection, captures));
  assert(outcomes.every((outcome) => outcome.answered && outcome.answer.ok));
}

/** Every connection holds all the time; each of the 50 busy accounts is met by several. */
async function measureHoldTimes(emit: Emit, database: OpenDatabase, accountIds: readonly string[]): Promise<void> {
  const busy = accountIds.slice(0, 50);
  const times: number[] = [];
  await countPerSecond(CONNECTIONS, async () => {
    const startedAt = performance.now();
    await inTransaction(database, (connection) => holdCredits(connection, toHold(pick(busy))));
    times.push(performance.now() - startedAt);
  });
  times.sort((one, other) => one - other);
  const value = times[Math.floor(times.length * 0.99)] ?? Number.NaN;
  emit({
    what: 'hold at 50 busy accounts, p99',
    value: round(value),
    unit: 'ms',
    atMost: 25,
    details: { holds: times.length },
  });
}

async function measureOneAccount(emit: Emit, database: OpenDatabase): Promise<void> {
  const accountId = await createCreditAccount(database.pool);
  await inTransaction(database, (connection) => giveCredits(connection, { accountId, amountMillicredits: 99_000n }));
  const startedAt = performance.now();
  const answers = await Promise.all(
    Array.from({ length: 100 }, () =>
      inTransaction(database, (connection) =>
        holdCredits(connection, { ...toHold(accountId), amountMillicredits: 1_000n }),
      ),
    ),
  );
  const value = (performance.now() - startedAt) / 1_000;
  const accepted = answers.filter((answer) => answer.ok).length;
  const { heldMillicredits } = await inTransaction(database, (c) => readBalance(c, { accountId, at: START }));
  assert.deepEqual([accepted, heldMillicredits], [99, 99_000n]);
  emit({
    what: '100 parallel holds on one account with credits for 99',
    value: round(value),
    unit: 's',
    atMost: 2,
    details: { accepted },
  });
}

function toHold(accountId: string): HoldCredits {
  return { holdId: uuidv7(), accountId, amountMillicredits: 10n, expiresAt: after(DAY_MS), at: START };
}

function toCapture(holdId: string) {
  return { operationId: uuidv7(), holdId, amountMillicredits: 8n, at: START };
}

/** Runs work over and over, so many at a time, and says how often a second it was done. */
async function countPerSecond(atATime: number, work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  let done = 0;
  const loop = async () => {
    while (performance.now() - startedAt < MEASURE_MS) {
      await work();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: atATime }, loop));
  return done / ((performance.now() - startedAt) / 1_000);
}

function pick(accountIds: readonly string[]): string {
  return accountIds[Math.floor(Math.random() * accountIds.length)] ?? '';
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
