import type * as Y from 'yjs';
import { storedItem } from '../document/board-document.ts';
import type { ItemPatch } from './command.ts';

/** Writes the fields that differ; what somebody else removed meanwhile is skipped. @returns Ids of what was changed. */
export function patchItems(doc: Y.Doc, changes: ReadonlyMap<string, ItemPatch>): string[] {
  return [...changes].flatMap(([id, patch]) => {
    const stored = storedItem(doc, id);
    if (!stored) return [];
    const fields = Object.entries(patch).filter(([name, value]) => stored.get(name) !== value);
    for (const [name, value] of fields) {
      if (value === undefined) stored.delete(name);
      else stored.set(name, value);
    }
    return fields.length > 0 ? [id] : [];
  });
}
