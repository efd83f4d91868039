import { inkExtent, measureLinePx, type TypeFace } from './measure.ts';

/** A text broken into lines at one size, not yet placed. Heights are of the ink, so that nothing hangs out. */
export interface FittedText {
  readonly lines: readonly string[];
  readonly sizePx: number;
  /** Distance of two baselines. */
  readonly leadingPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Whether words had to be left out at the smallest size. */
  readonly isCut: boolean;
}

/** How a text may be set. */
export interface FitOptions {
  readonly text: string;
  readonly face: TypeFace;
  readonly maxWidthPx: number;
  readonly maxHeightPx: number;
  readonly maxLines: number;
  readonly maxSizePx: number;
  readonly minSizePx: number;
  readonly trackingEm: number;
  /** Baseline distance in em. */
  readonly leading: number;
}

/**
 * Sets a text as large as its room allows: tries every number of lines, breaks so that the lines are even, and keeps
 * the largest size. What does not fit even at the smallest size is cut with an ellipsis.
 */
export function fitText(options: FitOptions): FittedText {
  const words = splitWords(options);
  const most = Math.min(options.maxLines, words.length);
  let best: FittedText | undefined;
  for (let count = 1; count <= most; count += 1) {
    const fitted = sizeLines(breakEvenly(words, count, options), options);
    if (best === undefined || fitted.sizePx > best.sizePx) best = fitted;
  }
  if (best !== undefined && best.sizePx >= options.minSizePx) return best;
  return cutToFit(words, options);
}

/** Largest size at which lines already broken fit the room. */
export function sizeLines(lines: readonly string[], options: FitOptions): FittedText {
  const { face, trackingEm, leading } = options;
  const widestEm = Math.max(...lines.map((line) => measureLinePx(line, face, 1, trackingEm)), 0.01);
  const tallEm = blockHeightEm(lines, face, leading);
  const sizePx = Math.min(options.maxSizePx, options.maxWidthPx / widestEm, options.maxHeightPx / tallEm);
  return {
    lines,
    sizePx,
    leadingPx: sizePx * leading,
    widthPx: widestEm * sizePx,
    heightPx: tallEm * sizePx,
    isCut: false,
  };
}

/** Height of the ink of a block of lines, in em. */
function blockHeightEm(lines: readonly string[], face: TypeFace, leading: number): number {
  const first = inkExtent(lines[0] ?? '', face);
  const last = inkExtent(lines.at(-1) ?? '', face);
  return first.ascent + (lines.length - 1) * leading + last.descent;
}

/** Words are the units of breaking; a word too wide for the smallest size is broken into pieces, as are scripts without spaces. */
function splitWords({ text, face, maxWidthPx, minSizePx, trackingEm }: FitOptions): string[] {
  const room = maxWidthPx / Math.max(minSizePx, 1);
  return text
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '')
    .flatMap((word) =>
      measureLinePx(word, face, 1, trackingEm) <= room ? [word] : breakWord(word, face, room, trackingEm),
    );
}

function breakWord(word: string, face: TypeFace, roomEm: number, trackingEm: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && measureLinePx(piece + character, face, 1, trackingEm) > roomEm) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}

/** Breaks words into at most `count` lines, keeping the widest line as narrow as possible (binary search on width). */
function breakEvenly(words: readonly string[], count: number, { face, trackingEm }: FitOptions): string[] {
  const width = (line: string): number => measureLinePx(line, face, 1, trackingEm);
  let low = Math.max(...words.map(width));
  let high = width(words.join(' '));
  let best = fillLines(words, high, width);
  // 24 halvings bring any em width under a thousandth of an em.
  for (let step = 0; step < 24 && high - low > 0.001; step += 1) {
    const middle = (low + high) / 2;
    const lines = fillLines(words, middle, width);
    if (lines.length <= count) {
      best = lines;
      high = middle;
    } else low = middle;
  }
  const tightest = fillLines(words, low, width);
  return tightest.length <= count ? tightest : best;
}

function fillLines(words: readonly string[], room: number, width: (line: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && width(longer) > room + 1e-6) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  return lines;
}

function cutToFit(words: readonly string[], options: FitOptions): FittedText {
  const { face, trackingEm, leading, minSizePx, maxWidthPx, maxHeightPx } = options;
  const width = (line: string): number => measureLinePx(line, face, 1, trackingEm);
  const room = maxWidthPx / minSizePx;
  const all = fillLines(words, room, width);
  let count = Math.min(all.length, options.maxLines);
  while (count > 1 && blockHeightEm(all.slice(0, count), face, leading) * minSizePx > maxHeightPx) count -= 1;
  const lines = all.slice(0, Math.max(count, 1));
  if (count < all.length) lines[lines.length - 1] = withEllipsis(lines.at(-1) ?? '', room, width);
  return { ...sizeLines(lines, options), isCut: count < all.length };
}

function withEllipsis(line: string, room: number, width: (line: string) => number): string {
  const letters = [...line];
  while (letters.length > 1 && width(`${letters.join('').trimEnd()}…`) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
