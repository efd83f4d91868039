import { findRun, hasEnded, lockRun, saveRun, withEnd } from '../../modules/runs/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { advanceRun, orderAdvance } from './advance-run.ts';
import type { RunContext } from './context.ts';
import { type RunRefusal, refuseRun } from './run-refusals.ts';
import { announceRun, sayOfRun } from './tell-run.ts';

export type StopRun = { readonly accountId: string; readonly runId: string };

/**
 * Stops a run: what is finished stays and is charged, everything else is ended and its credits come back.
 *
 * One that nobody has approved costs nothing. Stopped twice, or after its end, nothing happens. When this returns the run
 * has ended; killed in between, the job that was ordered with the wish does the rest.
 */
export async function stopRun(
  context: RunContext,
  { accountId, runId }: StopRun,
): Promise<{ readonly ok: true } | RunRefusal> {
  const found = await findRun(context.database.pool, { accountId, runId });
  if (found === undefined) return refuseRun('not-found', 'There is no such run.');
  const isRunning = await inTransaction(context.database, async (connection) => {
    const run = await lockRun(connection, runId);
    if (run === undefined || hasEnded(run)) return false;
    const at = context.clock.now();
    if (run.approvedAt === null) {
      const stopped = withEnd(run, { status: 'stopped', at });
      const text = 'Stopped. Nothing was charged.';
      await saveRun(connection, stopped);
      await sayOfRun(connection, stopped, [{ occasion: 'end', role: 'agent', kind: 'note', text }], at);
      await announceRun(connection, stopped, at);
      return false;
    }
    if (run.stopRequestedAt === null) {
      const stopping = { ...run, stopRequestedAt: at };
      await saveRun(connection, stopping);
      await orderAdvance(context, connection, { run, occasion: 'stopped' });
      await announceRun(connection, stopping, at);
    }
    return true;
  });
  if (isRunning) await advanceRun(context, runId);
  return { ok: true };
}
