import type { PointerInput } from '../editor/input.ts';
import { toCanvas } from '../geometry/camera.ts';
import { distance } from '../geometry/point.ts';
import { doubleClicked, doubleClickedBoard } from './double-click.ts';
import { dragThreshold, IDLE, type PointingBoard, type PointingItem } from './gesture.ts';
import { type GestureHandler, NOTHING } from './gesture-handler.ts';
import { innermostAt } from './item-at.ts';
import { startMarquee } from './marquee.ts';
import { startMoving } from './moving.ts';

/**
 * A press on an item: a click selects at release, with Mod what lies there however deep in
 * groups; a drag moves what is selected, a double click opens.
 */
export const pointingItemHandler: GestureHandler<PointingItem> = {
  move: (gesture, pointer, context) => {
    const { start, itemId, isGround } = gesture;
    if (!isDrag(start, pointer)) return NOTHING;
    if (isGround) return draggedGround(start, pointer, context, itemId);
    return { gesture: startMoving(toCanvas(context.state.camera, start.point), pointer, context) ?? IDLE };
  },
  up: (gesture, _pointer, context) => {
    const { start, itemId, wasSelected, isDouble, isGround } = gesture;
    const { selection } = context.state;
    if (isDouble && !start.shift) return { gesture: IDLE, ...doubleClicked(itemId, start, context) };
    // Only at release, since a drag with Mod moves what is selected without guides.
    const inner = start.mod ? innermostAt(toCanvas(context.state.camera, start.point), context) : undefined;
    if (inner && inner.id !== itemId) {
      const kept = start.shift ? [...selection].filter((id) => id !== itemId || wasSelected) : [];
      return { gesture: IDLE, selection: new Set([...kept, inner.id]) };
    }
    if (!start.shift) return { gesture: IDLE, selection: new Set([itemId]) };
    if (isGround) return { gesture: IDLE, selection: new Set([...selection, itemId]) };
    // A click on one of several selected items leaves that one; only at release, else the group could not be dragged.
    return wasSelected
      ? { gesture: IDLE, selection: new Set([...selection].filter((id) => id !== itemId)) }
      : { gesture: IDLE };
  },
};

/** A press on the bare board: a click clears the selection, a drag draws a marquee, a finger pans. */
export const pointingBoardHandler: GestureHandler<PointingBoard> = {
  move: (gesture, pointer, context) =>
    isDrag(gesture.start, pointer) ? draggedGround(gesture.start, pointer, context, null) : NOTHING,
  up: ({ start, isDouble }, _pointer, context) => {
    // Two taps of a finger on nothing are mostly meant for a map; a keyboard that jumps up then is in the way.
    const isMeant = isDouble && start.pointerType !== 'touch';
    if (isMeant) return { gesture: IDLE, ...doubleClickedBoard(start, context) };
    return start.shift ? { gesture: IDLE } : { gesture: IDLE, selection: new Set() };
  },
};

function draggedGround(
  start: PointerInput,
  pointer: PointerInput,
  context: Parameters<typeof startMarquee>[2],
  frameId: string | null,
) {
  if (pointer.pointerType === 'touch') return { gesture: { type: 'panning', last: start.point } } as const;
  return { gesture: startMarquee(toCanvas(context.state.camera, start.point), pointer, context, frameId) };
}

function isDrag(start: PointerInput, pointer: PointerInput): boolean {
  return distance(start.point, pointer.point) >= dragThreshold(pointer);
}
