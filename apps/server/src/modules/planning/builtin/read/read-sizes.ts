import { IMAGE_SIZES } from '@gesso/procedural';
import { isSameSize, ratioWish, type SizeWish, sizeNamed } from './size-wish.ts';
import type { Span } from './spans.ts';

/** What a brief says about sizes: a size, or only how it stands. */
export type SizeSpan = Span &
  ({ readonly kind: 'size'; readonly wish: SizeWish } | { readonly kind: 'turn'; readonly isUpright: boolean });

/** Sides of a picture in pixels; what lies outside is something else, a year or a price. */
const SIDES = { least: 64, most: 8192 } as const;
const PROPORTIONS = { least: 0.1, most: 10 } as const;

const PIXELS =
  /(?<![\d.])(\d{1,5}(?:[.,]\d{1,2})?)\s?(px|cm|mm)?\s?[x×]\s?(\d{1,5}(?:[.,]\d{1,2})?)(?!\d)\s?(px|pixels?|cm|mm|inch(?:es)?|in\b(?!\s+\p{L})|")?/giu;
const RATIO =
  /(?<![\d.:])(\d{1,3}(?:\.\d{1,2})?)\s?:\s?(\d{1,3}(?:\.\d{1,2})?)(?!\d|:\d|\s?[ap]\.?m\b|\s?(?:h|uhr)\b)/giu;
/** Two figures behind the colon are a time of day unless people say them of screens and papers. */
const KNOWN_RATIOS: ReadonlySet<string> = new Set(['9:16', '4:15', '9:21', '9:20', '9:18', '10:16', '16:10', '21:10']);
const PAPER = /\b(din[ -])?a([2-6])\b(?:\s*[-,(]?\s*(portrait|landscape|upright|horizontal|vertical)\b)?/giu;
const LETTER = /\b(?:us[ -])?letter[ -](?:size|format|paper)\b|\btabloid[ -](?:size|format)\b/giu;
const NAMED: readonly (readonly [RegExp, string, string])[] = [
  [/\b(?:full[ -]?hd|1080p|fhd)\b/giu, 'full-hd', 'Full HD'],
  [
    /\bsquare[ -](?:format|size|version)\b|(?:(?<=^|[,;:(]\s?)|(?<=\b(?:in|an?|one|two|three|four|five|six|ten|\d{1,3})\s))square\b(?!\s+(?:in|of|at|with|near|by|where|metre|meter|feet|foot|root|dance|mile)\b)/giu,
    'square',
    'square',
  ],
  [
    /\b(?:story|stories|reels?|shorts|tik ?tok)[ -](?:format|size|ratio)\b|\bfor (?:tik ?tok|(?:instagram |ig )?(?:reels|stories)|youtube shorts|(?:an? )?i?phone(?: wallpaper)?)\b/giu,
    'story',
    '9:16',
  ],
  [/\b(?:widescreen|cinemascope)\b/giu, 'landscape', '16:9'],
];
/** Words of format beside the thing itself: "vertical video", "landscape poster", "in portrait format". */
const TURNED =
  /\b(vertical(?:ly)?|upright|horizontal(?:ly)?|(?:portrait|landscape)(?=[ -](?:format|orientation|mode|version|size|poster|flyer|video|clip|card|banner|menu|a[2-6]\b|layout)))(?:[ -](?:format|orientation|mode|version|layout|size))?/giu;
const WIDE = /\b(?:an? )?(wide|panoramic|panorama)(?= (?:picture|image|photo|illustration|shot|view|of)\b)/giu;

/** Finds every size a text speaks of, in its order; the same size said twice counts once. */
export function readSizes(text: string): readonly SizeSpan[] {
  const found: SizeSpan[] = [];
  const add = (match: RegExpExecArray, span: SizeSpan | undefined) => {
    if (span === undefined || found.some(({ from, to }) => span.from < to && span.to > from)) return;
    if (match[0].length > 0) found.push(span);
  };
  for (const match of text.matchAll(PIXELS)) add(match, toPixels(match));
  for (const match of text.matchAll(RATIO)) add(match, toRatio(match));
  for (const match of text.matchAll(PAPER)) add(match, toPaper(match));
  for (const match of text.matchAll(LETTER)) add(match, toSpan(match, ratioWish(85, 110, 'Letter')));
  for (const [pattern, id, label] of NAMED) {
    for (const match of text.matchAll(pattern)) add(match, toSpan(match, sizeNamed(id, label)));
  }
  for (const match of text.matchAll(TURNED)) {
    const isUpright = /^(vertical|upright|portrait)/iu.test(match[1] ?? '');
    add(match, { kind: 'turn', isUpright, from: match.index, to: match.index + match[0].length });
  }
  for (const match of found.some(({ kind }) => kind === 'size') ? [] : text.matchAll(WIDE)) {
    const to = match.index + match[0].length;
    // The word stays in the text: a wide picture is one that shows much.
    add(match, { kind: 'size', wish: ratioWish(16, 9, '16:9'), from: to, to });
  }
  return withLeads(text, withoutRepeats(found.toSorted((a, b) => a.from - b.from)));
}

function toPixels(match: RegExpExecArray): SizeSpan | undefined {
  const [width, height] = [toNumber(match[1]), toNumber(match[3])];
  const unit = (match[4] ?? match[2] ?? '').toLowerCase();
  const share = width / height;
  if (!(share >= PROPORTIONS.least / 3 && share <= PROPORTIONS.most * 1.5)) return undefined;
  const isPaper = /^(cm|mm|in|inch|inches|")$/u.test(unit);
  const isPixels = !isPaper && [width, height].every((side) => side >= SIDES.least && side <= SIDES.most);
  if (isPixels) {
    const listed = IMAGE_SIZES.find((size) => size.widthPx === width && size.heightPx === height);
    const wish = { label: `${width} × ${height}`, width, height, isExact: true, id: listed?.id };
    return toSpan(match, wish);
  }
  if (!isPaper && Math.min(width, height) < 2) return undefined;
  return toSpan(match, ratioWish(width, height, isPaper ? `${width} × ${height} ${unit}` : `${width}:${height}`));
}

function toRatio(match: RegExpExecArray): SizeSpan | undefined {
  const [width = '', height = ''] = match.slice(1);
  const share = Number(width) / Number(height);
  if (!(share >= PROPORTIONS.least && share <= PROPORTIONS.most)) return undefined;
  const isClock = /^\d{1,2}$/u.test(width) && /^[0-5]\d$/u.test(height) && !KNOWN_RATIOS.has(`${width}:${height}`);
  return isClock ? undefined : toSpan(match, ratioWish(Number(width), Number(height), `${width}:${height}`));
}

function toPaper(match: RegExpExecArray): SizeSpan | undefined {
  const number = Number(match[2]);
  const isLying = /^(landscape|horizontal)$/iu.test(match[3] ?? '');
  const listed = sizeNamed(`a${Math.min(5, Math.max(3, number))}-${isLying ? 'landscape' : 'portrait'}`, `A${number}`);
  return toSpan(match, listed);
}

function toSpan(match: RegExpExecArray, wish: SizeWish | undefined): SizeSpan | undefined {
  if (wish === undefined) return undefined;
  return { kind: 'size', wish, from: match.index, to: match.index + match[0].trimEnd().length };
}

function toNumber(text: string | undefined): number {
  return Number((text ?? '').replace(',', '.'));
}

/** Of "1080x1920 (9:16)" the pixels stay. The other's words are kept as a turn that changes nothing. */
function withoutRepeats(spans: readonly SizeSpan[]): readonly SizeSpan[] {
  return spans.map((span, index) => {
    if (span.kind === 'turn') return span;
    const twin = spans.find(
      (other, at) => at !== index && other.kind === 'size' && isNear(span, other) && isSameSize(span.wish, other.wish),
    );
    const isRepeat = twin !== undefined && twin.kind === 'size' && (twin.wish.isExact || spans.indexOf(twin) < index);
    if (!isRepeat || span.wish.isExact) return span;
    return { kind: 'turn', isUpright: span.wish.height > span.wish.width, from: span.from, to: span.to };
  });
}

/** "in A4, 1:1 and 9:16": the words that lead to a size and join it to another go with it. */
function withLeads(text: string, spans: readonly SizeSpan[]): readonly SizeSpan[] {
  return spans.map((span, index) => {
    const end = spans[index - 1]?.to ?? 0;
    const between = text.slice(end, span.from);
    if (index > 0 && /^[\s,;/&+]*(?:and|or)?[\s]*(?:in|as|at)?\s*$/iu.test(between)) return { ...span, from: end };
    const lead = /(?:,\s*)?\b(?:in|as|at|sized?|format|size)\s*:?\s*$/iu.exec(between);
    return lead === null || span.from === span.to ? span : { ...span, from: span.from - lead[0].length };
  });
}

/** Said in one breath, with a bracket or a comma between. */
function isNear(one: Span, other: Span): boolean {
  return one.from - other.to < 4 && other.from - one.to < 4;
}
