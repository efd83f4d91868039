import type { BoardItem } from '../document/item.ts';
import type { PointerInput } from '../editor/input.ts';
import { toCanvas } from '../geometry/camera.ts';
import { isOnItem } from '../geometry/rect.ts';
import { pressedWithTool } from '../tools/press-with-tool.ts';
import { cropPressed } from './cropping.ts';
import { startDraggingEnd } from './dragging-end.ts';
import { type GestureContext, NOTHING, type Transition } from './gesture-handler.ts';
import { hitHandle } from './hit-handle.ts';
import { itemAt } from './item-at.ts';
import { startResizing } from './resizing.ts';
import { startRotating } from './rotating.ts';

/** Decides what a press begins: panning, a menu, what the tool does, a handle of the selection, an item, the bare board. */
export function pressed(pointer: PointerInput, context: GestureContext, isDouble: boolean): Transition {
  const { state } = context;
  const isPan = pointer.button === 'middle' || state.isSpaceHeld || state.tool === 'hand';
  if (isPan) return { gesture: { type: 'panning', last: pointer.point } };
  if (pointer.button === 'secondary') return { gesture: { type: 'asking-menu', start: pointer } };
  if (pointer.button !== 'primary') return NOTHING;
  if (state.croppingId !== null) return cropPressed(pointer, context);
  if (state.tool !== 'select') return pressedWithTool(state.tool, pointer, context);
  return pressedToSelect(pointer, context, isDouble);
}

function pressedToSelect(pointer: PointerInput, context: GestureContext, isDouble: boolean): Transition {
  const { state } = context;
  // The second press of a double click means the item, also where the first made a handle appear under it.
  const end = isDouble ? null : startDraggingEnd(pointer, context);
  if (end) return { gesture: end };
  const hit = isDouble ? null : hitHandle(pointer, context);
  const at = toCanvas(state.camera, pointer.point);
  if (hit) {
    const gesture = hit.type === 'rotate' ? startRotating(at, context) : startResizing(hit, at, context);
    if (gesture) return { gesture };
  }
  const item = itemAt(at, context);
  if (!item) return { gesture: { type: 'pointing-board', start: pointer, isDouble } };
  const wasSelected = state.selection.has(item.id);
  const isGround = !wasSelected && isFilledFrame(item, context) && isOnItem(at, item);
  const gesture = { type: 'pointing-item', start: pointer, itemId: item.id, wasSelected, isDouble, isGround } as const;
  if (wasSelected || isGround) return { gesture };
  // Selecting at the press lets a drag begin on an item that was not selected.
  return { gesture, selection: new Set(pointer.shift ? [...state.selection, item.id] : [item.id]) };
}

/** A frame that holds something: its ground is board for what lies on it. An empty one is dragged like any item. */
function isFilledFrame(item: BoardItem, { items }: GestureContext): boolean {
  return item.kind === 'frame' && items.childrenOf(item.id).length > 0;
}
