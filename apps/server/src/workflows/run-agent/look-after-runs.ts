import { LIMITS } from '@gesso/contract';
import { listLivingPartHolds } from '../../modules/generation/index.ts';
import { extendHold, listHoldsEndingBy } from '../../modules/ledger/index.ts';
import { listLivingRunHolds, listRunningRuns } from '../../modules/runs/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { advanceRun } from './advance-run.ts';
import type { RunContext } from './context.ts';

/** More run at once nowhere; the rest is looked at an hour later. */
const RUNS_AT_ONCE = 1_000;

/**
 * Looks after runs under way: keeps their holds, and moves on those whose move was lost, as after a database that was away
 * for longer than a job tries again. Safe at any time and from many workers at once.
 */
export async function lookAfterRuns(context: RunContext): Promise<void> {
  await keepRunHolds(context);
  for (const runId of await listRunningRuns(context.database.pool, RUNS_AT_ONCE)) {
    await advanceRun(context, runId).catch((err: Error) => context.log.error({ err, runId }, 'a run cannot move on'));
  }
}

/**
 * Moves the time-out of what runs under way hold to a day from now, where less than half of a day is left.
 *
 * A part that waits for others has no worker that keeps its hold, and the agent's own work has none at all. Safe to miss
 * for half a day and to repeat; the ledger lets no hold live longer than a week.
 */
async function keepRunHolds({ database, clock }: Pick<RunContext, 'database' | 'clock'>): Promise<void> {
  const { pool } = database;
  const at = clock.now();
  const ending = await listHoldsEndingBy(pool, new Date(at.getTime() + LIMITS.holdLifeMs / 2));
  const expiresAt = new Date(at.getTime() + LIMITS.holdLifeMs);
  for (const holdId of [...(await listLivingPartHolds(pool, ending)), ...(await listLivingRunHolds(pool, ending))]) {
    await inTransaction(database, (connection) => extendHold(connection, { holdId, expiresAt, at }));
  }
}
