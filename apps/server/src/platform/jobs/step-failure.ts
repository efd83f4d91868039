import { AssertionError } from 'node:assert';
import { setTimeout as wait } from 'node:timers/promises';

/** A step that failed every time it was tried. Anything else a job catches comes from the engine and must pass. */
export class StepFailure extends Error {
  readonly code = 'step-failed';
  readonly retryable = false;
  override readonly name = 'StepFailure';

  constructor(step: string, reason: string) {
    super(`The step ${step} failed: ${reason}`);
  }
}

/** What the engine remembers of a step. */
export type StepOutcome<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly reason: string };

/** Waits between tries; together 13 s, which outlasts a restart of the database or the file store. */
const RETRY_WAITS_MS = [100, 300, 900, 2_700, 9_000];

/**
 * Runs a step until it succeeds or has failed six times.
 *
 * What is thrown is a broken database or store, which may come back, or a broken promise (an assertion), which will
 * not be kept at the next try either.
 *
 * @param stopping - Ends a wait; the last error is then thrown instead of remembered.
 */
export async function tryStep<Result>(
  work: () => Promise<Result>,
  { stopping, onFailure }: { readonly stopping: AbortSignal; readonly onFailure: (error: unknown) => void },
): Promise<StepOutcome<Result>> {
  for (let tries = 0; ; tries += 1) {
    try {
      return { ok: true, result: await work() };
    } catch (error) {
      if (stopping.aborted) throw error;
      onFailure(error);
      const waitMs = RETRY_WAITS_MS[tries];
      if (error instanceof AssertionError || waitMs === undefined) {
        return { ok: false, reason: error instanceof Error ? error.message : String(error) };
      }
      await wait(waitMs, undefined, { signal: stopping });
    }
  }
}
