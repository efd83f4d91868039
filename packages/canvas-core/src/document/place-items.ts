import type { ItemKind } from '@gesso/contract';
import type * as Y from 'yjs';
import type { Rect } from '../geometry/rect.ts';
import { frontmostKey, itemsOf, storedItem } from './board-document.ts';
import { type BoardItem, type ItemFailure, type ItemField, readItem, storeItem } from './item.ts';
import { orderKeysBetween } from './order-key.ts';

/** An item to put on the board; it comes to lie in front of everything. */
export type NewItem = Rect &
  Omit<BoardItem, keyof Rect | 'index' | 'rotation' | 'kind'> & { readonly kind: ItemKind; readonly rotation?: number };

/** What a placeholder becomes. Width and height are the result's own size in pixels. */
export type Settlement = {
  readonly assetId: string;
  readonly width?: number;
  readonly height?: number;
  readonly kind?: ItemKind;
  readonly title?: string;
};

/** Proportions closer than this count as equal: a vendor's 1023 for 1024 must not move an edge. */
const PROPORTION_TOLERANCE = 0.01;

/**
 * Puts items on the board in one transaction. An id that is on the board already is left as it is, so that a workflow
 * may run the step twice.
 *
 * @param origin - Who does it; a server's origin keeps the items out of people's undo.
 * @returns Ids that were really added.
 */
export function placeItems(doc: Y.Doc, items: readonly NewItem[], origin: unknown): string[] {
  const stored = itemsOf(doc);
  const fresh = items.filter((item) => !stored.has(item.id));
  if (fresh.length === 0) return [];
  const keys = orderKeysBetween(frontmostKey(doc), null, fresh.length);
  doc.transact(() => {
    fresh.forEach((item, position) => {
      stored.set(item.id, storeItem({ rotation: 0, ...item, index: keys[position] as string }));
    });
  }, origin);
  return fresh.map((item) => item.id);
}

/**
 * Turns a placeholder into its result, in place.
 *
 * The item keeps the place and the width that people gave it meanwhile; only the height follows when the result has
 * other proportions. Settling twice with the same asset writes nothing.
 *
 * @returns False when the item is gone (somebody deleted it), true when it shows the result.
 */
export function settleItem(doc: Y.Doc, itemId: string, result: Settlement, origin: unknown): boolean {
  const item = readItem(itemId, itemsOf(doc).get(itemId));
  if (!item) return false;
  return writeFields(doc, itemId, origin, {
    status: 'ready',
    assetId: result.assetId,
    kind: result.kind ?? item.kind,
    title: result.title ?? item.title,
    height: settledHeight(item, result),
    progress: undefined,
    expectedMs: undefined,
    failure: undefined,
  });
}

/** Marks a placeholder as failed, with the reason a person reads on it. False when the item is gone. */
export function failItem(doc: Y.Doc, itemId: string, failure: ItemFailure, origin: unknown): boolean {
  return writeFields(doc, itemId, origin, { status: 'failed', failure: { ...failure }, progress: undefined });
}

/** Makes a failed item a placeholder again, for the generation that retries it. False when the item is gone. */
export function retryItem(doc: Y.Doc, itemId: string, generationId: string, origin: unknown): boolean {
  return writeFields(doc, itemId, origin, {
    status: 'pending',
    generationId,
    failure: undefined,
    progress: undefined,
  });
}

/** Shows how far the work is, 0 to 1, and how long the whole usually takes. False when the item is gone. */
export function reportProgress(
  doc: Y.Doc,
  itemId: string,
  report: { readonly progress?: number; readonly expectedMs?: number },
  origin: unknown,
): boolean {
  return writeFields(doc, itemId, origin, report);
}

/** Takes an item off the board. False when it was gone already. */
export function removeItem(doc: Y.Doc, itemId: string, origin: unknown): boolean {
  const items = itemsOf(doc);
  if (!items.has(itemId)) return false;
  doc.transact(() => items.delete(itemId), origin);
  return true;
}

/** Writes only what differs, so that running a step again sends nothing to anybody. */
function writeFields(
  doc: Y.Doc,
  itemId: string,
  origin: unknown,
  fields: Readonly<Partial<Record<ItemField, unknown>>>,
): boolean {
  const stored = storedItem(doc, itemId);
  if (!stored) return false;
  const changed = Object.entries(fields).filter(
    ([name, value]) => JSON.stringify(stored.get(name)) !== JSON.stringify(value),
  );
  if (changed.length === 0) return true;
  doc.transact(() => {
    for (const [name, value] of changed) {
      if (value === undefined) stored.delete(name);
      else stored.set(name, value);
    }
  }, origin);
  return true;
}

function settledHeight(item: BoardItem, result: Settlement): number {
  if (!result.width || !result.height) return item.height;
  const height = (item.width * result.height) / result.width;
  return Math.abs(height - item.height) <= item.height * PROPORTION_TOLERANCE ? item.height : height;
}
