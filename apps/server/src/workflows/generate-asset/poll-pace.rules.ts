/** After this long a vendor is asked seldom. The work is deferred, not forgotten. */
export const PATIENCE_MS = 15 * 60_000;
export const DEFERRED_POLL_MS = 60_000;

/**
 * The pause grows with the wait: an eighth of it is late by a sixteenth on average, which nobody notices, and five hundred
 * clips of some minutes are then asked after thirty times a second instead of two hundred.
 */
const PAUSES_IN_A_WAIT = 8;
/** As late as a clip of a few minutes may be heard of. */
const LONGEST_PAUSE_MS = 20_000;
/** Where vendors call back they are heard of at once, and asking is the safety net. */
const PAUSES_IN_A_WAKEABLE_WAIT = 4;
const LONGEST_WAKEABLE_PAUSE_MS = 45_000;
/** Pauses of a second and more end together, twice a second: many looks then share what one costs the process to wake up for. */
const GRID_MS = 500;
/** Vendors that say 0 would otherwise be asked without a pause. */
const LEAST_PAUSE_MS = 5;

/** Where a job is done and who tells that it is. */
export type Place = {
  /** False for engines of this machine, which answer the moment they are done. */
  readonly isElsewhere: boolean;
  /** The vendor calls back. */
  readonly isWakeable: boolean;
};

/**
 * How long to leave a vendor alone before the next question after a job.
 *
 * @param asksMs - What the vendor wants.
 * @param waitedMs - How long the job has been at work.
 */
export function pauseBeforeNextLook(asksMs: number, waitedMs: number, { isElsewhere, isWakeable }: Place): number {
  const [share, most] = isWakeable
    ? [PAUSES_IN_A_WAKEABLE_WAIT, LONGEST_WAKEABLE_PAUSE_MS]
    : [PAUSES_IN_A_WAIT, LONGEST_PAUSE_MS];
  const grown = isElsewhere ? Math.min(most, waitedMs / share) : 0;
  return Math.ceil(Math.max(LEAST_PAUSE_MS, asksMs, waitedMs >= PATIENCE_MS ? DEFERRED_POLL_MS : grown));
}

/**
 * A pause that ends together with those of others; never shorter than it was.
 *
 * @param nowMs - By any clock that all of them share.
 */
export function endTogether(pauseMs: number, nowMs: number): number {
  return pauseMs < 2 * GRID_MS ? pauseMs : Math.ceil((nowMs + pauseMs) / GRID_MS) * GRID_MS - nowMs;
}
