const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

const DAY_MS = 86_400_000;

/** The furthest instant a JavaScript date can hold is in the year 275760; PostgreSQL's is later. */
const LATEST = new Date('9999-12-31T23:59:59.999Z');

/**
 * Adds an ISO 8601 duration such as `P1M` or `P3DT2H` to an instant, in UTC.
 *
 * Years and months first, by the calendar: a day that the month does not have becomes its last. Then weeks, days and
 * time, by length.
 *
 * @returns undefined for a text that is no duration, or a time after the year 9999.
 */
export function addDuration(start: Date, duration: string): Date | undefined {
  const match = DURATION.exec(duration);
  if (match === null) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((text) => Number(text ?? '0'));
  const moved = addMonths(start, years * 12 + months);
  const lengthMs = (weeks * 7 + days) * DAY_MS + hours * 3_600_000 + minutes * 60_000 + seconds * 1_000;
  const end = new Date(moved.getTime() + lengthMs);
  return end.getTime() <= LATEST.getTime() ? end : undefined;
}

function addMonths(start: Date, months: number): Date {
  const moved = new Date(start);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(start.getUTCDate(), lastDay));
  return moved;
}
