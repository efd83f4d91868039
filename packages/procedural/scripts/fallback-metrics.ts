/**
 * Reads which characters each slice of the fallback faces really has and how wide they are, and writes
 * `src/type/fallback.generated.ts`. Run after changing `fallback-families.ts` or the packages:
 * `node packages/procedural/scripts/fallback-metrics.ts`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { create } from 'fontkit';
import { FALLBACK_FAMILIES, type FallbackFamily } from '../src/type/fallback-families.ts';

const EM = 1000;
/** Widths are measured at these weights; between them they grow evenly. */
const WEIGHTS = [400, 800] as const;
const MARK = /\p{M}/u;
/** A letter that joins on both sides. */
const NEIGHBOUR = 'ب';

const require = createRequire(import.meta.url);
const context = createCanvas(8, 8).getContext('2d');

const rows = FALLBACK_FAMILIES.map((family) => {
  const slices = readSlices(family);
  const coverage = slices.map(({ name, codes }) => `${name}:${encodeRanges(codes)}`).join(';');
  const codes = slices.flatMap((slice) => slice.codes);
  const stack = slices.map(({ alias }) => `"${alias}"`).join(', ');
  const widths = WEIGHTS.map((weight) => encodeWidths(codes, measurer(family, slices, weight)));
  return { family: family.family, coverage, light: widths[0]!, heavy: widths[1]!, ...inkOf(family, stack) };
});

const lines = [
  '// Written by scripts/fallback-metrics.ts from the bundled fonts. Do not edit.',
  'export interface FallbackMetrics { readonly coverage: string; readonly light: string; readonly heavy: string; readonly top: number; readonly bottom: number }',
  'export const FALLBACK_METRICS: Readonly<Record<string, FallbackMetrics>> = {',
  ...rows.map(({ family, ...metrics }) => `  ${JSON.stringify(family)}: ${JSON.stringify(metrics)},`),
  '};',
];
writeFileSync(new URL('../src/type/fallback.generated.ts', import.meta.url), `${lines.join('\n')}\n`);

interface Slice {
  readonly name: string;
  readonly alias: string;
  readonly codes: readonly number[];
}

/** The slices of a family; a character that two slices have belongs to the first. */
function readSlices({ family, slug, slices }: FallbackFamily): readonly Slice[] {
  const folder = join(dirname(require.resolve(`@fontsource-variable/${slug}/package.json`)), 'files');
  const known = new Set<number>();
  const names = readdirSync(folder)
    .map((file) => file.match(new RegExp(`^${slug}-(.+)-wght-normal\\.woff2$`, 'u'))?.[1])
    .filter((name) => name !== undefined && (slices === 'numbered' ? /^\d+$/u.test(name) : slices.includes(name)))
    .toSorted((a, b) => Number(a) - Number(b));
  return names.flatMap((name) => {
    const bytes = readFileSync(join(folder, `${slug}-${name}-wght-normal.woff2`));
    const font = create(bytes);
    if (!('characterSet' in font)) throw new Error(`${slug}-${name} is a collection.`);
    const codes = font.characterSet
      .filter((code) => code > 0x7f && !known.has(code) && !isPrivate(code))
      .sort(byNumber);
    for (const code of codes) known.add(code);
    const alias = `${family} ${name}`;
    GlobalFonts.register(bytes, alias);
    return codes.length === 0 ? [] : [{ name: name ?? '', alias, codes }];
  });
}

function isPrivate(code: number): boolean {
  return (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000;
}

/** Gaps and lengths in base 36: `gap` for one character, `gap.more` for a run. */
function encodeRanges(codes: readonly number[]): string {
  const parts: string[] = [];
  let last = 0;
  for (let at = 0; at < codes.length; at += 1) {
    const start = codes[at]!;
    let end = start;
    while (codes[at + 1] === end + 1) {
      at += 1;
      end += 1;
    }
    parts.push((start - last).toString(36) + (end > start ? `.${(end - start).toString(36)}` : ''));
    last = end;
  }
  return parts.join(',');
}

function measurer(
  family: FallbackFamily,
  slices: readonly Slice[],
  weight: number,
): (code: number) => readonly number[] {
  const aliasOf = new Map(slices.flatMap(({ alias, codes }) => codes.map((code) => [code, alias] as const)));
  let current = '';
  return (code) => {
    const alias = aliasOf.get(code) ?? '';
    if (alias !== current) {
      context.font = `400 ${EM}px "${alias}"`;
      context.fontVariationSettings = `'wght' ${weight}`;
      current = alias;
    }
    const text = String.fromCodePoint(code);
    const width = (sample: string): number => Math.round(context.measureText(sample).width);
    if (MARK.test(text)) return [Math.max(0, width(family.base + text) - width(family.base))];
    if (family.isJoined !== true) return [width(text)];
    // Beside a letter that joins on both sides; a stroke or joiner character instead would add space of its own.
    const start = width(`${NEIGHBOUR}\u0640`) - width('\u0640');
    const end = width(NEIGHBOUR + NEIGHBOUR) - start;
    const initial = width(text + NEIGHBOUR) - end;
    const medial = width(NEIGHBOUR + text + NEIGHBOUR) - start - end;
    return [width(text), initial, medial, width(NEIGHBOUR + text) - start].map((value) => Math.max(0, value));
  };
}

/** The commonest width, then every character that differs: `code,width` or with four widths for joined letters. */
function encodeWidths(codes: readonly number[], measure: (code: number) => readonly number[]): string {
  const measured = [...codes].sort(byNumber).map((code) => [code, measure(code).join('/')] as const);
  const counts = new Map<string, number>();
  for (const [, width] of measured) counts.set(width, (counts.get(width) ?? 0) + 1);
  const usual = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
  let last = 0;
  const others = measured
    .filter(([, width]) => width !== usual)
    .map(([code, width]) => {
      const gap = (code - last).toString(36);
      last = code;
      return `${gap}:${shorten(width)}`;
    });
  return `${shorten(usual)};${others.join(',')}`;
}

function shorten(widths: string): string {
  return widths
    .split('/')
    .map((width) => Number(width).toString(36))
    .join('/');
}

/**
 * From drawn pixels: what Skia reports for a text leaves out dots and marks that the face sets as glyphs of their own.
 */
function inkOf({ sample }: FallbackFamily, stack: string): { readonly top: number; readonly bottom: number } {
  const [sizePx, side, baseline] = [200, 3000, 400];
  const canvas = createCanvas(side, 2 * baseline);
  const drawing = canvas.getContext('2d');
  drawing.font = `400 ${sizePx}px ${stack}`;
  drawing.fontVariationSettings = "'wght' 900";
  let [top, bottom] = [baseline, baseline];
  for (const word of sample.split(' ')) {
    drawing.clearRect(0, 0, side, 2 * baseline);
    drawing.fillText(word, side / 2, baseline);
    const { data } = drawing.getImageData(0, 0, side, 2 * baseline);
    for (let at = 3; at < data.length; at += 4) {
      if ((data[at] ?? 0) < 64) continue;
      const y = Math.floor(at / 4 / side);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  }
  return { top: ((baseline - top) * EM) / sizePx, bottom: ((bottom - baseline) * EM) / sizePx };
}

function byNumber(a: number, b: number): number {
  return a - b;
}
