import { overlaps, type Rect } from '../geometry/rect.ts';
import type { Guide } from './guide.ts';

/** A shift that makes gaps equal, and how those gaps are shown once the box lies there. */
export type GapShift = { readonly shift: number; readonly guides: (moved: Rect) => readonly Guide[] };

type Axis = 'x' | 'y';
type Candidate = { readonly shift: number; readonly before: readonly (readonly [Rect, Rect])[]; readonly side: Side };
/** Where the box lies: between two, or beyond the second of a pair. */
type Side = { readonly low: Rect | null; readonly high: Rect | null };

/** Gaps thinner than this touch rather than leave room; lines through them would show nothing. */
const THINNEST_GAP = 1;

/**
 * Finds the shift along an axis after which the gap to the box's neighbour in its row (or column) equals the one on the
 * other side, or the one between the two that lie there. Null when none is within reach.
 */
export function gapShift(box: Rect, neighbours: readonly Rect[], axis: Axis, reach: number): GapShift | null {
  const row = neighbours
    .filter((other) => sharesRow(box, other, axis) && !overlaps(box, other))
    .sort((a, b) => startOf(a, axis) - startOf(b, axis));
  const middle = startOf(box, axis) + lengthOf(box, axis) / 2;
  const low = row.filter((other) => endOf(other, axis) - lengthOf(other, axis) / 2 < middle);
  const high = row.filter((other) => !low.includes(other));
  const candidates = [between(box, low.at(-1), high[0], axis), after(box, low, axis), before(box, high, axis)];
  const best = candidates
    .filter((one): one is Candidate => one !== null && Math.abs(one.shift) <= reach)
    .sort((a, b) => Math.abs(a.shift) - Math.abs(b.shift))[0];
  return best ? { shift: best.shift, guides: (moved) => guidesOf(best, moved, axis) } : null;
}

function between(box: Rect, low: Rect | undefined, high: Rect | undefined, axis: Axis): Candidate | null {
  if (!low || !high) return null;
  const gap = (startOf(high, axis) - endOf(low, axis) - lengthOf(box, axis)) / 2;
  if (gap < THINNEST_GAP) return null;
  return { shift: endOf(low, axis) + gap - startOf(box, axis), before: [], side: { low, high } };
}

function after(box: Rect, low: readonly Rect[], axis: Axis): Candidate | null {
  const [first, second] = [low.at(-2), low.at(-1)];
  if (!first || !second) return null;
  const gap = startOf(second, axis) - endOf(first, axis);
  if (gap < THINNEST_GAP) return null;
  const shift = endOf(second, axis) + gap - startOf(box, axis);
  return { shift, before: [[first, second]], side: { low: second, high: null } };
}

function before(box: Rect, high: readonly Rect[], axis: Axis): Candidate | null {
  const [first, second] = high;
  if (!first || !second) return null;
  const gap = startOf(second, axis) - endOf(first, axis);
  if (gap < THINNEST_GAP) return null;
  const shift = startOf(first, axis) - gap - endOf(box, axis);
  return { shift, before: [[first, second]], side: { low: null, high: first } };
}

function guidesOf({ before: pairs, side }: Candidate, moved: Rect, axis: Axis): Guide[] {
  const own = [...(side.low ? [[side.low, moved] as const] : []), ...(side.high ? [[moved, side.high] as const] : [])];
  return [...pairs, ...own].map(([low, high]) => ({
    type: 'gap',
    // A level gap is drawn as a level line: one whose place is a y.
    axis: axis === 'x' ? 'y' : 'x',
    at: sharedMiddle(low, high, axis === 'x' ? 'y' : 'x'),
    from: endOf(low, axis),
    to: startOf(high, axis),
  }));
}

function sharesRow(a: Rect, b: Rect, axis: Axis): boolean {
  const across = axis === 'x' ? 'y' : 'x';
  return startOf(a, across) < endOf(b, across) && startOf(b, across) < endOf(a, across);
}

function sharedMiddle(a: Rect, b: Rect, axis: Axis): number {
  const low = Math.max(startOf(a, axis), startOf(b, axis));
  return (low + Math.min(endOf(a, axis), endOf(b, axis))) / 2;
}

function startOf(rect: Rect, axis: Axis): number {
  return rect[axis];
}

function lengthOf(rect: Rect, axis: Axis): number {
  return axis === 'x' ? rect.width : rect.height;
}

function endOf(rect: Rect, axis: Axis): number {
  return rect[axis] + lengthOf(rect, axis);
}
