import type * as Y from 'yjs';
import { itemsOf, readItems } from '../document/board-document.ts';
import { storeItem } from '../document/item.ts';
import { orderKeysBetween } from '../document/order-key.ts';
import type { NewItem } from './command.ts';

/** Puts new items above everything that lies on the board. @returns Their ids. */
export function addItems(doc: Y.Doc, added: readonly NewItem[]): string[] {
  const keys = orderKeysBetween(readItems(doc).at(-1)?.index ?? null, null, added.length);
  return added.map((item, position) => {
    // One key was made for each.
    const index = keys[position] as string;
    itemsOf(doc).set(item.id, storeItem({ ...item, index }));
    return item.id;
  });
}
