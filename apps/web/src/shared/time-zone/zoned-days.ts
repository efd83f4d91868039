/** A calendar day such as `2026-03-29`; days sort as texts. */
export type Day = string;

const DAY_PATTERN = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const DAY_MS = 86_400_000;
const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** Whether a text is a day that exists: the 30th of February is none. */
export function isDay(text: unknown): text is Day {
  return typeof text === 'string' && DAY_PATTERN.test(text) && addDays(text, 0) === text;
}

/** The day so many days later; earlier for a negative number. Calendar days only, so no zone has a say in it. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days two days lie apart. */
export function countDays(from: Day, to: Day): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}

/** The day that an instant falls on in a time zone. */
export function dayOf(instant: Date, timeZone: string): Day {
  return localTime(instant.getTime(), timeZone).slice(0, 10);
}

/**
 * The first instant of a day in a time zone. Days have 23 or 25 hours where the clocks change, and begin at 1 o'clock
 * where they change at midnight.
 */
export function startOfDay(day: Day, timeZone: string): Date {
  // No zone is further than 14 hours from UTC, so the day begins within a window of 28 hours; halve it to the millisecond.
  const midnightUtc = Date.parse(`${day}T00:00:00Z`);
  let before = midnightUtc - 15 * 3_600_000;
  let from = midnightUtc + 15 * 3_600_000;
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (localTime(middle, timeZone).slice(0, 10) < day) before = middle;
    else from = middle;
  }
  return new Date(from);
}

/** `2026-03-29 02:00:00` as a clock on the wall of that zone shows it. */
function localTime(ms: number, timeZone: string): string {
  let format = FORMATS.get(timeZone);
  if (!format) {
    // Swedish writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    FORMATS.set(timeZone, format);
  }
  return format.format(ms);
}
