import type * as Y from 'yjs';
import { frontmostKey, itemsOf, readItems } from '../document/board-document.ts';
import { type BoardItem, MAX_ITEM_SIZE, MIN_ITEM_SIZE, storeItem } from '../document/item.ts';
import { orderKeysBetween } from '../document/order-key.ts';
import { placeItems } from '../document/place-items.ts';
import type { Geometry } from '../geometry/rect.ts';
import type { Command } from './command.ts';
import { reorderedKeys } from './order-items.ts';
import { patchItems } from './patch-items.ts';

/**
 * Writes a command to the document in one transaction with the person's origin, which makes it one step of undo.
 *
 * Items that somebody else removed meanwhile are skipped.
 *
 * @returns Ids of the items that were changed or made; empty when there was nothing to do.
 */
export function applyCommand(doc: Y.Doc, command: Command, origin: unknown): readonly string[] {
  return doc.transact(() => {
    switch (command.type) {
      case 'transform':
        return transformItems(doc, command.changes);
      case 'remove':
        return command.ids.filter((id) => deleteStored(doc, id));
      case 'duplicate':
        return duplicateItems(doc, command);
      case 'add':
        return placeItems(doc, command.items, origin);
      case 'patch':
        return patchItems(doc, command.changes);
      case 'order':
        return orderItems(doc, command);
    }
  }, origin);
}

function transformItems(doc: Y.Doc, changes: ReadonlyMap<string, Partial<Geometry>>): string[] {
  const changed: string[] = [];
  for (const [id, geometry] of changes) {
    const stored = itemsOf(doc).get(id);
    if (!stored) continue;
    const fields = Object.entries(geometry).filter(([name, value]) => stored.get(name) !== value);
    for (const [name, value] of fields) stored.set(name, isSize(name) ? clampSize(value) : value);
    if (fields.length > 0) changed.push(id);
  }
  return changed;
}

function isSize(name: string): boolean {
  return name === 'width' || name === 'height';
}

function deleteStored(doc: Y.Doc, id: string): boolean {
  const items = itemsOf(doc);
  if (!items.has(id)) return false;
  items.delete(id);
  return true;
}

function duplicateItems(doc: Y.Doc, command: Extract<Command, { type: 'duplicate' }>): string[] {
  const items = itemsOf(doc);
  const targets = new Map(command.copies.map((copy) => [copy.from, copy.to]));
  const sources = readItems(doc).filter((item) => targets.has(item.id) && canDuplicate(item));
  const keys = orderKeysBetween(frontmostKey(doc), null, sources.length);
  return sources.map((source, position) => {
    const id = targets.get(source.id) as string;
    const parentId = source.parentId && (targets.get(source.parentId) ?? source.parentId);
    const copy = { ...source, id, parentId, index: keys[position] as string };
    items.set(id, storeItem({ ...copy, x: source.x + command.deltaX, y: source.y + command.deltaY }));
    return id;
  });
}

/** A placeholder waits for one result, which goes to one item; a copy of it would wait for ever. */
function canDuplicate(item: BoardItem): boolean {
  return item.status !== 'pending';
}

function orderItems(doc: Y.Doc, command: Extract<Command, { type: 'order' }>): string[] {
  const keys = reorderedKeys(readItems(doc), new Set(command.ids), command.to);
  for (const [id, key] of keys) itemsOf(doc).get(id)?.set('index', key);
  return [...keys.keys()];
}

function clampSize(size: number): number {
  return Math.min(MAX_ITEM_SIZE, Math.max(MIN_ITEM_SIZE, size));
}
