import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type FetchedResult,
  type GenerationRequest,
  type JobState,
  KitError,
  type Provider,
  type VendorJob,
} from '@gesso/provider-kit';
import type { DrawnPicture, PictureOrder } from './draw-picture.ts';
import { gessoImage } from './image-model.ts';
import { type Job, JobBook } from './job-book.ts';
import { toPictureOrders } from './picture-orders.ts';
import { createWorkerPool, type WorkerPool } from './worker-pool.ts';

export type GessoProviderOptions = {
  /** Threads that draw. Default: one per core. */
  readonly workers?: number;
  /** When to start the workers unasked, so that the first picture finds them ready. Default: 3 s; null: never. */
  readonly warmAfterMs?: number | null;
  /** Told when the workers cannot start, a missing typeface for example; every generation would fail with the same. */
  readonly onStartFailure?: (error: Error) => void;
  /** What unfetched results may hold together. Default: 256 MB. */
  readonly mostResultBytes?: number;
};

/** A server has told its address by then, so that warming up does not slow the start. */
const WARM_AFTER_MS = 3_000;

/** How long one poll waits for the end of a job: most pictures are done within it, so that they are seen at once. */
const POLL_WAIT_MS = 500;

/** A job longer than one wait is asked for again soon: nobody has to be spared the question. */
const POLL_AFTER_MS = 25;

/**
 * The built-in image engine behind the interface of a vendor.
 *
 * Draws in worker threads only. Jobs live in this process; one that is unknown, after a crash for example, is done again
 * from its request and gives the same bytes. Results are held until fetched.
 */
export function createGessoProvider(options: GessoProviderOptions = {}): Provider {
  const { workers = availableParallelism(), warmAfterMs = WARM_AFTER_MS, onStartFailure = () => undefined } = options;
  const pool = createWorkerPool<PictureOrder, DrawnPicture>({
    size: Math.max(1, workers),
    file: new URL('./draw-worker.ts', import.meta.url),
  });
  const book = new JobBook(options.mostResultBytes);
  const findOrStart = (request: GenerationRequest) => book.find(request.attemptId) ?? startJob({ request, pool, book });
  const warm = () => void pool.warm().catch(onStartFailure);
  const warming = warmAfterMs === null ? undefined : setTimeout(warm, warmAfterMs).unref();
  return {
    vendor: 'gesso',
    models: [gessoImage],
    availability: () => ({ available: true }),
    submit: async (request) => {
      findOrStart(request);
      return { jobId: request.attemptId };
    },
    poll: async (_job, request) => pollJob(findOrStart(request)),
    fetch: async ({ jobId }, request) => {
      const results = await resultsOf(findOrStart(request));
      book.forget(jobId);
      return results;
    },
    cancel: async (job) => cancelJob(job, book),
    close: async () => {
      clearTimeout(warming);
      await pool.close();
    },
  };
}

function startJob(options: {
  readonly request: GenerationRequest;
  readonly pool: WorkerPool<PictureOrder, DrawnPicture>;
  readonly book: JobBook;
}): Job {
  const { request, pool, book } = options;
  const controller = new AbortController();
  const orders = toPictureOrders(request);
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const job: Job = { request, controller, ended, doneCount: 0, outcome: { state: 'running' } };
  book.add(request.attemptId, job);
  const pictures = orders.map(async (order) => {
    const picture = await pool.run(order, controller.signal);
    job.doneCount += 1;
    return toResult(picture, request);
  });
  Promise.all(pictures)
    .then((results) => finish(job, results))
    .catch((error: KitError) => fail(job, error))
    .finally(() => {
      book.keepWithinBounds(request.attemptId, job);
      end();
    });
  return job;
}

function finish(job: Job, results: readonly FetchedResult[]): void {
  if (job.outcome.state !== 'running') return;
  const sizeBytes = results.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  job.outcome = { state: 'succeeded', results, sizeBytes };
}

function fail(job: Job, error: KitError): void {
  if (job.outcome.state === 'running') job.outcome = { state: 'failed', error };
  // One variant that fails takes those with it that have not begun: nobody would get them.
  job.controller.abort();
}

async function pollJob(job: Job): Promise<JobState> {
  await endOf(job, POLL_WAIT_MS);
  const { outcome } = job;
  switch (outcome.state) {
    case 'running':
      return { state: 'running', progress: job.doneCount / job.request.count, pollAfterMs: POLL_AFTER_MS };
    case 'succeeded':
      return { state: 'succeeded' };
    case 'failed':
      throw outcome.error;
    case 'cancelled':
      throw wasCancelled();
  }
}

async function resultsOf(job: Job): Promise<readonly FetchedResult[]> {
  await job.ended;
  const { outcome } = job;
  if (outcome.state === 'succeeded') return outcome.results;
  throw outcome.state === 'failed' ? outcome.error : wasCancelled();
}

function cancelJob({ jobId }: VendorJob, book: JobBook): void {
  const job = book.find(jobId);
  if (job === undefined || job.outcome.state !== 'running') return;
  job.outcome = { state: 'cancelled' };
  job.controller.abort();
}

async function endOf(job: Job, waitMs: number): Promise<void> {
  if (job.outcome.state !== 'running') return;
  const controller = new AbortController();
  const timer = wait(waitMs, undefined, { signal: controller.signal }).catch(() => undefined);
  await Promise.race([job.ended, timer]);
  controller.abort();
}

function toResult({ bytes, scene }: DrawnPicture, { seed }: GenerationRequest): FetchedResult {
  // A scene is plain JSON by its own promise; only its interface does not say so to the type checker.
  return { bytes, mimeType: 'image/png', seed, scene: { ...scene } as Record<string, unknown>, notes: scene.notes };
}

function wasCancelled(): KitError {
  return new KitError({ code: 'unavailable', message: 'This job was cancelled.', retryable: false });
}
