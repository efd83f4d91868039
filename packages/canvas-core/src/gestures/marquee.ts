import type { ItemStore } from '../document/item-store.ts';
import type { PointerInput } from '../editor/input.ts';
import { toCanvas } from '../geometry/camera.ts';
import { type CanvasPoint, canvasPoint } from '../geometry/point.ts';
import { boundsOf, cornersOf, encloses, type Geometry, isOnItem, type Rect, rectBetween } from '../geometry/rect.ts';
import { IDLE, type Marquee } from './gesture.ts';
import type { GestureContext, GestureHandler } from './gesture-handler.ts';

/** Begins a selection rectangle on the bare board. Shift keeps what was selected. */
export function startMarquee(start: CanvasPoint, pointer: PointerInput, context: GestureContext): Marquee {
  const kept: ReadonlySet<string> = pointer.shift ? context.state.selection : new Set();
  return { type: 'marquee', start, kept, rect: rectBetween(start, toCanvas(context.state.camera, pointer.point)) };
}

/** Selects what the rectangle touches; with Alt or Mod only what it encloses. */
export const marqueeHandler: GestureHandler<Marquee> = {
  move: (gesture, pointer, context) => {
    const rect = rectBetween(gesture.start, toCanvas(context.state.camera, pointer.point));
    const caught = itemsIn(rect, context.items, pointer.alt || pointer.mod);
    return { gesture: { ...gesture, rect }, selection: new Set([...gesture.kept, ...caught]) };
  },
  up: (gesture, pointer, context) => ({ ...marqueeHandler.move(gesture, pointer, context), gesture: IDLE }),
};

function itemsIn(rect: Rect, items: ItemStore, mustEnclose: boolean): string[] {
  return items
    .search(rect)
    .filter((item) => (mustEnclose ? encloses(rect, boundsOf(item)) : touchesItem(rect, item)))
    .map((item) => item.id);
}

/** The bounds touch already; a rotated item must also share a corner, or have the rectangle's middle or a corner on it. */
function touchesItem(rect: Rect, item: Geometry): boolean {
  if (item.rotation === 0) return true;
  const upright: Geometry = { ...rect, rotation: 0 };
  const middle = canvasPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
  return (
    cornersOf(item).some((corner) => isOnItem(corner, upright)) ||
    [...cornersOf(upright), middle].some((corner) => isOnItem(corner, item))
  );
}
