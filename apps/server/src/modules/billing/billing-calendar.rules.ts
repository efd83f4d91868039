import type { Period } from './billing.ts';

/**
 * The instant that lies whole months after an anchor, in UTC with the anchor's time of day.
 *
 * A day that the month does not have becomes its last. Always counted from the anchor: 31 January, 28 February, 31 March.
 */
export function boundary(anchorAt: Date, months: number): Date {
  const year = anchorAt.getUTCFullYear();
  const month = anchorAt.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const midnight = Date.UTC(year, month, Math.min(anchorAt.getUTCDate(), lastDay));
  return new Date(midnight + timeOfDayMs(anchorAt));
}

/** The index of the month, counted from the anchor, that an instant lies in. Negative before the anchor. */
export function monthAt(anchorAt: Date, at: Date): number {
  const years = at.getUTCFullYear() - anchorAt.getUTCFullYear();
  const months = years * 12 + at.getUTCMonth() - anchorAt.getUTCMonth();
  // Within a calendar month lies exactly one boundary, so that it is this one or the one before.
  return boundary(anchorAt, months) <= at ? months : months - 1;
}

/** The period of a month, counted from the anchor. */
export function periodOfMonth(anchorAt: Date, month: number): Period {
  return { startsAt: boundary(anchorAt, month), endsAt: boundary(anchorAt, month + 1) };
}

function timeOfDayMs(at: Date): number {
  return at.getTime() - Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
}
