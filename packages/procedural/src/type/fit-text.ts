import { breakUnit, breakUnits, joinUnits, type Unit } from './break-text.ts';
import { inkExtent, inkWidthEm, measureLinePx, type TypeFace } from './measure.ts';
import { graphemesOf, trackingFor } from './scripts.ts';

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
  /** As many lines as the design wants. A longer text may take more, as the room allows; 1 is kept whatever comes. */
  readonly maxLines: number;
  readonly maxSizePx: number;
  readonly minSizePx: number;
  readonly trackingEm: number;
  /** Baseline distance in em. */
  readonly leading: number;
}

/** Below this many times the smallest size a text had better take more lines than the design wants. */
const COMFORTABLE = 1.8;
/** A text of more lines is a page; what is too long for that is cut. */
const MOST_LINES = 14;

/**
 * Sets a text as large as its room allows: tries every number of lines, breaks so that the lines are even, and keeps
 * the largest size. What does not fit even at the smallest size is cut with an ellipsis.
 */
export function fitText(options: FitOptions): FittedText {
  const units = splitUnits(options);
  const ruler = rulerFor(options);
  const wanted = Math.min(options.maxLines, units.length);
  const most = options.maxLines === 1 ? 1 : Math.min(Math.max(MOST_LINES, options.maxLines), units.length);
  let best: FittedText | undefined;
  for (let count = 1; count <= most; count += 1) {
    if (count > wanted && best !== undefined && best.sizePx >= options.minSizePx * COMFORTABLE) break;
    const fitted = sizeLines(breakEvenly(units, count, ruler), options);
    // A line more than the design wants must pay.
    if (best === undefined || fitted.sizePx > best.sizePx * (count > wanted ? 1.1 : 1)) best = fitted;
  }
  if (best !== undefined && best.sizePx >= options.minSizePx) return best;
  return cutToFit(units, options, ruler);
}

/** Largest size at which lines already broken fit the room. */
export function sizeLines(lines: readonly string[], options: FitOptions): FittedText {
  const { face, trackingEm, leading } = options;
  const widestEm = Math.max(...lines.map((line) => inkWidthEm(line, face, trackingEm)), 0.01);
  const tallEm = blockHeightEm(lines, face, leading);
  // A room of no size still gives a text that can be drawn.
  const sizePx = Math.max(
    0.1,
    Math.min(options.maxSizePx, options.maxWidthPx / widestEm, options.maxHeightPx / tallEm),
  );
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

/** A unit too wide for the smallest size is broken into pieces. */
function splitUnits({ text, face, maxWidthPx, minSizePx, trackingEm }: FitOptions): readonly Unit[] {
  const room = maxWidthPx / Math.max(minSizePx, 1);
  const width = (piece: string): number => measureLinePx(piece, face, 1, trackingEm);
  return breakUnits(text).flatMap((unit) => (width(unit.text) <= room ? [unit] : breakUnit(unit, room, width)));
}

/** Widths of lines as sums of their units: nothing kerns with a space, so the sum is the width of the whole. */
interface Ruler {
  readonly width: (unit: Unit) => number;
  /** What stands between a unit and the one before it. */
  readonly gap: (unit: Unit) => number;
}

function rulerFor({ text, face, trackingEm }: FitOptions): Ruler {
  const tracking = trackingFor(text, trackingEm);
  const space = measureLinePx(' ', face, 1, 0) + 2 * tracking;
  const known = new Map<string, number>();
  const width = (unit: Unit): number => {
    const found = known.get(unit.text) ?? measureLinePx(unit.text, face, 1, tracking);
    known.set(unit.text, found);
    return found;
  };
  return { width, gap: (unit) => (unit.isSpaced ? space : tracking) };
}

/** Breaks units into at most `count` lines, keeping the widest line as narrow as possible (binary search on width). */
function breakEvenly(units: readonly Unit[], count: number, ruler: Ruler): readonly string[] {
  let low = Math.max(0, ...units.map(ruler.width));
  let high = lineWidth(units, ruler);
  let best = fillLines(units, high, ruler);
  // 24 halvings bring any em width under a thousandth of an em.
  for (let step = 0; step < 24 && high - low > 0.001; step += 1) {
    const middle = (low + high) / 2;
    const lines = fillLines(units, middle, ruler);
    if (lines.length <= count) {
      best = lines;
      high = middle;
    } else low = middle;
  }
  const tightest = fillLines(units, low, ruler);
  return (tightest.length <= count ? tightest : best).map(joinUnits);
}

function lineWidth(units: readonly Unit[], { width, gap }: Ruler): number {
  return units.reduce((sum, unit, index) => sum + width(unit) + (index === 0 ? 0 : gap(unit)), 0);
}

function fillLines(units: readonly Unit[], room: number, { width, gap }: Ruler): readonly (readonly Unit[])[] {
  const lines: Unit[][] = [];
  let used = 0;
  for (const unit of units) {
    const line = lines.at(-1);
    const wider = used + gap(unit) + width(unit);
    if (line === undefined || wider > room + 1e-6) {
      lines.push([unit]);
      used = width(unit);
    } else {
      line.push(unit);
      used = wider;
    }
  }
  return lines;
}

/** At the smallest size: as many lines as the room takes, the last one with an ellipsis when words are left over. */
function cutToFit(units: readonly Unit[], options: FitOptions, ruler: Ruler): FittedText {
  const { face, trackingEm, leading, minSizePx, maxWidthPx, maxHeightPx } = options;
  const width = (line: string): number => measureLinePx(line, face, 1, trackingEm);
  const room = maxWidthPx / minSizePx;
  const all = fillLines(units, room, ruler).map(joinUnits);
  let count = options.maxLines === 1 ? 1 : all.length;
  while (count > 1 && blockHeightEm(all.slice(0, count), face, leading) * minSizePx > maxHeightPx) count -= 1;
  const lines = all.slice(0, Math.max(count, 1));
  if (count < all.length) lines[lines.length - 1] = withEllipsis(lines.at(-1) ?? '', room, width);
  return { ...sizeLines(lines, options), isCut: count < all.length };
}

function withEllipsis(line: string, room: number, width: (line: string) => number): string {
  const letters = [...graphemesOf(line)];
  while (letters.length > 1 && width(`${letters.join('').trimEnd()}…`) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
