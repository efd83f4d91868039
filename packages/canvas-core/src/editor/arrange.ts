import type { BoardItem } from '../document/item.ts';
import { boundsOf, type Rect, unionOf } from '../geometry/rect.ts';
import type { Alignment, Axis } from './action.ts';
import { readingOrder } from './walk.ts';

/** How far each item moves, by id. */
export type Shifts = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

/** Between items that are tidied and overlapped before, so that no gap could be read off them. */
const TIDY_GAP = 24;

/** Brings items onto one edge or middle of a box: that of a frame, or the one around them. */
export function aligned(items: readonly BoardItem[], to: Alignment, box: Rect): Shifts {
  return new Map(
    items.map((item) => {
      const bounds = boundsOf(item);
      const [spareX, spareY] = [box.width - bounds.width, box.height - bounds.height];
      const x = to === 'left' ? 0 : to === 'center' ? spareX / 2 : to === 'right' ? spareX : null;
      const y = to === 'top' ? 0 : to === 'middle' ? spareY / 2 : to === 'bottom' ? spareY : null;
      return [item.id, { x: x === null ? 0 : box.x + x - bounds.x, y: y === null ? 0 : box.y + y - bounds.y }];
    }),
  );
}

/** Makes the gaps between items equal along an axis; the outermost two stay. Fewer than three stay as they are. */
export function distributed(items: readonly BoardItem[], axis: Axis): Shifts {
  const side = axis === 'x' ? 'width' : 'height';
  const placed = items.map((item) => ({ id: item.id, bounds: boundsOf(item) }));
  placed.sort((a, b) => a.bounds[axis] + a.bounds[side] / 2 - (b.bounds[axis] + b.bounds[side] / 2));
  const box = unionOf(placed.map(({ bounds }) => bounds));
  if (!box || placed.length < 3) return new Map();
  const filled = placed.reduce((sum, { bounds }) => sum + bounds[side], 0);
  const gap = (box[side] - filled) / (placed.length - 1);
  let at = box[axis];
  return new Map(
    placed.map(({ id, bounds }) => {
      const shift = at - bounds[axis];
      at += bounds[side] + gap;
      return [id, axis === 'x' ? { x: shift, y: 0 } : { x: 0, y: shift }];
    }),
  );
}

/** Lays items into a grid of equal gaps, in reading order, with as many columns as their first row has now. */
export function tidied(items: readonly BoardItem[]): Shifts {
  const ordered = readingOrder(items).map((item) => ({ id: item.id, bounds: boundsOf(item) }));
  const box = unionOf(ordered.map(({ bounds }) => bounds));
  const first = ordered[0];
  if (!box || !first || ordered.length < 2) return new Map();
  const rowEnd = ordered.findIndex(
    ({ bounds }, at) => at > 0 && bounds.x <= (ordered[at - 1] as typeof first).bounds.x,
  );
  const columns = rowEnd === -1 ? ordered.length : rowEnd;
  const second = ordered[1] as typeof first;
  const between = columns > 1 ? second.bounds.x - first.bounds.x - first.bounds.width : 0;
  const gap = between > 0 ? between : TIDY_GAP;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...ordered.filter((_item, at) => at % columns === column).map(({ bounds }) => bounds.width)),
  );
  const shifts = new Map<string, { x: number; y: number }>();
  let y = box.y;
  for (let start = 0; start < ordered.length; start += columns) {
    const row = ordered.slice(start, start + columns);
    let x = box.x;
    row.forEach(({ id, bounds }, column) => {
      shifts.set(id, { x: x - bounds.x, y: y - bounds.y });
      x += (widths[column] as number) + gap;
    });
    y += Math.max(...row.map(({ bounds }) => bounds.height)) + gap;
  }
  return shifts;
}
