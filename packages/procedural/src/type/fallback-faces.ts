import { FALLBACK_METRICS } from './fallback.generated.ts';
import { FALLBACK_FAMILIES, type FallbackFamily } from './fallback-families.ts';
import type { TextLocale } from './scripts.ts';

/** Where a character is found that no display face has. */
export interface FallbackGlyph {
  readonly family: FallbackFamily;
  readonly slice: string;
}

interface ParsedFamily {
  readonly family: FallbackFamily;
  /** First and last code of each run in turn, ascending, and the slice each run is in. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly slices: readonly string[];
  readonly light: WidthTable;
  readonly heavy: WidthTable;
  readonly top: number;
  readonly bottom: number;
}

interface WidthTable {
  readonly usual: readonly number[];
  readonly others: ReadonlyMap<number, readonly number[]>;
}

/** How a letter of a joined script stands to its neighbours; the order of the four widths in the tables. */
export type LetterForm = 0 | 1 | 2 | 3;

const LIGHT_WEIGHT = 400;
const HEAVY_WEIGHT = 800;
const FORWARD: Readonly<Record<TextLocale, string>> = { ja: 'Noto Sans JP', ko: 'Noto Sans KR', zh: 'Noto Sans SC' };

const parsed = new Map<string, ParsedFamily>();

/** The fallback face and slice that has a character, or `undefined` when none has. */
export function findFallback(code: number, locale?: TextLocale): FallbackGlyph | undefined {
  const first = locale === undefined ? undefined : FORWARD[locale];
  const order =
    first === undefined ? FALLBACK_FAMILIES : [...FALLBACK_FAMILIES].sort((a) => (a.family === first ? -1 : 0));
  for (const family of order) {
    const { starts, ends, slices } = parse(family);
    const at = lastAtMost(starts, code);
    if (at >= 0 && code <= (ends[at] ?? -1)) return { family, slice: slices[at] ?? '' };
  }
  return undefined;
}

/** Advance of a character in thousandths of an em at a weight. */
export function fallbackWidth({ family }: FallbackGlyph, code: number, weight: number, form: LetterForm): number {
  const { light, heavy } = parse(family);
  const [from, to] = [light, heavy].map(({ usual, others }) => {
    const forms = others.get(code) ?? usual;
    return forms[form] ?? forms[0] ?? 0;
  }) as [number, number];
  const share = Math.min(1.25, Math.max(0, (weight - LIGHT_WEIGHT) / (HEAVY_WEIGHT - LIGHT_WEIGHT)));
  return from + (to - from) * share;
}

/** How far the ink of a fallback face reaches above and below the baseline, in thousandths of an em. */
export function fallbackInk({ family }: FallbackGlyph): { readonly top: number; readonly bottom: number } {
  return parse(family);
}

/** The name a slice is registered under; each its own, since Skia looks for a glyph in one file of a family only. */
export function sliceAlias({ family, slice }: FallbackGlyph): string {
  return `${family.family} ${slice}`;
}

function parse(family: FallbackFamily): ParsedFamily {
  const known = parsed.get(family.family);
  if (known !== undefined) return known;
  const metrics = FALLBACK_METRICS[family.family];
  if (metrics === undefined) throw new RangeError(`No metrics for ${family.family}; run scripts/fallback-metrics.ts.`);
  const runs = metrics.coverage.split(';').flatMap(readSlice);
  runs.sort((a, b) => a.start - b.start);
  const result: ParsedFamily = {
    family,
    starts: runs.map(({ start }) => start),
    ends: runs.map(({ end }) => end),
    slices: runs.map(({ slice }) => slice),
    light: readWidths(metrics.light),
    heavy: readWidths(metrics.heavy),
    top: metrics.top,
    bottom: metrics.bottom,
  };
  parsed.set(family.family, result);
  return result;
}

function readSlice(entry: string): { readonly start: number; readonly end: number; readonly slice: string }[] {
  const [slice = '', ranges = ''] = entry.split(':');
  let last = 0;
  return ranges.split(',').map((range) => {
    const [gap = '0', more = '0'] = range.split('.');
    const start = last + Number.parseInt(gap, 36);
    last = start + Number.parseInt(more, 36);
    return { start, end: last, slice };
  });
}

function readWidths(list: string): WidthTable {
  const [usual = '', others = ''] = list.split(';');
  const widths = (entry: string): readonly number[] => entry.split('/').map((width) => Number.parseInt(width, 36));
  let code = 0;
  const read = others
    .split(',')
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [gap = '0', forms = '0'] = entry.split(':');
      code += Number.parseInt(gap, 36);
      return [code, widths(forms)] as const;
    });
  return { usual: widths(usual), others: new Map(read) };
}

/** Index of the last entry that is not above a value, -1 when all are. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
