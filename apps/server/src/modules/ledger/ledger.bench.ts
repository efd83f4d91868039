import assert from 'node:assert/strict';
import { uuidv7 } from 'uuidv7';
import type { Emit } from '../../../../../scripts/bench/measurement.ts';
import type { OpenDatabase } from '../../platform/database/open-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ownCaptureId } from './capture-ids.rules.ts';
import { type HoldCredits, toCaptureOperation, toHoldOperation } from './hold-operations.ts';
import { captureHold, holdCredits } from './ledger.service.ts';
import { createLedgerDesk, type LedgerDesk } from './ledger-desk.ts';
import { operateAll } from './operate.ts';
import { reconcile } from './reconcile.service.ts';
import { readBalance } from './statement.service.ts';
import {
  countPerSecond,
  createManyAccounts,
  createYardstick,
  pick,
  quantile,
  withFreshDatabase,
} from './testing/ledger-bench.ts';
import { after, createCreditAccount, DAY_MS, giveCredits, START } from './testing/ledger-fixtures.ts';
import { startProcessorTime } from './testing/processor-time.ts';

const ACCOUNTS = 10_000;
const CONNECTIONS = 16;

/** Long enough for some thousand transactions of the slowest kind. */
const MEASURE_MS = 6_000;

/** As many callers as a busy server has requests open; each waits for its answer before it asks again. */
const CALLERS = 2_000;

/** What arrives together at most. */
const BATCH = 500;

/** The yardstick is measured with each of these and the best one counts: more only wait for each other. */
const YARDSTICK_CONNECTIONS = [4, 8, 16];

/**
 * Measures holds and captures against the least that any ledger on this database does: one update and one insert in one
 * transaction, with prepared statements, through the same driver and server. The server has the product's own settings,
 * so that every commit of either is on the disk.
 */
export async function run(emit: Emit): Promise<void> {
  await withFreshDatabase({ connections: CONNECTIONS }, async (database) => {
    const accountIds = await createManyAccounts(database.pool, ACCOUNTS);
    await measurePairs(emit, database, accountIds);
    const desk = createLedgerDesk({ database });
    await measureHoldTimes(emit, desk, accountIds);
    await measureOneAccount(emit, database, 'at the desk', desk.hold);
    await measureOneAccount(emit, database, 'each in its own transaction', (hold) =>
      inTransaction(database, (connection) => holdCredits(connection, hold)),
    );
    await desk.close();
    const { differences } = await reconcile(database.pool);
    emit({ what: 'differences that reconcile finds afterwards', value: differences.length, unit: 'rows', atMost: 0 });
  });
}

/** In turns, so that whoever else uses the machine slows both. */
const ROUNDS = 3;

type Pace = { readonly perSecond: number; readonly nodeUs: number; readonly postgresUs: number };

async function measurePairs(emit: Emit, database: OpenDatabase, accountIds: readonly string[]): Promise<void> {
  const yardstick = await createYardstick(database);
  const readTime = await startProcessorTime(database.pool);
  const pace = async (options: { readonly atATime: number; readonly ms: number }, work: () => Promise<unknown>) => {
    readTime();
    const perSecond = await countPerSecond(options, work);
    const times = (perSecond * options.ms) / 1_000;
    const { nodeUs = Number.NaN, postgresUs = Number.NaN } = readTime() ?? {};
    return { perSecond, nodeUs: nodeUs / times, postgresUs: postgresUs / times };
  };
  await countPerSecond({ atATime: 8, ms: 1_000 }, yardstick);
  const desk = createLedgerDesk({ database });
  await countPerSecond({ atATime: CALLERS, ms: 3_000 }, () => pairAtDesk(desk, pick(accountIds)));
  const yardsticks: Pace[] = [];
  const pairs: Pace[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const atATime of YARDSTICK_CONNECTIONS) yardsticks.push(await pace({ atATime, ms: 2_000 }, yardstick));
    pairs.push(await pace({ atATime: CALLERS, ms: MEASURE_MS }, () => pairAtDesk(desk, pick(accountIds))));
  }
  const atDesk = { atATime: CALLERS, ms: MEASURE_MS };
  const partly = await countPerSecond(atDesk, () => pairAtDesk(desk, pick(accountIds), 8n));
  await desk.close();
  const raw = (await countPerSecond({ atATime: 2, ms: MEASURE_MS }, () => batchOfPairs(database, accountIds))) * BATCH;
  const alone = await pace({ atATime: 8, ms: MEASURE_MS }, () => pairAlone(database, pick(accountIds)));
  const best = fastest(yardsticks);
  const together = fastest(pairs);
  const details = { yardstickPerSecond: Math.round(best.perSecond), accounts: ACCOUNTS, callers: CALLERS };
  const show = (what: string, value: number) => emit({ what, value: round(value), unit: 'pairs/s', details });
  show('hold + capture, each its own transaction', alone.perSecond);
  show(`hold + capture, batches of ${BATCH} without the desk`, raw);
  show('hold + capture of a part, at the desk', partly);
  show('hold + capture, at the desk', together.perSecond);
  const what = 'pairs at the desk, times one update + one insert';
  emit({ what, value: round(together.perSecond / best.perSecond), unit: 'times', atLeast: 4, details });
  showTime(emit, { yardstick: cheapest(yardsticks), pair: cheapest(pairs), alone });
}

/** What each costs in processor time, which says more than rates on a machine that others use too. */
function showTime(
  emit: Emit,
  { yardstick, pair, alone }: { readonly yardstick: Pace; readonly pair: Pace; readonly alone: Pace },
): void {
  if (Number.isNaN(totalUs(pair))) return;
  const show = (what: string, pace: Pace) => {
    const details = { nodeUs: round(pace.nodeUs), postgresUs: round(pace.postgresUs) };
    emit({ what: `processor time of ${what}`, value: round(totalUs(pace)), unit: 'µs', details });
  };
  show('one update + one insert', yardstick);
  show('hold + capture, each its own transaction', alone);
  show('hold + capture, at the desk', pair);
  const value = round(totalUs(yardstick) / totalUs(pair));
  emit({ what: 'processor time of one update + one insert, times that of a pair at the desk', value, unit: 'times' });
}

function totalUs({ nodeUs, postgresUs }: Pace): number {
  return nodeUs + postgresUs;
}

function fastest(paces: readonly Pace[]): Pace {
  return paces.reduce((best, pace) => (pace.perSecond > best.perSecond ? pace : best));
}

function cheapest(paces: readonly Pace[]): Pace {
  return paces.reduce((best, pace) => (totalUs(pace) < totalUs(best) ? pace : best));
}

async function pairAtDesk(desk: LedgerDesk, accountId: string, captured = 10n): Promise<void> {
  const hold = toHold(accountId);
  const held = await desk.hold(hold);
  assert(held.ok);
  const answer = await desk.capture({ ...toCapture(hold, captured), accountId });
  assert(answer.ok);
}

async function pairAlone(database: OpenDatabase, accountId: string): Promise<void> {
  const hold = toHold(accountId);
  await inTransaction(database, (connection) => holdCredits(connection, hold));
  const captured = await inTransaction(database, (connection) => captureHold(connection, toCapture(hold)));
  assert(captured.ok);
}

/** Holds in one transaction and captures in the next, as they would arrive. */
async function batchOfPairs(database: OpenDatabase, accountIds: readonly string[]): Promise<void> {
  const holds = Array.from({ length: BATCH }, () => toHold(pick(accountIds)));
  await inTransaction(database, (connection) => operateAll(connection, holds.map(toHoldOperation)));
  const captures = holds.map((hold) => toCaptureOperation(toCapture(hold)));
  const outcomes = await inTransaction(database, (connection) => operateAll(connection, captures));
  assert(outcomes.every((outcome) => outcome.answered && outcome.answer.ok));
}

/** Fifty clients hold all the time, each on an account of its own. */
async function measureHoldTimes(emit: Emit, desk: LedgerDesk, accountIds: readonly string[]): Promise<void> {
  const times: number[] = [];
  const clients = accountIds.slice(0, 50);
  let turn = 0;
  await countPerSecond({ atATime: clients.length, ms: MEASURE_MS }, async () => {
    const accountId = clients[turn % clients.length] ?? '';
    turn += 1;
    const startedAt = performance.now();
    const answer = await desk.hold(toHold(accountId));
    times.push(performance.now() - startedAt);
    assert(answer.ok);
  });
  const details = { holds: times.length, medianMs: round(quantile(times, 0.5)) };
  const value = round(quantile(times, 0.99));
  emit({ what: 'hold at 50 busy accounts, p99', value, unit: 'ms', atMost: 25, details });
}

async function measureOneAccount(
  emit: Emit,
  database: OpenDatabase,
  how: string,
  holdOne: (hold: HoldCredits) => Promise<{ readonly ok: boolean }>,
): Promise<void> {
  const accountId = await createCreditAccount(database.pool);
  await inTransaction(database, (connection) => giveCredits(connection, { accountId, amountMillicredits: 99_000n }));
  const startedAt = performance.now();
  const hold = () => holdOne({ ...toHold(accountId), amountMillicredits: 1_000n });
  const answers = await Promise.all(Array.from({ length: 100 }, hold));
  const value = round((performance.now() - startedAt) / 1_000);
  const accepted = answers.filter((answer) => answer.ok).length;
  const { heldMillicredits } = await inTransaction(database, (c) => readBalance(c, { accountId, at: START }));
  assert.deepEqual([accepted, heldMillicredits], [99, 99_000n]);
  const what = `100 parallel holds on one account with credits for 99, ${how}`;
  emit({ what, value, unit: 's', atMost: 2, details: { accepted } });
}

function toHold(accountId: string): HoldCredits {
  return { holdId: uuidv7(), accountId, amountMillicredits: 10n, expiresAt: after(DAY_MS), at: START };
}

function toCapture({ holdId, accountId }: HoldCredits, amountMillicredits = 10n) {
  return { operationId: ownCaptureId(holdId), holdId, accountId, amountMillicredits, at: START };
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
