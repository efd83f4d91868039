/** A vendor that asks for a day means it is closed; an hour is as long as an order waits for one. */
const LONGEST_MS = 3_600_000;

/**
 * Reads `Retry-After`, in seconds or as a date.
 *
 * @param now - For dates.
 * @returns Milliseconds, 0 to an hour; undefined where the header is missing or makes no sense.
 * @see RFC 9110, section 10.2.3.
 */
export function readRetryAfter(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  // Dates of HTTP end so; the parser itself takes almost anything for a date.
  const date = text.endsWith('GMT') ? Date.parse(text) : Number.NaN;
  const ms = /^\d+$/u.test(text) ? Number(text) * 1_000 : date - now.getTime();
  if (!Number.isFinite(ms)) return undefined;
  return Math.min(LONGEST_MS, Math.max(0, ms));
}
