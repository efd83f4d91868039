import { ProblemError } from './problems.ts';

export type RateLimit = { readonly name: string; readonly most: number; readonly windowMs: number };

/** The numbers of the contract. */
export const RATE_LIMITS = {
  signIn: { name: 'sign-in', most: 10, windowMs: 60_000 },
  signUp: { name: 'sign-up', most: 30, windowMs: 3_600_000 },
  api: { name: 'api', most: 600, windowMs: 60_000 },
  work: { name: 'work', most: 120, windowMs: 60_000 },
  // Opening a board of 10,000 pictures is not a flood: each is asked for at a level or two, and kept for ever.
  content: { name: 'content', most: 20_000, windowMs: 60_000 },
} as const satisfies Record<string, RateLimit>;

export type RateLimiter = {
  /**
   * Counts one call.
   *
   * @param who - An account, a key or an address.
   * @returns Headers that tell the caller what is left.
   * @throws ProblemError `rate-limited` when there is nothing left; the call is not counted then.
   */
  readonly count: (limit: RateLimit, who: string) => Readonly<Record<string, string>>;
};

type Window = { readonly endsAt: number; used: number };

/** A stranger can invent addresses; 100,000 windows are about 10 MB, then the oldest goes. */
const MOST_WINDOWS = 100_000;

/**
 * Counts calls in fixed windows, in the memory of this process.
 *
 * Several web processes count for themselves: the true limit is then the number times the processes, which still stops
 * a script and never blocks a person.
 *
 * @param now - Milliseconds of the machine's own clock: the test clock stands still.
 * @see draft-ietf-httpapi-ratelimit-headers for the headers.
 */
export function createRateLimiter(now: () => number = Date.now): RateLimiter {
  const windows = new Map<string, Window>();
  return {
    count: (limit, who) => {
      const at = now();
      const window = openWindow(windows, `${limit.name} ${who}`, at, limit.windowMs);
      const resetSeconds = Math.max(1, Math.ceil((window.endsAt - at) / 1000));
      if (window.used >= limit.most) throw tooMany(limit, resetSeconds);
      window.used += 1;
      return headersOf(limit, limit.most - window.used, resetSeconds);
    },
  };
}

/** The limiter of an installation that wants none. */
export const noRateLimits: RateLimiter = { count: () => ({}) };

function openWindow(windows: Map<string, Window>, key: string, at: number, windowMs: number): Window {
  const current = windows.get(key);
  if (current !== undefined && at < current.endsAt) return current;
  windows.delete(key); // So that it is appended: the map's order is the order of birth.
  if (windows.size >= MOST_WINDOWS) {
    const [oldest] = windows.keys();
    if (oldest !== undefined) windows.delete(oldest);
  }
  const window = { endsAt: at + windowMs, used: 0 };
  windows.set(key, window);
  return window;
}

function headersOf(limit: RateLimit, remaining: number, resetSeconds: number): Record<string, string> {
  return {
    'ratelimit-limit': String(limit.most),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(resetSeconds),
  };
}

function tooMany(limit: RateLimit, resetSeconds: number): ProblemError {
  return new ProblemError({
    code: 'rate-limited',
    detail: `Too many calls at once; try again in ${resetSeconds} s.`,
    headers: { ...headersOf(limit, 0, resetSeconds), 'retry-after': String(resetSeconds) },
  });
}
