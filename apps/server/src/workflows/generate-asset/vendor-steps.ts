import { LIMITS } from '@gesso/contract';
import type { FetchedResult, JobState, VendorJob } from '@gesso/provider-kit';
import { type AssetFacts, type IngestedFile, ingestResult } from '../../modules/assets/index.ts';
import { type AttemptEnd, endAttempt, noteVendorJob, readGeneration } from '../../modules/generation/index.ts';
import { extendHold } from '../../modules/ledger/index.ts';
import type { Route } from '../../modules/vendors/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Durable } from '../../platform/jobs/index.ts';
import { chooseRoute, describeRefusal, noteVendor, takePlace } from './choose-route.ts';
import type { GenerationContext } from './context.ts';
import { endTogether, pauseBeforeNextLook } from './poll-pace.rules.ts';
import {
  type AttemptRef,
  askVendor,
  attemptIdOf,
  prepareCall,
  type VendorCall,
  type VendorFailure,
} from './vendor-call.ts';
import type { WatchDesk } from './watch-desk.ts';

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
  | {
      readonly kind: 'running';
      readonly pollAfterMs: number;
      /** How long it was watched; not known of steps that were remembered before this was noted. */
      readonly watchedMs?: number;
    }
  /** The creator stopped it, or it ended some other way. */
  | { readonly kind: 'stopped' };

/** Results that may be delivered, in order; each file is different. */
export type Collected = {
  readonly kind: 'collected';
  readonly results: readonly DeliveredResult[];
  /** Why results are missing, where some are. */
  readonly lack: 'empty-result' | 'wrong-type' | 'duplicate-result' | null;
  readonly notes: readonly string[];
  /** What is said of parts of which nobody knows whether the vendor took them. */
  readonly lost?: readonly string[];
};

export type DeliveredResult = {
  readonly file: IngestedFile;
  readonly seed: number | null;
  readonly scene: Readonly<Record<string, unknown>> | null;
  readonly facts: AssetFacts;
  readonly credits: readonly string[];
  /** The vendor's bill is the operator's business, so it is no fact of the asset. */
  readonly costMicroUsd: number | null;
  /** The vendor's own name of the model that made it; not in results that were remembered before it was kept here. */
  readonly vendorModel?: string;
};

/** A step that polls lasts about this long, so that a day of polling is not a hundred thousand remembered steps. */
export const WATCH_MS = 2_000;
/**
 * The same for vendors' machines, whose jobs take minutes and of which hundreds are watched at once: what a step costs is
 * then next to nothing. It may last so long because a call of the vendor, a stop and a shutdown all end its pauses.
 */
const WATCH_ELSEWHERE_MS = 300_000;

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
  const job = await askVendor(route.provider, () => route.provider.submit(request, memory));
  await noteVendor(context, route.provider, 'kind' in job ? job : undefined);
  if ('kind' in job) return describeRefusal(context, call, { routes: ways, failure: job });
  await noteVendorJob(context.database.pool, { attemptId: request.attemptId, vendorJobId: job.jobId });
  return { kind: 'submitted', jobId: job.jobId, isWakeable };
}

export type Watching = AttemptRef & {
  readonly job: VendorJob;
  /** How long it has been at work before this step. */
  readonly waitedMs: number;
  readonly isWakeable: boolean;
  readonly durable: Pick<Durable, 'stopping' | 'waitUnlessWoken'>;
  readonly desk: WatchDesk;
};

/**
 * Asks how the job goes, again and again for the length of a step, and brings the results when it has succeeded. Pauses end
 * early when the vendor calls back, when the work was stopped and when this process shuts down.
 */
export async function watchAttempt(
  context: GenerationContext,
  { job, waitedMs, isWakeable, durable, desk, ...attempt }: Watching,
): Promise<Watched | Collected | VendorFailure> {
  return withCall(context, attempt, async (call) => {
    const { provider } = call.route;
    const isElsewhere = provider.isElsewhere ?? false;
    const startedAt = performance.now();
    const mostMs = isElsewhere ? WATCH_ELSEWHERE_MS : WATCH_MS;
    const collect = startCollecting(context, call, job);
    const followed = desk.follow(call.order);
    try {
      for (;;) {
        if (followed.ended.aborted) return { kind: 'stopped' };
        const answer = await askVendor<JobState>(provider, () => provider.poll(job, call.request, call.memory));
        if ('kind' in answer) return answer;
        if (answer.state === 'succeeded') return await collect();
        if (answer.progress !== undefined) followed.reach(answer.progress);
        const watchedMs = Math.round(performance.now() - startedAt);
        const pollAfterMs = pauseBeforeNextLook(answer.pollAfterMs, waitedMs + watchedMs, { isElsewhere, isWakeable });
        if (watchedMs + pollAfterMs >= mostMs || durable.stopping.aborted) {
          return { kind: 'running', pollAfterMs, watchedMs };
        }
        await durable.waitUnlessWoken(endTogether(pollAfterMs, performance.now()), followed.ended);
      }
    } finally {
      followed.leave();
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
    askVendor(route.provider, async () => {
      await route.provider.cancel(job, memory);
      return { kind: 'stopped' as const, lost: (await route.provider.listLost?.(memory)) ?? [] };
    }),
  );
  await endAttempt(context.database.pool, {
    attemptId: attemptIdOf(generationId, number),
    state: answer.kind === 'stopped' ? 'cancelled' : 'abandoned',
    ...(answer.kind === 'stopped' ? noteLost(answer.lost) : {}),
    at: context.clock.now(),
  });
}

/** What the operator is told of parts of an attempt of which nobody knows whether the vendor took them. */
export function noteLost(lost: readonly string[] | undefined): Pick<AttemptEnd, 'error'> {
  if (lost === undefined || lost.length === 0) return {};
  return { error: { code: 'lost', message: [...new Set(lost)].join(' ') } };
}

/**
 * Looks into each result and stores those that may be delivered: as they get ready where the vendor can bring them one by one,
 * which costs nobody time while the last are still being made; else all at the end.
 */
function startCollecting(
  context: GenerationContext,
  { route: { provider, vendorModel }, request, order, memory }: VendorCall,
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
    const fetched = await askVendor(provider, () => provider.fetch(job, request, memory));
    if ('kind' in fetched) return fetched;
    // Whatever comes beyond what was asked for was not paid for.
    const wanted = fetched.slice(0, order.resultCount);
    const answered = await Promise.all(wanted.map((result, index) => early?.[index] ?? look(result)));
    const lost = await provider.listLost?.(memory);
    return { ...choose(answered, { wanted: order.resultCount, vendorModel }), ...(lost === undefined ? {} : { lost }) };
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

type Answered = { readonly result: FetchedResult; readonly answer: Awaited<ReturnType<typeof ingestResult>> };

function choose(
  answered: readonly Answered[],
  { wanted, vendorModel }: { readonly wanted: number; readonly vendorModel: string },
): Collected {
  const results: DeliveredResult[] = [];
  let lack: Collected['lack'] = answered.length < wanted ? 'empty-result' : null;
  for (const { result, answer } of answered) {
    if (!answer.ok) lack = answer.reason === 'empty' ? 'empty-result' : 'wrong-type';
    else if (results.some(({ file }) => file.sha256 === answer.file.sha256)) lack = 'duplicate-result';
    else results.push(toDelivered(result, answer.file, vendorModel));
  }
  const notes = answered.flatMap(({ result }) => result.notes ?? []);
  return { kind: 'collected', results, lack, notes: [...new Set(notes)] };
}

function toDelivered(
  { seed, scene, facts = {}, credits }: FetchedResult,
  file: IngestedFile,
  modelOfRoute: string,
): DeliveredResult {
  const { vendorCostMicroUsd: cost, vendorModel = modelOfRoute, ...others } = facts;
  const costMicroUsd = typeof cost === 'number' ? Math.round(cost) : null;
  return {
    file,
    seed,
    scene: scene ?? null,
    facts: others,
    credits: credits ?? [],
    costMicroUsd,
    vendorModel: String(vendorModel),
  };
}
