import type * as Y from 'yjs';
import { readTree, storedItem } from '../document/board-document.ts';
import { placeItems } from '../document/place-items.ts';
import type { Command } from './command.ts';
import { duplicateItems } from './duplicate-items.ts';
import { reorderedKeys } from './order-items.ts';
import { patchItems } from './patch-items.ts';
import { reparentItems, unwrapItems, wrapItems } from './place-in-tree.ts';
import { removeItems } from './remove-items.ts';
import { transformItems } from './transform-items.ts';

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
        return removeItems(doc, command.ids);
      case 'duplicate':
        return duplicateItems(doc, command);
      case 'add':
        return placeItems(doc, command.items, origin);
      case 'patch':
        return patchItems(doc, command.changes);
      case 'wrap':
        return wrapItems(doc, command);
      case 'unwrap':
        return unwrapItems(doc, command.ids);
      case 'reparent':
        return reparentItems(doc, command);
      case 'batch':
        return [...new Set(command.commands.flatMap((one) => applyCommand(doc, one, origin)))];
      case 'order':
        return orderItems(doc, command);
    }
  }, origin);
}

/** Items move among their siblings; a child never leaves its frame by it. */
function orderItems(doc: Y.Doc, command: Extract<Command, { type: 'order' }>): string[] {
  const tree = readTree(doc);
  const moving = new Set(command.ids);
  const parents = new Set(command.ids.flatMap((id) => (tree.get(id) ? [tree.get(id)?.parentId ?? null] : [])));
  const keys = [...parents].flatMap((parent) => [...reorderedKeys(tree.childrenOf(parent), moving, command.to)]);
  for (const [id, key] of keys) storedItem(doc, id)?.set('index', key);
  return keys.map(([id]) => id);
}
