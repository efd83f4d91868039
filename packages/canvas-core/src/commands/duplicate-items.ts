import * as Y from 'yjs';
import { frontmostKey, itemsOf, readTree, storedItem } from '../document/board-document.ts';
import type { BoardItem } from '../document/item.ts';
import type { ConnectorEnd } from '../document/item-look.ts';
import { orderKeysBetween } from '../document/order-key.ts';
import type { Command } from './command.ts';

/**
 * Copies items with every field that is stored, also those that only a later Gesso knows. Copies lie in copies of their
 * parents where there are such, and connectors hold on to the copies of what they held.
 */
export function duplicateItems(doc: Y.Doc, command: Extract<Command, { type: 'duplicate' }>): string[] {
  const items = itemsOf(doc);
  const targets = new Map(command.copies.map((copy) => [copy.from, copy.to]));
  // A placeholder waits for one result, which goes to one item; a copy of it would wait for ever.
  const sources = readTree(doc)
    .ordered()
    .filter((item) => targets.has(item.id) && item.status !== 'pending');
  const copied = new Map(sources.map((item) => [item.id, targets.get(item.id) as string]));
  const keys = orderKeysBetween(frontmostKey(doc), null, sources.length);
  return sources.map((source, position) => {
    const fields = new Map(
      [...(storedItem(doc, source.id) ?? [])].filter(([, value]) => !(value instanceof Y.AbstractType)),
    );
    fields.set('x', source.x + command.deltaX).set('y', source.y + command.deltaY);
    fields.set('index', keys[position] as string);
    if (source.parentId) fields.set('parentId', copied.get(source.parentId) ?? source.parentId);
    else fields.delete('parentId');
    for (const [name, end] of endsOf(source, copied, command)) fields.set(name, end);
    const id = copied.get(source.id) as string;
    items.set(id, new Y.Map(fields));
    return id;
  });
}

function endsOf(
  item: BoardItem,
  copied: ReadonlyMap<string, string>,
  { deltaX, deltaY }: { readonly deltaX: number; readonly deltaY: number },
): (readonly ['from' | 'to', ConnectorEnd])[] {
  return (['from', 'to'] as const).flatMap((name) => {
    const end = item[name];
    if (!end) return [];
    const free = end.itemId === undefined;
    const moved: ConnectorEnd = free
      ? { x: end.x + deltaX, y: end.y + deltaY }
      : { ...end, itemId: copied.get(end.itemId) ?? end.itemId };
    return [[name, moved] as const];
  });
}
