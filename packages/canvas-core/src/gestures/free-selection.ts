import type { ItemStore } from '../document/item-store.ts';
import { isHeld, outermost } from '../document/walk-tree.ts';
import type { Geometry } from '../geometry/rect.ts';
import { geometriesOf } from './gesture.ts';
import { selectionBox } from './handles.ts';

/** What of a selection hands may touch: its outermost items that are not locked, and the box their handles stand on. */
export type FreeSelection = { readonly ids: readonly string[]; readonly box: Geometry | null };

type Remembered = { readonly order: unknown; readonly found: FreeSelection };

/** Asked at every movement of the pointer, and dear when ten thousand items are selected. */
const REMEMBERED = new WeakMap<ReadonlySet<string>, Remembered>();

/** The same answer until the selection or the board changes. */
export function freeSelection(selection: ReadonlySet<string>, items: ItemStore): FreeSelection {
  // The order is a new array after every change of the board.
  const order = items.ordered();
  const before = REMEMBERED.get(selection);
  if (before?.order === order) return before.found;
  const ids = outermost(selection, items).filter((id) => !isHeld(id, items));
  const found = { ids, box: selectionBox(geometriesOf(ids, items)) };
  REMEMBERED.set(selection, { order, found });
  return found;
}
