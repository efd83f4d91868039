import type * as Y from 'yjs';
import { itemsOf, readTree, storedItem } from '../document/board-document.ts';
import { connectorLine } from '../document/connector-line.ts';
import { withDescendants } from '../document/walk-tree.ts';

/** Removes items with everything in them, and groups that are left empty. Connectors keep their ends where they were. */
export function removeItems(doc: Y.Doc, ids: readonly string[]): string[] {
  const tree = readTree(doc);
  const gone = new Set(withDescendants(ids, tree));
  for (const id of gone) {
    const group = tree.get(tree.get(id)?.parentId ?? '');
    // A group is visited again behind its children when it empties, so that its own group can empty too.
    if (group?.kind === 'group' && tree.childrenOf(group.id).every((child) => gone.has(child.id))) gone.add(group.id);
  }
  for (const item of tree.values()) {
    if (item.kind !== 'connector' || gone.has(item.id)) continue;
    const line = connectorLine(item, tree);
    for (const end of ['from', 'to'] as const) {
      if (gone.has(item[end]?.itemId ?? '')) storedItem(doc, item.id)?.set(end, { x: line[end].x, y: line[end].y });
    }
  }
  for (const id of gone) itemsOf(doc).delete(id);
  return [...gone];
}
