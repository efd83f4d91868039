import type * as Y from 'yjs';
import { storedItem } from '../document/board-document.ts';
import { storableGeometry } from '../document/item.ts';
import type { Geometry } from '../geometry/rect.ts';

/**
 * Writes places and sizes that differ, within what a board holds; numbers that are none are left out, else the item
 * could not be read again. @returns Ids of what was changed.
 */
export function transformItems(doc: Y.Doc, changes: ReadonlyMap<string, Partial<Geometry>>): string[] {
  return [...changes].flatMap(([id, geometry]) => {
    const stored = storedItem(doc, id);
    if (!stored) return [];
    const fields = Object.entries(storableGeometry(geometry)).filter(([name, value]) => stored.get(name) !== value);
    for (const [name, value] of fields) stored.set(name, value);
    return fields.length > 0 ? [id] : [];
  });
}
