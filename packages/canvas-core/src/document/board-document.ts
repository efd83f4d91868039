import * as Y from 'yjs';
import { type BoardItem, readItem, type StoredItem } from './item.ts';
import { ItemTree } from './item-tree.ts';
import { isOrderKey } from './order-key.ts';

/** Version of the stored shape that this code writes; raise it together with a step in `MIGRATIONS`. */
export const DOCUMENT_VERSION = 1;

/** `MIGRATIONS[n]` lifts a document of version n to n + 1, inside one transaction. */
const MIGRATIONS: Readonly<Record<number, (doc: Y.Doc) => void>> = {
  // Version 0 is a document nobody has written yet.
  0: () => undefined,
};

/** The map of all items, by id. */
export function itemsOf(doc: Y.Doc): Y.Map<StoredItem> {
  return doc.getMap<StoredItem>('items');
}

/** What is stored under an id, if it can be an item at all: a broken client may have put anything there. */
export function storedItem(doc: Y.Doc, id: string): StoredItem | undefined {
  const stored: unknown = itemsOf(doc).get(id);
  return stored instanceof Y.Map ? stored : undefined;
}

/** The stored version; 0 for a new document. */
export function documentVersion(doc: Y.Doc): number {
  const version = doc.getMap('meta').get('version');
  return typeof version === 'number' && Number.isInteger(version) && version >= 0 ? version : 0;
}

/**
 * Lifts a document to the present version in one transaction; does nothing when it is there already.
 *
 * @returns False when a newer Gesso wrote the document: it may be read, but writing could lose what this code does
 *   not know.
 */
export function migrateDocument(doc: Y.Doc, origin: unknown): boolean {
  const stored = documentVersion(doc);
  if (stored > DOCUMENT_VERSION) return false;
  if (stored === DOCUMENT_VERSION) return true;
  doc.transact(() => {
    for (let version = stored; version < DOCUMENT_VERSION; version += 1) MIGRATIONS[version]?.(doc);
    doc.getMap('meta').set('version', DOCUMENT_VERSION);
  }, origin);
  return true;
}

/** All readable items as they are drawn, from back to front; entries beyond repair are skipped. Never throws. */
export function readItems(doc: Y.Doc): BoardItem[] {
  return [...readTree(doc).ordered()];
}

/** All readable items as a tree. Never throws. */
export function readTree(doc: Y.Doc): ItemTree {
  const items: BoardItem[] = [];
  itemsOf(doc).forEach((stored, id) => {
    const item = readItem(id, stored);
    if (item) items.push(item);
  });
  return new ItemTree(items);
}

/** The greatest order key of all items, whichever parent they have; null on an empty board. */
export function frontmostKey(doc: Y.Doc): string | null {
  let frontmost: string | null = null;
  itemsOf(doc).forEach((stored) => {
    const key = stored instanceof Y.Map ? stored.get('index') : null;
    if (isOrderKey(key) && (frontmost === null || key > frontmost)) frontmost = key;
  });
  return frontmost;
}

/**
 * Placeholders: items that wait for a result, in no order.
 *
 * Looks at one field of all other items, so that asking after every change costs little: measured 6 ms for 10,000.
 */
export function readPlaceholders(doc: Y.Doc): BoardItem[] {
  const placeholders: BoardItem[] = [];
  for (const [id, stored] of itemsOf(doc)) {
    const item = stored instanceof Y.Map && stored.get('status') === 'pending' ? readItem(id, stored) : null;
    if (item) placeholders.push(item);
  }
  return placeholders;
}

/** Back to front among siblings. */
export { compareSiblings as compareItems } from './item-tree.ts';
