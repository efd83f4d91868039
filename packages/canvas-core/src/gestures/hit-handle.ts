import type { PointerInput } from '../editor/input.ts';
import { freeSelection } from './free-selection.ts';
import type { GestureContext } from './gesture-handler.ts';
import { type HandleHit, handleAt } from './handles.ts';
import { isLine } from './item-at.ts';

/** The handle of the selection under the pointer. What is locked has none; a single line has its ends instead. */
export function hitHandle(pointer: PointerInput, { state, items }: GestureContext): HandleHit | null {
  const { ids, box } = freeSelection(state.selection, items);
  const only = ids.length === 1 ? items.get(ids[0] as string) : undefined;
  if (!box || (only && isLine(only))) return null;
  return handleAt({ point: pointer.point, box, camera: state.camera, pointerType: pointer.pointerType });
}
