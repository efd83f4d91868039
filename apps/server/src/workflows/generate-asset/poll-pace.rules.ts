/** After this long a vendor is asked seldom. The work is deferred, not forgotten. */
export const PATIENCE_MS = 15 * 60_000;
export const DEFERRED_POLL_MS = 60_000;

/**
 * The pause grows with the wait: a twelfth of it is late by a twenty-fourth on average, which nobody notices, and five hundred
 * clips of some minutes are then asked after fifty times a second instead of two hundred.
 */
const PAUSES_IN_A_WAIT = 12;
/** As late as a clip of a few minutes may be heard of; where vendors call back it is heard of at once. */
const LONGEST_PAUSE_MS = 15_000;
/** Vendors that say 0 would otherwise be asked without a pause. */
const LEAST_PAUSE_MS = 5;

/**
 * How long to leave a vendor alone before the next question after a job.
 *
 * @param asksMs - What the vendor wants.
 * @param waitedMs - How long the job has been at work.
 * @param isElsewhere - False for engines of this machine, which answer the moment they are done.
 */
export function pauseBeforeNextLook(asksMs: number, waitedMs: number, isElsewhere: boolean): number {
  const grown = isElsewhere ? Math.min(LONGEST_PAUSE_MS, waitedMs / PAUSES_IN_A_WAIT) : 0;
  return Math.ceil(Math.max(LEAST_PAUSE_MS, asksMs, waitedMs >= PATIENCE_MS ? DEFERRED_POLL_MS : grown));
}
