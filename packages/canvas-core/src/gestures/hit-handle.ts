import { isHeld } from '../document/walk-tree.ts';
import type { PointerInput } from '../editor/input.ts';
import { geometriesOf } from './gesture.ts';
import type { GestureContext } from './gesture-handler.ts';
import { type HandleHit, handleAt, selectionBox } from './handles.ts';
import { isLine } from './item-at.ts';

/** The handle of the selection under the pointer. What is locked has none; a single line has its ends instead. */
export function hitHandle(pointer: PointerInput, { state, items }: GestureContext): HandleHit | null {
  const free = [...state.selection].filter((id) => !isHeld(id, items));
  const [only] = free.flatMap((id) => items.get(id) ?? []);
  if (!only || (free.length === 1 && isLine(only))) return null;
  const box = selectionBox(geometriesOf(free, items));
  return box && handleAt({ point: pointer.point, box, camera: state.camera, pointerType: pointer.pointerType });
}
