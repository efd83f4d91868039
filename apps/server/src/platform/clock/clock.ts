/**
 * The time that billing, credits, holds, quotes and schedules go by. Sessions, rate limits and vendor polling use the
 * machine's own time instead, since a frozen clock must not freeze them.
 */
export type Clock = { readonly now: () => Date };

/** The machine's time, in whole milliseconds. */
export const systemClock: Clock = { now: () => new Date() };
