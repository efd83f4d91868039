import type { Catalogue } from '@gesso/contract';
import { formatDollars } from '../../shared/format/amounts.ts';

type TopUpRange = Catalogue['topUp'];

/** What stands on the buttons, where the operator's range allows it. */
const USUAL_DOLLARS = [10, 20, 50, 100];

/** The amounts offered with one click, in whole dollars: the usual ones within the range, and its two ends. */
export function presetsOf({ minCents, maxCents }: TopUpRange): readonly number[] {
  const ends = [Math.ceil(minCents / 100), Math.floor(maxCents / 100)];
  const within = USUAL_DOLLARS.filter((dollars) => dollars * 100 >= minCents && dollars * 100 <= maxCents);
  return [...new Set([...within, ...ends])].sort((a, b) => a - b);
}

export type AmountReading =
  | { readonly ok: true; readonly cents: number; readonly millicredits: number }
  | { readonly ok: false; readonly message: string };

/** Reads what a person typed as dollars. Only whole dollars within the range are an amount; the message names the fix. */
export function readAmount(text: string, range: TopUpRange): AmountReading {
  const message = `Write whole dollars from ${formatDollars(range.minCents)} to ${formatDollars(range.maxCents)}.`;
  const match = /^\$?\s*(\d{1,7})$/.exec(text.trim());
  if (!match) return { ok: false, message };
  const cents = Number(match[1]) * 100;
  if (cents < range.minCents || cents > range.maxCents) return { ok: false, message };
  return { ok: true, cents, millicredits: cents * range.millicreditsPerCent };
}
