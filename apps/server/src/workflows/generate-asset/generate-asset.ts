import type { FailureCode } from '@gesso/contract';
import { endAttempt, startGeneration } from '../../modules/generation/index.ts';
import { notifyAccount } from '../../platform/events/notify-account.ts';
import { type Durable, StepFailure } from '../../platform/jobs/index.ts';
import type { GenerationContext } from './context.ts';
import { DEFERRED_POLL_MS, PATIENCE_MS } from './poll-pace.rules.ts';
import { deliverResults, failGeneration } from './settle-generation.ts';
import { type AttemptRef, attemptIdOf, type VendorFailure } from './vendor-call.ts';
import { abandonAttempt, type Collected, keepHold, submitAttempt, WATCH_MS, watchAttempt } from './vendor-steps.ts';
import type { WatchDesk } from './watch-desk.ts';

/** Name of the job; its id is the generation's. */
export const GENERATE_ASSET = 'generate-asset';

/** One more try after a refusal that cannot have billed: a vendor that is busy twice in a row is busy. */
const MOST_TRIES = 2;
const RETRY_AFTER_MS = 2_000;
/** A vendor that says how long to wait means it, and is waited for; six refusals later it is closed. */
const MOST_PATIENT_TRIES = 6;
/** More than there are ways to any model and tries on each. */
const MOST_ATTEMPTS = 20;

/** After a day nothing comes any more; the vendor is asked to stop and the credits go back. */
const MOST_WAITING_MS = 24 * 3_600_000;

/** A hold lives a day, so every hour of waiting is often enough to extend it. */
const KEEP_HOLD_EVERY_MS = 3_600_000;

/** What the job needs: the context, and the desk that follows all works of this process. */
export type WorkContext = GenerationContext & { readonly watchDesk: WatchDesk };

/** How an attempt went, as far as the job must decide. */
type AttemptEnd =
  | Collected
  | VendorFailure
  | { readonly kind: 'stopped' }
  | { readonly kind: 'overdue'; readonly jobId: string };

/**
 * The durable story of one accepted generation, from the vendor's job to the asset on the board.
 *
 * May be cut off anywhere and started again in another process: one asset, one charge. Money keys on ids that follow
 * from the generation, the vendor's job on the attempt's id, the files on their content.
 */
export async function generateAsset(context: WorkContext, durable: Durable, generationId: string): Promise<void> {
  try {
    await attemptAll(context, durable, generationId);
  } catch (error) {
    // Only a step's own failure is ours to answer; what the engine throws (a takeover, a shutdown) must pass.
    if (!(error instanceof StepFailure)) throw error;
    context.log.error({ err: error, generationId }, 'a generation failed inside Gesso');
    await durable.step('fail after a fault', () => failGeneration(context, { generationId, code: 'engine-failed' }));
  }
}

async function attemptAll(context: WorkContext, durable: Durable, generationId: string): Promise<void> {
  let tries = 0;
  for (let number = 1; ; number += 1) {
    const attempt = { generationId, number };
    const end = await runAttempt(context, durable, attempt);
    switch (end.kind) {
      case 'stopped':
        return;
      case 'overdue':
        await abandon(context, durable, { ...attempt, jobId: end.jobId });
        return fail(context, durable, { attempt, code: 'timeout', message: 'no answer within a day' });
      case 'collected':
        return deliver(context, durable, attempt, end);
      case 'failed': {
        const mostTries = end.retryAfterMs === undefined ? MOST_TRIES : MOST_PATIENT_TRIES;
        const isTriedAgain = end.hasOtherWay === true || (end.retryable && tries + 1 < mostTries);
        if (!isTriedAgain || number >= MOST_ATTEMPTS) return fail(context, durable, { attempt, ...end });
        await durable.step('close the attempt', () => closeFailedAttempt(context, attempt, end));
        if (end.hasOtherWay === true) continue;
        tries += 1;
        await durable.sleep(Math.max(RETRY_AFTER_MS, end.retryAfterMs ?? 0));
      }
    }
  }
}

async function runAttempt(context: WorkContext, durable: Durable, attempt: AttemptRef): Promise<AttemptEnd> {
  // One step for both, since each step that is remembered costs a picture of the built-in engine a fortieth of its time.
  const submitted = await submit(context, durable, attempt);
  if (submitted.kind === 'waiting') return { kind: 'failed', ...NO_PLACE };
  if (submitted.kind !== 'submitted') return submitted;
  const job = { jobId: submitted.jobId };
  const { watchDesk: desk } = context;
  const { isWakeable } = submitted;
  let waitedMs = 0;
  let keptAtMs = 0;
  for (;;) {
    const before = waitedMs;
    const watched = await durable.step('watch', () =>
      watchAttempt(context, { ...attempt, job, waitedMs: before, isWakeable, durable, desk }),
    );
    if (watched.kind === 'failed' || watched.kind === 'collected') return watched;
    if (watched.kind === 'stopped') {
      await abandon(context, durable, { ...attempt, jobId: submitted.jobId });
      return watched;
    }
    if (waitedMs >= MOST_WAITING_MS) return { kind: 'overdue', jobId: submitted.jobId };
    if (waitedMs - keptAtMs >= KEEP_HOLD_EVERY_MS) {
      await durable.step('keep the hold', () => keepHold(context, attempt.generationId));
      keptAtMs = waitedMs;
    }
    const pauseMs = watched.pollAfterMs;
    await (isWakeable ? durable.sleepUnlessWoken(pauseMs) : durable.sleep(pauseMs));
    // By what the step remembers, never by a clock: a job that starts again must decide the same.
    waitedMs += pauseMs + (watched.watchedMs ?? WATCH_MS);
  }
}

const NO_PLACE = { code: 'concurrency', message: 'no place at the vendor within a day', retryable: false } as const;

/** Where the vendor is at as much work as it takes, the order waits its turn here. */
async function submit(context: GenerationContext, durable: Durable, attempt: AttemptRef) {
  let waitedMs = 0;
  for (;;) {
    const submitted = await durable.step('submit', async () => {
      const isStarted = await start(context, attempt.generationId);
      return isStarted ? submitAttempt(context, attempt) : ({ kind: 'stopped' } as const);
    });
    if (submitted.kind !== 'waiting' || waitedMs >= MOST_WAITING_MS) return submitted;
    // Who waits long looks seldom: each look is a step that is remembered.
    const pauseMs = waitedMs >= PATIENCE_MS ? DEFERRED_POLL_MS : submitted.pauseMs;
    await durable.sleep(pauseMs);
    waitedMs += pauseMs;
  }
}

async function start(context: GenerationContext, generationId: string): Promise<boolean> {
  const { pool } = context.database;
  const generation = await startGeneration(pool, { generationId, at: context.clock.now() });
  if (generation === undefined) return false;
  const { accountId, projectId } = generation;
  await notifyAccount(pool, accountId, { name: 'generation-changed', id: generationId, projectId });
  return true;
}

async function deliver(
  context: GenerationContext,
  durable: Durable,
  attempt: AttemptRef,
  collected: Collected,
): Promise<void> {
  if (collected.results.length === 0) {
    return fail(context, durable, { attempt, code: collected.lack ?? 'empty-result', message: 'no usable result' });
  }
  await durable.step('deliver', () => deliverResults(context, attempt, collected));
}

async function fail(
  context: GenerationContext,
  durable: Durable,
  failed: {
    readonly attempt: AttemptRef;
    readonly code: FailureCode;
    readonly message: string;
    readonly says?: string | undefined;
  },
): Promise<void> {
  const { attempt, code, message, says } = failed;
  const { generationId, number } = attempt;
  await durable.step('fail', () =>
    failGeneration(context, { generationId, code, says, attempt: { number, state: 'failed', message } }),
  );
}

async function abandon(
  context: GenerationContext,
  durable: Durable,
  { jobId, ...attempt }: AttemptRef & { readonly jobId: string },
): Promise<void> {
  await durable.step('abandon', () => abandonAttempt(context, { ...attempt, job: { jobId } }));
}

function closeFailedAttempt(context: GenerationContext, attempt: AttemptRef, failure: VendorFailure): Promise<void> {
  return endAttempt(context.database.pool, {
    attemptId: attemptIdOf(attempt.generationId, attempt.number),
    state: 'failed',
    error: { code: failure.code, message: failure.message },
    at: context.clock.now(),
  });
}
