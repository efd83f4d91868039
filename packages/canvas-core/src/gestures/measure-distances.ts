import { type CanvasPoint, canvasPoint } from '../geometry/point.ts';
import type { Rect } from '../geometry/rect.ts';

/** A measured line between two boxes; always upright or level. */
export type Distance = { readonly from: CanvasPoint; readonly to: CanvasPoint; readonly length: number };

/**
 * Distances that a designer asks for with Alt: between two boxes where they are apart, and to the four sides when one lies
 * in the other.
 */
export function measureDistances(own: Rect, other: Rect): Distance[] {
  return [...alongAxis(own, other, 'x'), ...alongAxis(own, other, 'y')].filter((one) => one.length > 0);
}

function alongAxis(own: Rect, other: Rect, axis: 'x' | 'y'): Distance[] {
  const a = spanOf(own, axis);
  const b = spanOf(other, axis);
  const across = crossing(own, other, axis === 'x' ? 'y' : 'x');
  if (a.high <= b.low) return [line(axis, a.high, b.low, across)];
  if (b.high <= a.low) return [line(axis, b.high, a.low, across)];
  const isInside = (a.low >= b.low && a.high <= b.high) || (b.low >= a.low && b.high <= a.high);
  if (!isInside) return [];
  return [
    line(axis, Math.min(a.low, b.low), Math.max(a.low, b.low), across),
    line(axis, Math.min(a.high, b.high), Math.max(a.high, b.high), across),
  ];
}

/** The middle of what both share across; of the own box where they share nothing. */
function crossing(own: Rect, other: Rect, axis: 'x' | 'y'): number {
  const a = spanOf(own, axis);
  const b = spanOf(other, axis);
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  return low <= high ? (low + high) / 2 : (a.low + a.high) / 2;
}

function line(axis: 'x' | 'y', from: number, to: number, across: number): Distance {
  const point = (at: number) => (axis === 'x' ? canvasPoint(at, across) : canvasPoint(across, at));
  return { from: point(from), to: point(to), length: to - from };
}

function spanOf(rect: Rect, axis: 'x' | 'y') {
  return axis === 'x' ? { low: rect.x, high: rect.x + rect.width } : { low: rect.y, high: rect.y + rect.height };
}
