/**
 * What a durable job may do besides computing: steps whose results are remembered, and sleeps that survive a restart.
 *
 * A job that was cut off starts again from its first line; steps that ended before answer from memory. Between steps
 * a job must therefore do the same thing every time: no clock, no random numbers, no reading of rows.
 */
export type Durable = {
  /**
   * Runs a step and remembers its result, which must be plain JSON.
   *
   * The work may run a second time when the process died after it ended and before that was noted, so it must be safe
   * to repeat. It is tried again when it throws; expected failures are returned as values instead.
   *
   * @throws StepFailure when it threw every time.
   */
  readonly step: <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;
  /** Sleeps until a moment fixed at the first call, also across restarts. */
  readonly sleep: (durationMs: number) => Promise<void>;
  /** Sleeps as `sleep` does, or until `Jobs.wake` wakes this job, also when that was before it slept. */
  readonly sleepUnlessWoken: (durationMs: number) => Promise<void>;
  /**
   * Waits inside a step and remembers nothing: at most so long, until `Jobs.wake` wakes this job, also when that was just
   * before, until `signal` aborts, or until this process shuts down.
   */
  readonly waitUnlessWoken: (durationMs: number, signal: AbortSignal) => Promise<void>;
  /** Aborted when this process shuts down: long steps should return early with what they know. */
  readonly stopping: AbortSignal;
};
