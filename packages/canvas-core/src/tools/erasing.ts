import type { ItemKind } from '@gesso/contract';
import { isShownAt } from '../document/find-under.ts';
import { isHeld } from '../document/walk-tree.ts';
import type { PointerInput } from '../editor/input.ts';
import { toCanvas } from '../geometry/camera.ts';
import { type CanvasPoint, canvasPoint, distance } from '../geometry/point.ts';
import { inflate, rectBetween } from '../geometry/rect.ts';
import { IDLE } from '../gestures/gesture.ts';
import type { GestureContext, GestureHandler } from '../gestures/gesture-handler.ts';
import { isOnBody } from '../gestures/item-at.ts';
import type { Erasing } from '../gestures/tool-gesture.ts';

/** What hands put on the board. Pictures, clips and models were paid for, and sketches are drawn over them. */
const ERASABLE: readonly ItemKind[] = ['drawing', 'shape', 'text', 'note', 'connector'];
/** Half the eraser's width, and how far apart it is tried along a fast movement; CSS pixels. */
const REACH = 8;
const STEP = 4;
/** A jump across the widest screen, tried every few pixels. */
const MAX_STEPS = 1000;

/** Puts the eraser down. */
export function startErasing(pointer: PointerInput, context: GestureContext): Erasing {
  const at = toCanvas(context.state.camera, pointer.point);
  return { type: 'erasing', last: at, ids: touched(at, at, new Set(), context) };
}

/** Collects what the eraser passes over; it is removed at release, as one step. */
export const erasingHandler: GestureHandler<Erasing> = {
  move: (gesture, pointer, context) => {
    const at = toCanvas(context.state.camera, pointer.point);
    return { gesture: { type: 'erasing', last: at, ids: touched(gesture.last, at, gesture.ids, context) } };
  },
  up: (gesture, pointer, context) => {
    const ids = touched(gesture.last, toCanvas(context.state.camera, pointer.point), gesture.ids, context);
    return ids.size === 0 ? { gesture: IDLE } : { gesture: IDLE, command: { type: 'remove', ids: [...ids] } };
  },
};

function touched(
  from: CanvasPoint,
  to: CanvasPoint,
  before: ReadonlySet<string>,
  { state, items }: GestureContext,
): ReadonlySet<string> {
  const reach = { line: REACH / state.camera.zoom, box: 0 };
  const near = items
    .search(inflate(rectBetween(from, to), reach.line))
    .filter((item) => ERASABLE.includes(item.kind) && !before.has(item.id) && !isHeld(item.id, items));
  if (near.length === 0) return before;
  const steps = Math.min(MAX_STEPS, Math.ceil((distance(from, to) * state.camera.zoom) / STEP));
  const places = Array.from({ length: steps + 1 }, (_, step) => {
    const share = steps === 0 ? 1 : step / steps;
    return canvasPoint(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
  });
  const hit = near.filter((item) =>
    places.some((place) => isOnBody(place, item, items, reach) && isShownAt(item, place, items)),
  );
  return hit.length === 0 ? before : new Set([...before, ...hit.map((item) => item.id)]);
}
