import { connectorBox } from '../document/connector-line.ts';
import { type BoardItem, MIN_ITEM_SIZE } from '../document/item.ts';
import { isHeld } from '../document/walk-tree.ts';
import type { PointerInput } from '../editor/input.ts';
import { toCanvas } from '../geometry/camera.ts';
import { type CanvasPoint, distance } from '../geometry/point.ts';
import { rectBetween } from '../geometry/rect.ts';
import { connectorEndAt } from './connector-end.ts';
import { IDLE } from './gesture.ts';
import type { GestureContext, GestureHandler } from './gesture-handler.ts';
import { endsOf, isLine } from './item-at.ts';
import { steppedAngle } from './stepped-angle.ts';
import type { DraggingEnd } from './tool-gesture.ts';

/** Half the hit area of an end, in CSS pixels, as for other handles. */
const MOUSE_REACH = 12;
const TOUCH_REACH = 22;

/** The end under the pointer of the one line that is selected, if it is one and not locked. */
export function endUnder(pointer: PointerInput, { state, items }: GestureContext): 'from' | 'to' | null {
  const [id] = state.selection;
  const item = state.selection.size === 1 && id !== undefined ? items.get(id) : undefined;
  if (!item || !isLine(item) || isHeld(item.id, items)) return null;
  const at = toCanvas(state.camera, pointer.point);
  const { from, to } = endsOf(item, items);
  const wanted = (pointer.pointerType === 'touch' ? TOUCH_REACH : MOUSE_REACH) / state.camera.zoom;
  // The middle third of a short line stays free, else it could not be moved.
  const reach = Math.min(wanted, Math.max(1 / state.camera.zoom, distance(from, to) / 3));
  const isFrom = distance(at, from) < distance(at, to);
  return distance(at, isFrom ? from : to) <= reach ? (isFrom ? 'from' : 'to') : null;
}

/** Begins to drag the end under the pointer; null when there is none. */
export function startDraggingEnd(pointer: PointerInput, context: GestureContext): DraggingEnd | null {
  const end = endUnder(pointer, context);
  const [itemId] = context.state.selection;
  if (!end || itemId === undefined) return null;
  return { type: 'dragging-end', itemId, end, previews: new Map(), look: {}, targetIds: [] };
}

/** Drags one end: a connector's sticks to what it meets (not with Mod), Shift keeps lines to steps of 15 degrees. */
export const draggingEndHandler: GestureHandler<DraggingEnd> = {
  move: (gesture, pointer, context) => ({ gesture: dragged(gesture, pointer, context) ?? IDLE }),
  up: (gesture, pointer, context) => {
    const done = gesture.previews.size > 0 ? dragged(gesture, pointer, context) : null;
    const place = done?.previews.get(done.itemId);
    if (!done || !place) return { gesture: IDLE };
    return {
      gesture: IDLE,
      command: {
        type: 'batch',
        commands: [
          { type: 'patch', changes: new Map([[done.itemId, done.look]]) },
          { type: 'transform', changes: new Map([[done.itemId, place]]) },
        ],
      },
    };
  },
};

function dragged(gesture: DraggingEnd, pointer: PointerInput, context: GestureContext): DraggingEnd | null {
  const { items, state } = context;
  const item = items.get(gesture.itemId);
  if (!item) return null;
  const ends = endsOf(item, items);
  const fixed = gesture.end === 'from' ? ends.to : ends.from;
  const pointed = toCanvas(state.camera, pointer.point);
  const at = pointer.shift ? steppedAngle(fixed, pointed) : pointed;
  if (item.kind === 'connector') return draggedConnector(gesture, item, at, pointer, context);
  const [from, to] = gesture.end === 'from' ? [at, fixed] : [fixed, at];
  const { place, look } = lineBetween(from, to);
  return { ...gesture, previews: new Map([[item.id, { ...place, rotation: 0 }]]), look };
}

function draggedConnector(
  gesture: DraggingEnd,
  item: BoardItem,
  at: CanvasPoint,
  pointer: PointerInput,
  context: GestureContext,
): DraggingEnd {
  const end = connectorEndAt(at, { sticks: !pointer.mod, except: item.id }, context);
  const look = { [gesture.end]: end };
  const box = connectorBox({ ...item, ...look }, context.items) ?? rectBetween(at, at);
  const targetIds = end.itemId === undefined ? [] : [end.itemId];
  return { ...gesture, previews: new Map([[item.id, { ...box, rotation: 0 }]]), look, targetIds };
}

/** The box and the flips of a shape that runs between two points. */
export function lineBetween(from: CanvasPoint, to: CanvasPoint) {
  const box = rectBetween(from, to);
  const place = {
    ...box,
    width: Math.max(MIN_ITEM_SIZE, box.width),
    height: Math.max(MIN_ITEM_SIZE, box.height),
  };
  const look: Pick<BoardItem, 'isFlippedX' | 'isFlippedY'> = {
    isFlippedX: to.x < from.x ? true : undefined,
    isFlippedY: to.y < from.y ? true : undefined,
  };
  return { place, look };
}
