import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Pool } from 'pg';
import type { Logger } from '../log/create-logger.ts';
import { whenWorkerIsDead } from './worker-lock.store.ts';

/** Bounds one look; what is left over is found by the next. */
const JOBS_PER_LOOK = 1_000;

/**
 * Puts the unfinished jobs of workers that died back on the queue.
 *
 * The engine's own recovery takes up jobs of the same worker id only, which suits one process that always comes back.
 * Here every process has an id of its own and a lock that dies with it, so any living worker can take over.
 */
export async function adoptJobsOfDeadWorkers(options: {
  readonly pool: Pool;
  readonly queueName: string;
  readonly log: Logger;
}): Promise<void> {
  const running = await listRunning();
  for (const workerId of new Set(running.map((job) => job.executorId))) {
    if (workerId === undefined || workerId === DBOS.executorID) continue;
    await whenWorkerIsDead(options.pool, workerId, async () => {
      const orphans = await listRunning(workerId);
      if (orphans.length === 0) return;
      for (const [queueName, jobs] of Map.groupBy(orphans, (job) => job.queueName ?? options.queueName)) {
        await DBOS.resumeWorkflows(
          jobs.map((job) => job.workflowID),
          { queueName },
        );
      }
      options.log.info({ jobs: orphans.length }, 'jobs of a worker that died go on here');
    });
  }
}

function listRunning(executorId?: string) {
  return DBOS.listWorkflows({
    status: 'PENDING',
    limit: JOBS_PER_LOOK,
    loadInput: false,
    loadOutput: false,
    ...(executorId === undefined ? {} : { executorId }),
  });
}
