import type * as Y from 'yjs';
import { itemsOf, readTree, storedItem } from '../document/board-document.ts';
import { readItem, storeItem } from '../document/item.ts';
import type { ItemTree } from '../document/item-tree.ts';
import { orderKeysBetween } from '../document/order-key.ts';
import { isContainer } from '../document/repaired-parent.ts';
import { ancestorsOf, outermost } from '../document/walk-tree.ts';
import type { Command } from './command.ts';
import { openBounds } from './order-items.ts';

/** Gives items another parent, in front of its children or right behind one of them. What would make a ring stays. */
export function reparentItems(doc: Y.Doc, { ids, parentId, before }: Extract<Command, { type: 'reparent' }>): string[] {
  const tree = readTree(doc);
  if (parentId !== null && !isContainer(tree.get(parentId))) return [];
  const above = new Set(parentId === null ? [] : [parentId, ...ancestorsOf(parentId, tree).map((item) => item.id)]);
  const chosen = inOrder(outermost(ids, tree), tree).filter((id) => !above.has(id));
  const movers = new Set(
    before === undefined ? chosen.filter((id) => (tree.get(id)?.parentId ?? null) !== parentId) : chosen,
  );
  const others = tree.childrenOf(parentId).filter((item) => !movers.has(item.id));
  const at = others.findIndex((item) => item.id === before);
  const bounds = openBounds(others, at === -1 ? others.length : at);
  const keys = orderKeysBetween(bounds.after, bounds.before, movers.size);
  [...movers].forEach((id, position) => {
    setPlace(doc, id, parentId, keys[position] as string);
  });
  return [...movers];
}

/** Puts a new group or frame around items, where the front one of them lies; their order among themselves stays. */
export function wrapItems(doc: Y.Doc, { container, ids }: Extract<Command, { type: 'wrap' }>): string[] {
  const tree = readTree(doc);
  const members = inOrder(outermost(ids, tree), tree);
  const front = tree.get(members.at(-1) ?? '');
  if (!front || tree.get(container.id)) return [];
  const parentId = front.parentId ?? null;
  const siblings = tree.childrenOf(parentId);
  const bounds = openBounds(siblings, siblings.findIndex((item) => item.id === front.id) + 1);
  const [index] = orderKeysBetween(bounds.after, bounds.before, 1);
  const place = { ...container, rotation: 0, index: index as string };
  itemsOf(doc).set(container.id, storeItem(parentId === null ? place : { ...place, parentId }));
  const keys = orderKeysBetween(null, null, members.length);
  members.forEach((id, position) => {
    setPlace(doc, id, container.id, keys[position] as string);
  });
  return [container.id, ...members];
}

/** Takes groups and frames away and leaves what they held where it was. */
export function unwrapItems(doc: Y.Doc, ids: readonly string[]): string[] {
  const tree = readTree(doc);
  return ids.flatMap((id) => {
    const container = tree.get(id);
    if (!container || !isContainer(container)) return [];
    const parentId = container.parentId ?? null;
    const siblings = tree.childrenOf(parentId);
    const children = tree.childrenOf(id);
    const bounds = openBounds(siblings, siblings.findIndex((item) => item.id === id) + 1);
    const keys = orderKeysBetween(bounds.after, bounds.before, children.length);
    children.forEach((child, position) => {
      setPlace(doc, child.id, parentId, keys[position] as string);
    });
    itemsOf(doc).delete(id);
    const changed = [id, ...children.map((child) => child.id)];
    // Reading the board again for each of a hundred groups would take seconds on a large one.
    tree.apply(changed.map((one) => [one, readItem(one, storedItem(doc, one))]));
    return changed;
  });
}

function inOrder(ids: readonly string[], tree: ItemTree): string[] {
  const chosen = new Set(ids);
  return tree.ordered().flatMap((item) => (chosen.has(item.id) ? [item.id] : []));
}

function setPlace(doc: Y.Doc, id: string, parentId: string | null, index: string): void {
  const stored = storedItem(doc, id);
  if (parentId === null) stored?.delete('parentId');
  else stored?.set('parentId', parentId);
  stored?.set('index', index);
}
