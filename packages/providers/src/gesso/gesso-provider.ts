import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { ART_SOURCES } from '@gesso/procedural';
import {
  type FetchedResult,
  type GenerationRequest,
  type JobState,
  KitError,
  type Provider,
  type VendorJob,
} from '@gesso/provider-kit';
import type { WorkOrder } from './do-work.ts';
import { ENGINE_MODELS } from './engine-models.ts';
import { type Job, JobBook } from './job-book.ts';
import type { Work } from './work.ts';
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

/** The longest clip at its largest takes minutes on a busy machine; pictures and models take seconds. */
const LONG_WORK_MS = 15 * 60_000;
const SHORT_WORK_MS = 2 * 60_000;
const SHORT_KINDS: ReadonlySet<WorkOrder['kind']> = new Set(['picture', 'edit', 'export', 'export-model']);

/**
 * A clip in 1080p with its encoder holds half a gigabyte and uses a core and a half. So one at a time on two cores, which
 * also leaves a worker to everybody who waits for a picture.
 */
const HEAVY_KINDS: ReadonlySet<WorkOrder['kind']> = new Set(['clip', 'film']);

/** A job longer than one wait is asked for again soon: nobody has to be spared the question. */
const POLL_AFTER_MS = 25;

/**
 * The built-in engines behind the interface of a vendor.
 *
 * Work is done in worker threads only. Jobs live in this process; one that is unknown, after a crash for example, is done again
 * from its request and gives the same bytes. Results are held until fetched.
 */
export function createGessoProvider(options: GessoProviderOptions = {}): Provider {
  const { workers = availableParallelism(), warmAfterMs = WARM_AFTER_MS, onStartFailure = () => undefined } = options;
  const size = Math.max(1, workers);
  const pool = createWorkerPool<WorkOrder, Work>({
    size,
    heavy: { isHeavy: ({ kind }) => HEAVY_KINDS.has(kind), most: Math.max(1, Math.floor(size / 2)) },
    file: new URL('./engine-worker.ts', import.meta.url),
    orderTimeoutMs: ({ kind }) => (SHORT_KINDS.has(kind) ? SHORT_WORK_MS : LONG_WORK_MS),
  });
  const book = new JobBook(options.mostResultBytes);
  const starting = new Map<string, Promise<Job>>();
  const findOrStart = async (request: GenerationRequest): Promise<Job> => {
    const { attemptId } = request;
    const known = book.find(attemptId) ?? starting.get(attemptId);
    if (known !== undefined) return known;
    const start = startJob({ request, pool, book }).finally(() => starting.delete(attemptId));
    starting.set(attemptId, start);
    return start;
  };
  const warm = () => void pool.warm().catch(onStartFailure);
  const warming = warmAfterMs === null ? undefined : setTimeout(warm, warmAfterMs).unref();
  return {
    vendor: 'gesso',
    models: ENGINE_MODELS.map(({ definition }) => definition),
    artSources: ART_SOURCES,
    readsBrand: true,
    availability: () => ({ available: true }),
    submit: async (request) => {
      await findOrStart(request);
      return { jobId: request.attemptId };
    },
    poll: async (_job, request) => pollJob(await findOrStart(request)),
    fetch: async ({ jobId }, request) => {
      const results = await resultsOf(await findOrStart(request));
      book.forget(jobId);
      return results;
    },
    // One that this process does not know begins with the next poll and is brought as a whole.
    fetchEach: ({ jobId }) => book.find(jobId)?.works ?? [],
    cancel: async (job) => cancelJob(job, book),
    exportFile: (order) => pool.run({ kind: 'export', ...order }),
    exportModel: (order) => pool.run({ kind: 'export-model', ...order }),
    close: async () => {
      clearTimeout(warming);
      await pool.close();
    },
  };
}

async function startJob(options: {
  readonly request: GenerationRequest;
  readonly pool: WorkerPool<WorkOrder, Work>;
  readonly book: JobBook;
}): Promise<Job> {
  const { request, pool, book } = options;
  const orders = await toOrders(request);
  const controller = new AbortController();
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const progress = orders.map(() => 0);
  const works = orders.map(async (order, index) => {
    const onProgress = (share: number) => {
      progress[index] = share;
    };
    const work = await pool.run(order, { signal: controller.signal, onProgress });
    onProgress(1);
    return toResult(work, request);
  });
  const job: Job = { request, controller, ended, progress, works, outcome: { state: 'running' } };
  book.add(request.attemptId, job);
  Promise.all(works)
    .then((results) => finish(job, results))
    .catch((error: KitError) => fail(job, error))
    .finally(() => {
      book.keepWithinBounds(request.attemptId, job);
      end();
    });
  return job;
}

function toOrders(request: GenerationRequest): readonly WorkOrder[] | Promise<readonly WorkOrder[]> {
  const model = ENGINE_MODELS.find(({ definition }) => definition.key === request.model);
  if (model !== undefined) return model.toOrders(request);
  throw new KitError({ code: 'unavailable', message: `Gesso has no model ${request.model}.`, retryable: false });
}

function finish(job: Job, results: readonly FetchedResult[]): void {
  if (job.outcome.state !== 'running') return;
  const sizeBytes = results.reduce((sum, { bytes, poster }) => sum + bytes.byteLength + (poster?.byteLength ?? 0), 0);
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
      return { state: 'running', progress: meanOf(job.progress), pollAfterMs: POLL_AFTER_MS };
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

function toResult({ scene, ...work }: Work, { seed }: GenerationRequest): FetchedResult {
  // A scene is plain JSON by its own promise; only its interface does not say so to the type checker.
  const layers = scene === undefined ? {} : { scene: { ...scene } as Record<string, unknown> };
  return { ...work, ...layers, credits: work.credits ?? scene?.credits ?? [], seed };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function wasCancelled(): KitError {
  return new KitError({ code: 'unavailable', message: 'This job was cancelled.', retryable: false });
}
