import { toCanvas, toScreen } from '../geometry/camera.ts';
import { centreOf } from '../geometry/rect.ts';
import { geometriesOf } from '../gestures/gesture.ts';
import type { GestureContext, Transition } from '../gestures/gesture-handler.ts';
import { selectionBox } from '../gestures/handles.ts';
import { itemAt } from '../gestures/item-at.ts';

/**
 * Asks for the menu about what lies at a point, which is selected unless it is already; without a point, about the
 * selection, in its middle, or in the middle of the view.
 */
export function menuOpened(context: GestureContext, point?: { readonly x: number; readonly y: number }): Transition {
  const { state, items } = context;
  if (!point) {
    const box = selectionBox(geometriesOf(state.selection, items));
    const middle = { x: state.viewport.width / 2, y: state.viewport.height / 2 };
    const at = box ? toScreen(state.camera, centreOf(box)) : middle;
    return { menuAt: { point: at, itemId: [...state.selection][0] ?? null } };
  }
  const item = itemAt(toCanvas(state.camera, point), context);
  const selection = item ? (state.selection.has(item.id) ? state.selection : new Set([item.id])) : new Set<string>();
  return { selection, menuAt: { point, itemId: item?.id ?? null } };
}
