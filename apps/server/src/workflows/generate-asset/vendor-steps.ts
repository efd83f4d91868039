import { setTimeout as wait } from 'node:timers/promises';
import { LIMITS } from '@gesso/contract';
import type { FetchedResult, JobState, VendorJob } from '@gesso/provider-kit';
import { type AssetFacts, type IngestedFile, ingestResult } from '../../modules/assets/index.ts';
import { endAttempt, noteProgress, noteVendorJob, readGeneration, readStatus } from '../../modules/generation/index.ts';
import { extendHold } from '../../modules/ledger/index.ts';
import type { Route } from '../../modules/vendors/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { notifyAccount } from '../../platform/events/notify-account.ts';
import { chooseRoute, describeRefusal, noteVendor, takePlace } from './choose-route.ts';
import type { GenerationContext } from './context.ts';
import {
  type AttemptRef,
  askVendor,
  attemptIdOf,
  prepareCall,
  type VendorCall,
  type VendorFailure,
} from './vendor-call.ts';

export type Submitted =
  | {
      readonly kind: 'submitted';
      readonly jobId: string;
      /** The vendor calls back, so that the pauses between looks may be cut short. */
      readonly isWakeable: boolean;
    }
  /** The vendor is at as much work as it takes; nothing was sent. */
  | { readonly kind: 'waiting'; readonly pauseMs: number };

export type Watched =
  | { readonly kind: 'running'; readonly pollAfterMs: number }
  /** The creator stopped it, or it ended some other way. */
  | { readonly kind: 'stopped' };

/** Results that may be delivered, in order; each file is different. */
export type Collected = {
  readonly kind: 'collected';
  readonly results: readonly DeliveredResult[];
  /** Why results are missing, where some are. */
  readonly lack: 'empty-result' | 'wrong-type' | 'duplicate-result' | null;
  readonly notes: readonly string[];
};

export type DeliveredResult = {
  readonly file: IngestedFile;
  readonly seed: number | null;
  readonly scene: Readonly<Record<string, unknown>> | null;
  readonly facts: AssetFacts;
  readonly credits: readonly string[];
  /** The vendor's bill is the operator's business, so it is no fact of the asset. */
  readonly costMicroUsd: number | null;
};

/** A step that polls lasts about this long, so that a day of polling is not a hundred thousand remembered steps. */
export const WATCH_MS = 2_000;
/** How soon a stop is noticed, at the price of one indexed query. */
const STOP_CHECK_MS = 250;
/** Progress moves a bar; two steps a second look smooth. */
const PROGRESS_MS = 500;
/** Vendors that say 0 would otherwise be asked without a pause. */
const LEAST_POLL_MS = 5;

/** Places are looked for this often while a vendor is at as much work as it takes. */
const PLACE_AGAIN_MS = 2_000;

/** Starts the vendor's job on the best way that is open; its id is stored before anything else happens. */
export async function submitAttempt(
  context: GenerationContext,
  attempt: AttemptRef,
): Promise<Submitted | VendorFailure> {
  let ways: readonly Route[] = [];
  const call = await prepareCall(context, attempt, (order, routes) => {
    ways = routes;
    return chooseRoute(context, order, routes);
  });
  if (call.kind === 'failed') return call;
  const { route, request, memory } = call;
  const place = await takePlace(context, attempt, call);
  if (place.kind === 'full') return { kind: 'waiting', pauseMs: PLACE_AGAIN_MS };
  const isWakeable = request.callback !== undefined && route.provider.verifyCallback !== undefined;
  if (place.vendorJobId !== null) return { kind: 'submitted', jobId: place.vendorJobId, isWakeable };
  const job = await askVendor(() => route.provider.submit(request, memory));
  await noteVendor(context, route.provider, 'kind' in job ? job : undefined);
  if ('kind' in job) return describeRefusal(context, call, { routes: ways, failure: job });
  await noteVendorJob(context.database.pool, { attemptId: request.attemptId, vendorJobId: job.jobId });
  return { kind: 'submitted', jobId: job.jobId, isWakeable };
}

/**
 * Asks how the job goes, again and again for two seconds, or once where the vendor wants longer pauses, and brings the results
 * when it has succeeded.
 */
export async function watchAttempt(
  context: GenerationContext,
  attempt: AttemptRef & { readonly job: VendorJob; readonly stopping: AbortSignal },
): Promise<Watched | Collected | VendorFailure> {
  return withCall(context, attempt, async (call) => {
    const endAt = performance.now() + WATCH_MS;
    const report = createReporter(context, call);
    const collect = startCollecting(context, call, attempt.job);
    for (;;) {
      if (await report.isStopped()) return { kind: 'stopped' };
      const answer = await askVendor<JobState>(() => call.route.provider.poll(attempt.job, call.request, call.memory));
      if ('kind' in answer) return answer;
      if (answer.state === 'succeeded') return collect();
      if (answer.progress !== undefined) await report.progress(answer.progress);
      const pollAfterMs = Math.max(LEAST_POLL_MS, answer.pollAfterMs);
      if (performance.now() + pollAfterMs >= endAt || attempt.stopping.aborted) return { kind: 'running', pollAfterMs };
      await wait(pollAfterMs);
    }
  });
}

/** Moves the hold's time-out to a day from now while the work is alive. */
export async function keepHold(context: GenerationContext, generationId: string): Promise<void> {
  const generation = await readGeneration(context.database.pool, generationId);
  if (generation === undefined || generation.finishedAt !== null) return;
  const { holdId } = generation;
  const at = context.clock.now();
  const expiresAt = new Date(at.getTime() + LIMITS.holdLifeMs);
  await inTransaction(context.database, (connection) => extendHold(connection, { holdId, expiresAt, at }));
}

/** Asks the vendor to stop. What it may still bill is found by the stored job id. */
export async function abandonAttempt(
  context: GenerationContext,
  { generationId, number, job }: AttemptRef & { readonly job: VendorJob },
): Promise<void> {
  const answer = await withCall(context, { generationId, number }, ({ route, memory }) =>
    askVendor(async () => {
      await route.provider.cancel(job, memory);
      return { kind: 'stopped' as const };
    }),
  );
  await endAttempt(context.database.pool, {
    attemptId: attemptIdOf(generationId, number),
    state: answer.kind === 'stopped' ? 'cancelled' : 'abandoned',
    at: context.clock.now(),
  });
}

/**
 * Looks into each result and stores those that may be delivered: as they get ready where the vendor can bring them one by one,
 * which costs nobody time while the last are still being made; else all at the end.
 */
function startCollecting(
  context: GenerationContext,
  { route: { provider }, request, order, memory }: VendorCall,
  job: VendorJob,
): () => Promise<Collected | VendorFailure> {
  const kind = context.models.findModel(order.model)?.definition.kind ?? 'image';
  const look = async (result: FetchedResult): Promise<Answered> => ({
    result,
    answer: await ingestResult(context.blobs, kind, result),
  });
  const early = provider.fetchEach?.(job, request).map(async (result) => look(await result));
  // Whether they could be brought is asked at the end; until then a failure is nobody's.
  for (const answered of early ?? []) answered.catch(() => undefined);
  return async () => {
    const fetched = await askVendor(() => provider.fetch(job, request, memory));
    if ('kind' in fetched) return fetched;
    // Whatever comes beyond what was asked for was not paid for.
    const wanted = fetched.slice(0, order.resultCount);
    return choose(await Promise.all(wanted.map((result, index) => early?.[index] ?? look(result))), order.resultCount);
  };
}

async function withCall<Answer>(
  context: GenerationContext,
  attempt: AttemptRef,
  use: (call: VendorCall) => Promise<Answer | VendorFailure>,
): Promise<Answer | VendorFailure> {
  const call = await prepareCall(context, attempt);
  return call.kind === 'failed' ? call : use(call);
}

function createReporter({ database: { pool } }: GenerationContext, { order }: VendorCall) {
  const { id, accountId, projectId } = order;
  let isRunning = order.status === 'running';
  let checkedAt = performance.now();
  let reportedAt = Number.NEGATIVE_INFINITY;
  return {
    isStopped: async () => {
      if (performance.now() - checkedAt < STOP_CHECK_MS) return !isRunning;
      checkedAt = performance.now();
      isRunning = (await readStatus(pool, id)) === 'running';
      return !isRunning;
    },
    progress: async (progress: number) => {
      if (performance.now() - reportedAt < PROGRESS_MS) return;
      reportedAt = performance.now();
      await noteProgress(pool, { generationId: id, progress });
      await notifyAccount(pool, accountId, { name: 'generation-changed', id, projectId });
    },
  };
}

type Answered = { readonly result: FetchedResult; readonly answer: Awaited<ReturnType<typeof ingestResult>> };

function choose(answered: readonly Answered[], wanted: number): Collected {
  const results: DeliveredResult[] = [];
  let lack: Collected['lack'] = answered.length < wanted ? 'empty-result' : null;
  for (const { result, answer } of answered) {
    if (!answer.ok) lack = answer.reason === 'empty' ? 'empty-result' : 'wrong-type';
    else if (results.some(({ file }) => file.sha256 === answer.file.sha256)) lack = 'duplicate-result';
    else results.push(toDelivered(result, answer.file));
  }
  const notes = answered.flatMap(({ result }) => result.notes ?? []);
  return { kind: 'collected', results, lack, notes: [...new Set(notes)] };
}

function toDelivered({ seed, scene, facts = {}, credits }: FetchedResult, file: IngestedFile): DeliveredResult {
  const { vendorCostMicroUsd: cost, ...others } = facts;
  const costMicroUsd = typeof cost === 'number' ? Math.round(cost) : null;
  return { file, seed, scene: scene ?? null, facts: others, credits: credits ?? [], costMicroUsd };
}
