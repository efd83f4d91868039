import { compareItems } from '../document/board-document.ts';
import type { BoardItem } from '../document/item.ts';
import type { ItemStore } from '../document/item-store.ts';
import type { PointerInput } from '../editor/input.ts';
import { toCanvas } from '../geometry/camera.ts';
import type { CanvasPoint } from '../geometry/point.ts';
import { isOnItem } from '../geometry/rect.ts';
import { geometriesOf, IDLE } from './gesture.ts';
import { type GestureContext, NOTHING, type Transition } from './gesture-handler.ts';
import { type HandleHit, handleAt, selectionBox } from './handles.ts';
import { startResizing } from './resizing.ts';
import { startRotating } from './rotating.ts';

/** Decides what a press begins: panning, a handle of the selection, an item, or the bare board. */
export function pressed(pointer: PointerInput, context: GestureContext): Transition {
  const { state } = context;
  const isPan = pointer.button === 'middle' || state.isSpaceHeld || state.tool === 'hand';
  if (isPan) return { gesture: { type: 'panning', last: pointer.point } };
  if (pointer.button !== 'primary') return NOTHING;
  const hit = hitHandle(pointer, context);
  if (hit) {
    const gesture = hit.type === 'rotate' ? startRotating(pointer, context) : startResizing(hit, pointer, context);
    if (gesture) return { gesture };
  }
  const item = topItemAt(context.items, toCanvas(state.camera, pointer.point));
  if (!item) return { gesture: { type: 'pointing-board', start: pointer } };
  const wasSelected = state.selection.has(item.id);
  const gesture = { type: 'pointing-item', start: pointer, itemId: item.id, wasSelected } as const;
  if (wasSelected) return { gesture };
  // Selecting at the press lets a drag begin on an item that was not selected.
  return { gesture, selection: new Set(pointer.shift ? [...state.selection, item.id] : [item.id]) };
}

/** Follows the pointer while nothing is pressed: what lies under it, and the cursor that says so. */
export function hovered(pointer: PointerInput, context: GestureContext): Transition {
  const { state } = context;
  if (state.tool !== 'select' || state.isSpaceHeld) return { hoveredId: null };
  const hit = hitHandle(pointer, context);
  const item = hit ? undefined : topItemAt(context.items, toCanvas(state.camera, pointer.point));
  const cursor = hit?.cursor ?? 'default';
  const isSame = state.gesture.type === 'idle' && state.gesture.cursor === cursor;
  return { hoveredId: item?.id ?? null, gesture: isSame ? state.gesture : { ...IDLE, cursor } };
}

/** The item nearest to the viewer under a point of the board. */
export function topItemAt(items: ItemStore, point: CanvasPoint): BoardItem | undefined {
  return items
    .search({ x: point.x, y: point.y, width: 0, height: 0 })
    .filter((item) => isOnItem(point, item))
    .sort(compareItems)
    .at(-1);
}

function hitHandle(pointer: PointerInput, { state, items }: GestureContext): HandleHit | null {
  if (state.selection.size === 0) return null;
  const box = selectionBox(geometriesOf(state.selection, items));
  return box && handleAt({ point: pointer.point, box, camera: state.camera, pointerType: pointer.pointerType });
}
