import { randomUUID } from 'node:crypto';
import { DBOS, DBOSClient } from '@dbos-inc/dbos-sdk';
import type { Pool, PoolClient } from 'pg';
import { type Listener, listen } from '../database/listen.ts';
import type { Logger } from '../log/create-logger.ts';
import { toDbosLogger } from './dbos-logger.ts';
import type { Durable } from './durable.ts';
import { InFlightSteps } from './in-flight-steps.ts';
import { createQueueNudge } from './queue-nudge.ts';
import { adoptJobsOfDeadWorkers } from './recovery.ts';
import { StepFailure, tryStep } from './step-failure.ts';
import { WakeBells } from './wake-bells.ts';
import { holdWorkerLock, type WorkerLock } from './worker-lock.store.ts';

/** Work to be done once, after the transaction that orders it has committed. */
export type Job = {
  /** A name that was defined with `define`. */
  readonly name: string;
  /** Ordering the same id twice is ordering it once. */
  readonly id: string;
  /** Whose work it is: accounts take turns, so that nobody's thousand jobs make another wait. */
  readonly accountId: string;
  /** Takes milliseconds and others wait for it, so that it does not queue behind the account's long work. Default: false. */
  readonly isShort?: boolean;
  /** Its work is done elsewhere, so that it mostly waits and many more may be open at once. Default: false. */
  readonly isElsewhere?: boolean;
};

export type JobsOptions = {
  readonly databaseUrl: string;
  readonly pool: Pool;
  readonly log: Logger;
  /** False for a web server that orders jobs and leaves them to the workers. */
  readonly executes: boolean;
};

export type Jobs = {
  /** Says what a job of this name does with its id. Before `start`. */
  readonly define: (name: string, run: (durable: Durable, jobId: string) => Promise<void>) => void;
  /** Prepares the engine's own tables and, in an executing process, takes up unfinished jobs and waits for new ones. */
  readonly start: () => Promise<void>;
  /** Orders a job inside the caller's transaction: it exists if and only if that commits. */
  readonly enqueue: (connection: PoolClient, job: Job) => Promise<void>;
  /** Ends the sleep or wait of a job that can be woken, in whichever process it runs; does nothing to others. */
  readonly wake: (jobId: string) => Promise<void>;
  /** False while jobs cannot run or be ordered. */
  readonly isReady: () => boolean;
  /** Lets steps at work end, at most 5 s, and leaves their jobs to the next start. */
  readonly close: () => Promise<void>;
};

const APPLICATION = 'gesso';
const QUEUE = 'generations';
const ELSEWHERE_QUEUE = 'elsewhere';

/**
 * Version of the jobs' code as the engine sees it: a job is only taken up by code of its own version, so it stays the
 * same across releases for as long as the order and the names of the steps do.
 */
const JOBS_VERSION = '1';

/** Vendors do the work while a job waits, so many may wait at once; 64 open jobs hold a few MB. */
const JOBS_PER_WORKER = 64;

/** One account may use half of a worker, so that the other half answers everybody else at once. */
const JOBS_PER_ACCOUNT_AND_WORKER = 32;

/** Jobs that wait for a vendor cost a few queries and a call every few seconds, so five hundred may be open with some to spare. */
const ELSEWHERE_PER_WORKER = 600;
const ELSEWHERE_PER_ACCOUNT_AND_WORKER = 300;

/** What a job that can be woken waits for. */
const WAKE_TOPIC = 'wake';

/** Tells the workers that a job was ordered. */
const ORDERED_CHANNEL = 'jobs_ordered';
/** Tells the worker of a job, by its id, to go on at once. */
const WOKEN_CHANNEL = 'jobs_woken';

/** Workers hear of new jobs; they look by themselves only for what they did not hear. */
const POLL_MS = 500;

/** Dead workers are looked for this often: soon enough for a person who waits, rare enough to cost nothing. */
const RECOVERY_MS = 2_000;

/** Enough for 64 jobs that each need a connection for a millisecond now and then. */
const CONNECTIONS = 12;

/** Noting the end of a job takes a few ms. */
const FREED_MS = 10;

const SHUTDOWN_GRACE_MS = 5_000;

/** A job whose last step has ended needs a moment to note that it is done; one that waits is not waited for. */
const FINISHING_MS = 100;

/**
 * Durable jobs on the product's own PostgreSQL, by DBOS (MIT), in its schema `dbos`.
 *
 * One per process: the engine keeps its registry in the process.
 */
export function createJobs({ databaseUrl, pool, log, executes }: JobsOptions): Jobs {
  const steps = new InFlightSteps();
  const workerId = randomUUID();
  const logger = toDbosLogger(log);
  let client: DBOSClient | undefined;
  let lock: WorkerLock | undefined;
  let recovery: NodeJS.Timeout | undefined;
  let listener: Listener | undefined;
  let nudge = () => {};
  const bells = new WakeBells();
  steps.stopping.addEventListener('abort', () => bells.stop());
  const durableOf = (jobId: string): Durable => ({
    step: async (name, work) => {
      const onFailure = (error: unknown) => log.warn({ err: error, step: name }, 'a step failed');
      const outcome = await DBOS.runStep(
        () => steps.run(() => tryStep(work, { stopping: steps.stopping, onFailure })),
        { name },
      );
      if (!outcome.ok) throw new StepFailure(name, outcome.reason);
      return outcome.result;
    },
    sleep: (durationMs) => DBOS.sleep(durationMs),
    sleepUnlessWoken: async (durationMs) => {
      await DBOS.recv(WAKE_TOPIC, durationMs / 1_000);
    },
    waitUnlessWoken: (durationMs, signal) => bells.wait(jobId, durationMs, signal),
    stopping: steps.stopping,
  });
  const lookAfterJobs = async () => {
    try {
      // A database that restarted has forgotten the lock; until it is held again others may adopt this worker's jobs.
      if (lock?.isHeld() === false) lock = await holdWorkerLock(databaseUrl, workerId);
      await adoptJobsOfDeadWorkers({ pool, queueName: QUEUE, log });
    } catch (error) {
      log.warn({ err: error }, 'jobs of dead workers could not be looked for; the next look follows by itself');
    }
  };
  const launch = async () => {
    lock = await holdWorkerLock(databaseUrl, workerId);
    DBOS.setConfig({
      name: APPLICATION,
      systemDatabaseUrl: toEngineUrl(databaseUrl),
      systemDatabasePoolSize: CONNECTIONS,
      applicationVersion: JOBS_VERSION,
      executorID: workerId,
      logger,
    });
    await DBOS.launch();
    const queue = await DBOS.registerQueue(QUEUE, {
      workerConcurrency: JOBS_PER_WORKER,
      partitionWorkerConcurrency: JOBS_PER_ACCOUNT_AND_WORKER,
      minPollingIntervalMs: POLL_MS,
      onConflict: 'always_update',
    });
    const elsewhere = await DBOS.registerQueue(ELSEWHERE_QUEUE, {
      workerConcurrency: ELSEWHERE_PER_WORKER,
      partitionWorkerConcurrency: ELSEWHERE_PER_ACCOUNT_AND_WORKER,
      minPollingIntervalMs: POLL_MS,
      onConflict: 'always_update',
    });
    const nudges = [createQueueNudge(queue), createQueueNudge(elsewhere)];
    nudge = () => {
      for (const each of nudges) each();
    };
    listener = await listen({
      url: databaseUrl,
      channels: [ORDERED_CHANNEL, WOKEN_CHANNEL],
      onNotification: ({ channel, payload }) => (channel === WOKEN_CHANNEL ? bells.ring(payload) : nudge()),
      onListening: () => nudge(),
      onConnectionLost: (error) => log.warn({ err: error }, 'new jobs are only found by looking for a while'),
    });
    await lookAfterJobs();
    recovery = setInterval(lookAfterJobs, RECOVERY_MS);
  };
  return {
    define: (name, run) => {
      if (!executes) return;
      const work = async (jobId: string) => {
        await bells.listenDuring(jobId, () => run(durableOf(jobId), jobId));
        // The place becomes free when the engine has noted the end, a moment after this.
        setTimeout(() => nudge(), FREED_MS);
      };
      DBOS.registerWorkflow(work, { name });
    },
    start: async () => {
      if (executes) await launch();
      else await DBOS.migrate(databaseUrl);
      client = await DBOSClient.create({
        systemDatabaseUrl: databaseUrl,
        systemDatabasePool: pool,
        applicationName: APPLICATION,
        logger,
      });
    },
    enqueue: async (connection, job) => {
      if (client === undefined) throw new Error('jobs were ordered before they were started');
      await client.enqueueInTransaction(
        connection,
        {
          workflowName: job.name,
          workflowID: job.id,
          queueName: job.isElsewhere === true ? ELSEWHERE_QUEUE : QUEUE,
          queuePartitionKey: job.isShort === true ? `${job.accountId} short` : job.accountId,
          appVersion: JOBS_VERSION,
        },
        job.id,
      );
      await connection.query('SELECT pg_notify($1, $2)', [ORDERED_CHANNEL, '']);
    },
    wake: async (jobId) => {
      if (client === undefined) throw new Error('a job was woken before they were started');
      await client.send(jobId, null, WAKE_TOPIC);
      await pool.query('SELECT pg_notify($1, $2)', [WOKEN_CHANNEL, jobId]);
    },
    isReady: () => client !== undefined && (!executes || lock?.isHeld() === true),
    close: async () => {
      clearInterval(recovery);
      nudge = () => {};
      await listener?.close();
      await steps.stop(SHUTDOWN_GRACE_MS);
      if (executes) await DBOS.shutdown({ deregister: true, workflowCompletionTimeoutMS: FINISHING_MS });
      await client?.destroy();
      client = undefined;
      await lock?.release();
    },
  };
}

/**
 * The engine's own connections do not wait for the disk: what they note (a step is done, a job is taken) may be lost in a
 * power cut, and then the step runs again, which every step allows. Orders are written by the caller's transaction, which
 * waits. The time-out is the engine's own default, set here because it would otherwise send a query of its own for it.
 */
function toEngineUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const given = url.searchParams.get('options') ?? '';
  const own = '-c synchronous_commit=off -c idle_in_transaction_session_timeout=60000';
  url.searchParams.set('options', `${given} ${own}`.trim());
  return url.href;
}
