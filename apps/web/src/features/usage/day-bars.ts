import type { Usage } from '@gesso/contract';
import { addDays, countDays, longDay, shortDay } from '../../shared/time-zone/index.ts';
import type { DayRange } from './usage-search.ts';

/** What was spent on one day, or in one week of a long range. */
export type DayBar = DayRange & { readonly millicredits: number; readonly generations: number };

/** More bars than this are too thin to tell apart or to hit; a longer range is shown by week. */
const MOST_DAY_BARS = 120;

/** One bar for each day of a range, also for those on which nothing was spent; one for each week of a long one. */
export function toDayBars(items: Usage['items'], { from, to }: DayRange): readonly DayBar[] {
  const days = countDays(from, to) + 1;
  const step = days > MOST_DAY_BARS ? 7 : 1;
  const bars = Array.from({ length: Math.ceil(days / step) }, (_, index) => {
    const first = addDays(from, index * step);
    const last = addDays(first, step - 1);
    return { from: first, to: last < to ? last : to, millicredits: 0, generations: 0 };
  });
  for (const { key, millicredits, generations } of items) {
    const bar = bars[Math.floor(countDays(from, key) / step)];
    if (!bar) continue;
    bar.millicredits += millicredits;
    bar.generations += generations;
  }
  return bars;
}

/** A round number at or a little above the largest value, for the top of the scale. Never zero. */
export function roundTop(largest: number): number {
  if (largest <= 0) return 1000;
  const power = 10 ** Math.floor(Math.log10(largest));
  const factor = [1, 2, 2.5, 5, 10].find((some) => some * power >= largest) ?? 10;
  return factor * power;
}

/** `24 November 2026`, or `20 Nov to 26 November 2026` for a week. */
export function nameBar({ from, to }: DayRange): string {
  return from === to ? longDay(from) : `${shortDay(from)} to ${longDay(to)}`;
}

/** Which bars get a word below them: first, last and some between, no nearer than would touch. */
export function labelledBars(count: number, most: number): readonly number[] {
  const shown = Math.min(count, most);
  if (shown <= 1) return count > 0 ? [0] : [];
  return Array.from({ length: shown }, (_, index) => Math.round((index * (count - 1)) / (shown - 1)));
}

/** Everything that the bars show, in one figure. */
export function sumBars(bars: readonly Pick<DayBar, 'millicredits' | 'generations'>[]): {
  readonly millicredits: number;
  readonly generations: number;
} {
  return {
    millicredits: bars.reduce((sum, bar) => sum + bar.millicredits, 0),
    generations: bars.reduce((sum, bar) => sum + bar.generations, 0),
  };
}
