import type { Day } from './zoned-days.ts';

/** How days and times are written in one time zone. */
export type ZonedWords = {
  /** `24 Nov 2026, 17:05` */
  readonly moment: (instant: string) => string;
  /** `24 December 2026, 17:05`, for what happens at an hour that matters. */
  readonly due: (instant: string) => string;
  /** `17:05` */
  readonly hour: (instant: Date) => string;
};

const WORDS = new Map<string, ZonedWords>();
const SHORT_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const LONG_DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** The words of a zone; the same object each time, since making formats is slow. */
export function zonedWords(timeZone: string): ZonedWords {
  const known = WORDS.get(timeZone);
  if (known) return known;
  const clock = { hour: '2-digit', minute: '2-digit', timeZone } as const;
  const moment = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', ...clock });
  const due = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', ...clock });
  const hour = new Intl.DateTimeFormat('en-GB', clock);
  const words: ZonedWords = {
    moment: (instant) => moment.format(new Date(instant)),
    due: (instant) => due.format(new Date(instant)).replace(' at ', ', '),
    hour: (instant) => hour.format(instant),
  };
  WORDS.set(timeZone, words);
  return words;
}

/** `24 Nov` */
export function shortDay(day: Day): string {
  return SHORT_DAY.format(new Date(`${day}T00:00:00Z`));
}

/** `24 November 2026` */
export function longDay(day: Day): string {
  return LONG_DAY.format(new Date(`${day}T00:00:00Z`));
}
