import { MAX_ITEM_SIZE, MIN_ITEM_SIZE } from '../document/item.ts';
import { canvasPoint, rotatePoint } from '../geometry/point.ts';
import { centreOf, type Geometry } from '../geometry/rect.ts';
import type { Handle } from './handles.ts';

export type BoxResize = {
  readonly box: Geometry;
  readonly handle: Handle;
  /** How far the pointer went, in canvas units. */
  readonly travel: { readonly x: number; readonly y: number };
  readonly keepsProportion: boolean;
  readonly fromCentre: boolean;
};

/**
 * The box after its handle was dragged. The opposite corner or side (or the centre) stays where it is on the board,
 * also for a rotated box. A box never turns inside out: it stops at the smallest size.
 */
export function resizeBox(resize: BoxResize): Geometry {
  const { box, handle, fromCentre } = resize;
  const travel = rotatePoint(canvasPoint(resize.travel.x, resize.travel.y), canvasPoint(0, 0), -box.rotation);
  const reach = fromCentre ? 2 : 1;
  const free = {
    width: clamp(box.width + travel.x * handle.x * reach),
    height: clamp(box.height + travel.y * handle.y * reach),
  };
  const { width, height } = resize.keepsProportion ? proportional(box, handle, free) : free;
  return placeBox({ box, handle: fromCentre ? { x: 0, y: 0 } : handle, width, height });
}

/** Scales an item of a group with the group's box. Rotated items keep their proportion, since they cannot be sheared. */
export function scaleWithin(item: Geometry, from: Geometry, to: Geometry): Geometry {
  const scaleX = to.width / from.width;
  const scaleY = to.height / from.height;
  const centre = centreOf(item);
  const middle = canvasPoint(to.x + (centre.x - from.x) * scaleX, to.y + (centre.y - from.y) * scaleY);
  const width = clamp(item.width * (item.rotation === 0 ? scaleX : Math.sqrt(scaleX * scaleY)));
  const height = clamp(item.height * (item.rotation === 0 ? scaleY : Math.sqrt(scaleX * scaleY)));
  return { x: middle.x - width / 2, y: middle.y - height / 2, width, height, rotation: item.rotation };
}

function proportional(box: Geometry, handle: Handle, free: { width: number; height: number }) {
  const byWidth = free.width / box.width;
  const byHeight = free.height / box.height;
  const wished = handle.y === 0 ? byWidth : handle.x === 0 ? byHeight : Math.max(byWidth, byHeight);
  const smallest = MIN_ITEM_SIZE / Math.min(box.width, box.height);
  const largest = MAX_ITEM_SIZE / Math.max(box.width, box.height);
  const scale = Math.min(largest, Math.max(smallest, wished));
  return { width: box.width * scale, height: box.height * scale };
}

/**
 * Puts a new size so that the anchor stays: the point of the box opposite the handle.
 *
 * @param anchorX - Which side grows, if not the handle's: 0 keeps the centre.
 */
export function placeBox(options: {
  readonly box: Geometry;
  readonly handle: Handle;
  readonly anchorX?: -1 | 0 | 1;
  readonly width: number;
  readonly height: number;
}): Geometry {
  const { box, handle, width, height } = options;
  const sideX = options.anchorX ?? handle.x;
  const centre = centreOf(box);
  const shift = rotatePoint(
    canvasPoint((sideX * (width - box.width)) / 2, (handle.y * (height - box.height)) / 2),
    canvasPoint(0, 0),
    box.rotation,
  );
  return {
    x: centre.x + shift.x - width / 2,
    y: centre.y + shift.y - height / 2,
    width,
    height,
    rotation: box.rotation,
  };
}

function clamp(size: number): number {
  return Math.min(MAX_ITEM_SIZE, Math.max(MIN_ITEM_SIZE, size));
}
