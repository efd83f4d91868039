import type { Geometry, Rect } from '../geometry/rect.ts';
import type { Guide, SnapField } from './guide.ts';
import { type BoxResize, resizeBox } from './resize-box.ts';
import { nearestIn } from './snap-neighbours.ts';
import { snapEdge } from './snapping.ts';

/** What a dragged edge jumped to. */
type EdgeSnap = { readonly shift: number; readonly guides: readonly Guide[] };

/**
 * A resize whose dragged edges jump to lines of the neighbours, else to the length of a neighbour's side, else to whole
 * units. Turned boxes do not snap: none of their edges is upright.
 */
export function snappedResize(
  wish: BoxResize,
  field: SnapField,
  reach: number,
): { readonly box: Geometry; readonly guides: readonly Guide[] } {
  const free = resizeBox(wish);
  if (wish.box.rotation !== 0) return { box: free, guides: [] };
  const neighbours = nearestIn(field, free);
  const x = wish.handle.x === 0 ? null : edgeSnap(free, wish, neighbours, 'x', reach);
  const y = wish.handle.y === 0 ? null : edgeSnap(free, wish, neighbours, 'y', reach);
  if (wish.keepsProportion) return proportionalSnap(wish, free, x, y);
  const travel = { x: wish.travel.x + (x?.shift ?? 0), y: wish.travel.y + (y?.shift ?? 0) };
  return { box: resizeBox({ ...wish, travel }), guides: [...(x?.guides ?? []), ...(y?.guides ?? [])] };
}

/** Only one axis can decide when the other follows: the one that has the shorter way to jump. */
function proportionalSnap(wish: BoxResize, free: Geometry, x: EdgeSnap | null, y: EdgeSnap | null) {
  const found = [
    ...(x && x.guides.length > 0 ? [{ ...x, side: 'width' as const, sign: wish.handle.x }] : []),
    ...(y && y.guides.length > 0 ? [{ ...y, side: 'height' as const, sign: wish.handle.y }] : []),
  ].sort((a, b) => Math.abs(a.shift) - Math.abs(b.shift))[0];
  if (!found) return { box: free, guides: [] };
  const growth = wish.fromCentre ? 2 : 1;
  const scale = (free[found.side] + found.shift * found.sign * growth) / wish.box[found.side];
  const travel = {
    x: ((wish.box.width * scale - wish.box.width) * wish.handle.x) / growth,
    y: ((wish.box.height * scale - wish.box.height) * wish.handle.y) / growth,
  };
  return { box: resizeBox({ ...wish, travel }), guides: found.guides };
}

function edgeSnap(
  free: Geometry,
  wish: BoxResize,
  neighbours: readonly Rect[],
  axis: 'x' | 'y',
  reach: number,
): EdgeSnap {
  const side = axis === 'x' ? 'width' : 'height';
  const sign = wish.handle[axis];
  const edge = free[axis] + (sign === 1 ? free[side] : 0);
  const line = snapEdge(edge, free, neighbours, axis, reach);
  if (line) return { shift: line.shift, guides: [line.guide] };
  const growth = wish.fromCentre ? 2 : 1;
  const alike = neighbours
    .map((rect) => ({ rect, shift: ((rect[side] - free[side]) * sign) / growth }))
    .filter(({ shift }) => Math.abs(shift) <= reach)
    .sort((a, b) => Math.abs(a.shift) - Math.abs(b.shift))[0];
  if (alike) return { shift: alike.shift, guides: [sizeGuide(alike.rect, axis)] };
  return { shift: Math.round(edge) - edge, guides: [] };
}

/** Along the middle of the neighbour whose side has the same length. */
function sizeGuide(rect: Rect, axis: 'x' | 'y'): Guide {
  return axis === 'x'
    ? { type: 'size', axis: 'y', at: rect.y + rect.height / 2, from: rect.x, to: rect.x + rect.width }
    : { type: 'size', axis: 'x', at: rect.x + rect.width / 2, from: rect.y, to: rect.y + rect.height };
}
