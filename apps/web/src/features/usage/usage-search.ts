import { ENTRY_KINDS, type EntryKind } from '@gesso/contract';
import { addDays, countDays, type Day, isDay, startOfDay } from '../../shared/time-zone/index.ts';

/** Days from the first to the last, both within. */
export type DayRange = { readonly from: Day; readonly to: Day };

/** What the charts show: so many days up to today, or days that somebody chose. */
export type ChartRange = { readonly days: (typeof CHART_DAYS)[number] } | DayRange;

/** What the Usage page shows, as its address says it. Left out: all movements, and charts of 30 days. */
export type UsageSearch = {
  /** `7`, `30`, `90` or `2026-10-01..2026-10-31`. */
  readonly chart?: string;
  readonly kind?: EntryKind;
  readonly model?: string;
  readonly project?: string;
  readonly from?: Day;
  readonly to?: Day;
};

export const CHART_DAYS = [7, 30, 90] as const;

/** More bars than a year's would tell nobody anything. */
export const MOST_CHART_DAYS = 366;

const DEFAULT_RANGE: ChartRange = { days: 30 };

/** Reads the address; what makes no sense there is left out. */
export function readUsageSearch(search: Readonly<Record<string, unknown>>): UsageSearch {
  const { kind, model, project, from, to } = search;
  const chart = search.chart === undefined ? undefined : String(search.chart);
  return {
    ...(chart !== undefined && parseRange(chart) ? { chart } : {}),
    ...(isEntryKind(kind) ? { kind } : {}),
    ...(isName(model) ? { model } : {}),
    ...(isName(project) ? { project } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
  };
}

/** What the charts show by the address. */
export function chartRange({ chart }: UsageSearch): ChartRange {
  return (chart === undefined ? undefined : parseRange(chart)) ?? DEFAULT_RANGE;
}

/** The text of a range in the address; undefined for the usual one. */
export function writeRange(range: ChartRange): string | undefined {
  if (!('days' in range)) return `${range.from}..${range.to}`;
  return range.days === 30 ? undefined : String(range.days);
}

/** The days of a range, given which day it is today. */
export function daysOfRange(range: ChartRange, today: Day): DayRange {
  return 'days' in range ? { from: addDays(today, 1 - range.days), to: today } : range;
}

/** What is wrong with a range, as a sentence; undefined where nothing is. */
export function rangeError({ from, to }: DayRange): string | undefined {
  if (!isDay(from) || !isDay(to)) return 'Choose a first and a last day.';
  if (to < from) return 'The last day comes before the first.';
  if (countDays(from, to) >= MOST_CHART_DAYS) return 'Choose a year at most.';
  return undefined;
}

/** The instants between which the days of a zone lie; from the first, up to but not including the second. */
export function periodOf({ from, to }: Partial<DayRange>, timeZone: string): { from?: string; to?: string } {
  return {
    ...(from === undefined ? {} : { from: startOfDay(from, timeZone).toISOString() }),
    ...(to === undefined ? {} : { to: startOfDay(addDays(to, 1), timeZone).toISOString() }),
  };
}

/** Whether anything is left out of the list of movements. */
export function isFiltered({ kind, model, project, from, to }: UsageSearch): boolean {
  return [kind, model, project, from, to].some((part) => part !== undefined);
}

function parseRange(text: string): ChartRange | undefined {
  const days = CHART_DAYS.find((some) => String(some) === text);
  if (days !== undefined) return { days };
  const [from = '', to = ''] = text.split('..');
  return rangeError({ from, to }) === undefined ? { from, to } : undefined;
}

function isEntryKind(value: unknown): value is EntryKind {
  return ENTRY_KINDS.some((kind) => kind === value);
}

/** Keys of models and ids of projects. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && /^[\w.-]{1,100}$/.test(value);
}
