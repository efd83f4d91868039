import type { EditorState } from '../editor/editor-state.ts';
import { toCanvas } from '../geometry/camera.ts';
import { IDLE } from '../gestures/gesture.ts';
import type { GestureContext, GestureHandler, Transition } from '../gestures/gesture-handler.ts';
import { leafAt } from '../gestures/item-at.ts';
import type { Tapping } from '../gestures/tool-gesture.ts';
import { toolAfterUse } from './added.ts';

/** A comment begins, or a colour is read, where the pointer is let go; until then it may still be carried elsewhere. */
export const tappingHandler: GestureHandler<Tapping> = {
  move: () => ({}),
  up: ({ tool }, pointer, context) => {
    if (tool === 'eyedropper') return { gesture: IDLE, pickedAt: pointer.point };
    return { gesture: IDLE, ...commentPlaced(pointer.point, context) };
  },
};

function commentPlaced(at: EditorState['pickedAt'] & object, { state, items }: GestureContext): Transition {
  const point = toCanvas(state.camera, at);
  const item = leafAt(point, items, { line: 0, box: 0 });
  return { placedComment: item ? { point, itemId: item.id } : { point }, tool: toolAfterUse(state) };
}
