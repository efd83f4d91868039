import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { parseSettings } from '@gesso/contract';
import { KitError, type KitErrorCode } from '../kit-error.ts';
import type { ModelDefinition } from '../model-definition.ts';
import type { FetchedResult, GenerationRequest, JobState, Provider, VendorJob } from '../provider.ts';
import { FAKE_IMAGE_MODEL } from './fake-models.ts';
import { solidPng } from './solid-png.ts';

/** How one attempt goes. */
export type FakeOutcome =
  /** `count` pictures of the right size, all different. */
  | { readonly kind: 'succeeds' }
  /** Runs for this many polls, then succeeds. */
  | { readonly kind: 'slow'; readonly polls: number }
  /** Runs until `finish` is called with the attempt's id. */
  | { readonly kind: 'held' }
  /** `submit` throws: the vendor never took the job. */
  | { readonly kind: 'refused'; readonly code: KitErrorCode; readonly retryable: boolean }
  /** The job is taken and then fails. */
  | { readonly kind: 'fails'; readonly code: KitErrorCode }
  /** Succeeds, and there is nothing to fetch. */
  | { readonly kind: 'empty' }
  /** Says image/png and sends a web page. */
  | { readonly kind: 'wrong-type' }
  /** Sends the same picture `count` times. */
  | { readonly kind: 'duplicates' };

export type FakeProviderOptions = {
  readonly vendor?: string;
  readonly models?: readonly ModelDefinition[];
  /** Decides for each attempt at its submission. Default: it succeeds. */
  readonly outcome?: (request: GenerationRequest) => FakeOutcome;
  readonly availability?: Provider['availability'];
  /** Milliseconds a caller is told to wait between polls. Default: 1. */
  readonly pollAfterMs?: number;
};

export type FakeProvider = Provider & {
  /** Every call of `submit` in order, repeated ones too. */
  readonly submissions: readonly GenerationRequest[];
  /** Ids of the attempts that started a job, in order. An attempt stands here once unless memory was lost. */
  readonly started: readonly string[];
  readonly cancelled: readonly string[];
  /** Lets a held attempt succeed. */
  readonly finish: (attemptId: string) => void;
  /** Forgets every job, as a restart of the process would. */
  readonly forget: () => void;
};

type Job = { readonly request: GenerationRequest; readonly outcome: FakeOutcome; polls: number; isDone: boolean };

/**
 * A provider for tests that does as it is told and minds the rules of the interface.
 *
 * Like the built-in engine it has no memory beyond the process: polling a job it does not know takes the work up again
 * from the request. A caller that breaks the interface (another request under the same attempt, fetching before success,
 * unparsed settings) fails an assertion, not a `KitError`.
 */
export function createFakeProvider(options: FakeProviderOptions = {}): FakeProvider {
  const { vendor = 'fake', models = [FAKE_IMAGE_MODEL], outcome = () => ({ kind: 'succeeds' }) } = options;
  const jobs = new Map<string, Job>();
  const submissions: GenerationRequest[] = [];
  const started: string[] = [];
  const cancelled: string[] = [];
  let isClosed = false;

  const start = (request: GenerationRequest): Job => {
    const job: Job = { request, outcome: outcome(request), polls: 0, isDone: false };
    if (job.outcome.kind === 'refused') throw toError(job.outcome.code, job.outcome.retryable);
    jobs.set(request.attemptId, job);
    started.push(request.attemptId);
    return job;
  };
  const findOrStart = (request: GenerationRequest): Job => {
    assert(!isClosed, 'the provider was closed');
    assertRequest(request, models);
    const job = jobs.get(request.attemptId) ?? start(request);
    assert(
      isDeepStrictEqual(toPlain(job.request), toPlain(request)),
      `attempt ${request.attemptId} came with another request`,
    );
    return job;
  };

  return {
    vendor,
    models,
    submissions,
    started,
    cancelled,
    availability: options.availability ?? (() => ({ available: true })),
    submit: async (request) => {
      submissions.push(request);
      findOrStart(request);
      return { jobId: toJobId(request.attemptId) };
    },
    poll: async (job, request) => {
      assertSameJob(job, request);
      const isDone = jobs.get(request.attemptId)?.isDone ?? false;
      if (cancelled.includes(job.jobId) && !isDone) throw toError('unavailable', false);
      return advance(findOrStart(request), options.pollAfterMs ?? 1);
    },
    fetch: async (job, request) => {
      assertSameJob(job, request);
      assert(jobs.get(request.attemptId)?.isDone ?? true, 'fetched before poll said succeeded');
      return results(findOrStart(request), models);
    },
    cancel: async ({ jobId }) => {
      cancelled.push(jobId);
    },
    close: async () => {
      isClosed = true;
    },
    finish: (attemptId) => {
      const job = jobs.get(attemptId);
      assert(job, `there is no attempt ${attemptId}`);
      job.isDone = true;
    },
    forget: () => jobs.clear(),
  };
}

function advance(job: Job, pollAfterMs: number): JobState {
  const { outcome } = job;
  job.polls += 1;
  if (outcome.kind === 'fails') throw toError(outcome.code, false);
  if (outcome.kind === 'slow' && job.polls <= outcome.polls) {
    return { state: 'running', progress: job.polls / (outcome.polls + 1), pollAfterMs };
  }
  if (outcome.kind === 'held' && !job.isDone) return { state: 'running', pollAfterMs };
  job.isDone = true;
  return { state: 'succeeded' };
}

function results({ request, outcome }: Job, models: readonly ModelDefinition[]): readonly FetchedResult[] {
  const model = models.find(({ key }) => key === request.model);
  assert(model, `there is no model ${request.model}`);
  if (outcome.kind === 'empty') return [];
  return Array.from({ length: request.count }, (_, index) => {
    const seed = outcome.kind === 'duplicates' ? request.seed : request.seed + index;
    return { bytes: toBytes(outcome, model, request, seed), mimeType: 'image/png', seed };
  });
}

/** A prime stride sends neighbouring seeds to colours that differ at a glance. */
const COLOR_STRIDE = 7_919_113;

function toBytes(outcome: FakeOutcome, model: ModelDefinition, request: GenerationRequest, seed: number): Uint8Array {
  if (outcome.kind === 'wrong-type') return Buffer.from('<!doctype html><title>Not a picture</title>');
  return solidPng({ ...model.resultSize(request.settings), color: (seed * COLOR_STRIDE) % 2 ** 24 });
}

function assertRequest(request: GenerationRequest, models: readonly ModelDefinition[]): void {
  const model = models.find(({ key }) => key === request.model);
  assert(model, `there is no model ${request.model}`);
  const parsed = parseSettings(model.settingsSchema, request.settings);
  assert(parsed.ok && isDeepStrictEqual(parsed.settings, request.settings), 'settings must be parsed, with defaults');
  assert(Number.isInteger(request.count) && request.count >= 1, 'count must be 1 or more');
  assert(Number.isInteger(request.seed) && request.seed >= 0 && request.seed < 2 ** 31, 'seed must be 0 to 2^31 − 1');
  assert(request.attemptId.length > 0, 'an attempt needs an id');
}

/** A request without the functions that read its references, which are made anew for each call. */
function toPlain(request: GenerationRequest): unknown {
  return { ...request, references: request.references.map(({ read: _, ...reference }) => reference) };
}

function assertSameJob(job: VendorJob, request: GenerationRequest): void {
  assert.equal(job.jobId, toJobId(request.attemptId), 'job and request belong to different attempts');
}

function toJobId(attemptId: string): string {
  return `fake-${attemptId}`;
}

function toError(code: KitErrorCode, retryable: boolean): KitError {
  return new KitError({ code, message: `The fake vendor answers ${code}.`, retryable });
}
