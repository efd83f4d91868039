import type { Anchor } from './comments.ts';

type Point = { readonly x: number; readonly y: number };
type Box = Point & { readonly width: number; readonly height: number };

/**
 * Where a new thread stands.
 *
 * @param item - The item it was put on; undefined when that is not on the board, and the thread keeps to its point.
 */
export function anchorAt(point: Point, item: (Box & { readonly id: string }) | undefined): Anchor {
  if (item === undefined) return { itemId: null, ...point, offsetX: 0, offsetY: 0 };
  return {
    itemId: item.id,
    ...point,
    offsetX: (point.x - item.x) / item.width,
    offsetY: (point.y - item.y) / item.height,
  };
}

/** Where a thread stands while its item lies in a box. */
export function pointOn(anchor: Pick<Anchor, 'offsetX' | 'offsetY'>, item: Box): Point {
  return { x: item.x + anchor.offsetX * item.width, y: item.y + anchor.offsetY * item.height };
}
