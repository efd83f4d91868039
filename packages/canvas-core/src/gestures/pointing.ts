import type { PointerInput } from '../editor/input.ts';
import { toCanvas } from '../geometry/camera.ts';
import { distance } from '../geometry/point.ts';
import { dragThreshold, IDLE, type PointingBoard, type PointingItem } from './gesture.ts';
import { type GestureHandler, NOTHING } from './gesture-handler.ts';
import { startMarquee } from './marquee.ts';
import { startMoving } from './moving.ts';

/** A press on an item: a click selects at release, a drag moves what is selected. */
export const pointingItemHandler: GestureHandler<PointingItem> = {
  move: (gesture, pointer, context) => {
    if (!isDrag(gesture.start, pointer)) return NOTHING;
    return { gesture: startMoving(toCanvas(context.state.camera, gesture.start.point), pointer, context) };
  },
  up: (gesture, _pointer, { state }) => {
    const { start, itemId, wasSelected } = gesture;
    if (start.shift && wasSelected) {
      return { gesture: IDLE, selection: new Set([...state.selection].filter((id) => id !== itemId)) };
    }
    // A click on one of several selected items leaves that one; only at release, else the group could not be dragged.
    return start.shift ? { gesture: IDLE } : { gesture: IDLE, selection: new Set([itemId]) };
  },
};

/** A press on the bare board: a click clears the selection, a drag draws a marquee, a finger pans. */
export const pointingBoardHandler: GestureHandler<PointingBoard> = {
  move: (gesture, pointer, context) => {
    if (!isDrag(gesture.start, pointer)) return NOTHING;
    if (pointer.pointerType === 'touch') return { gesture: { type: 'panning', last: gesture.start.point } };
    return { gesture: startMarquee(toCanvas(context.state.camera, gesture.start.point), pointer, context) };
  },
  up: (gesture) => (gesture.start.shift ? { gesture: IDLE } : { gesture: IDLE, selection: new Set() }),
};

function isDrag(start: PointerInput, pointer: PointerInput): boolean {
  return distance(start.point, pointer.point) >= dragThreshold(pointer);
}
