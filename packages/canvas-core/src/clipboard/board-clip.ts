import type { ItemKind } from '@gesso/contract';
import { connectorLine, targetsOf } from '../document/connector-line.ts';
import type { BoardItem } from '../document/item.ts';
import type { ItemStore } from '../document/item-store.ts';
import { withDescendants } from '../document/walk-tree.ts';

/** Raise it together with a step in `readClip` that lifts clips of the version before. */
export const CLIP_VERSION = 1;

/** An item as it travels: without its order key, and without what ties it to the work of one board. */
export type ClippedItem = Omit<
  BoardItem,
  'index' | 'status' | 'generationId' | 'runId' | 'progress' | 'expectedMs' | 'failure'
>;

/** Copied items from back to front, parents before what they hold. Their ids only say who belongs to whom. */
export type BoardClip = { readonly version: typeof CLIP_VERSION; readonly items: readonly ClippedItem[] };

/** Kinds that show a stored file. */
export const FILE_KINDS: ReadonlySet<ItemKind> = new Set<ItemKind>(['image', 'video', 'model3d', 'design']);

/**
 * What a copy of these items holds: with everything in them, and with connectors between them, chosen or not. Items
 * that wait for a result, or never got one, stay: their work belongs to one board.
 *
 * @returns Null when nothing is left to copy.
 */
export function clipOf(ids: Iterable<string>, items: ItemStore): BoardClip | null {
  const chosen = new Set(withDescendants(ids, items));
  const isTaken = (item: BoardItem) =>
    item.status === 'ready' && (chosen.has(item.id) || isBetween(item, (id) => chosen.has(id)));
  const taken = items.ordered().filter(isTaken);
  const known = new Set(taken.map((item) => item.id));
  if (taken.length === 0) return null;
  return { version: CLIP_VERSION, items: taken.map((item) => clipped(item, known, items)) };
}

/** Ends of a connector that cling to nothing that came along stay where they are on the board. */
export function cutEnds(item: BoardItem, isKnown: (id: string) => boolean, items: Pick<ItemStore, 'get'>) {
  if (item.kind !== 'connector') return {};
  const line = connectorLine(item, items);
  const end = (name: 'from' | 'to') => (isKnown(item[name]?.itemId ?? '') ? item[name] : { ...line[name] });
  return { from: end('from'), to: end('to') };
}

function isBetween(item: BoardItem, isChosen: (id: string) => boolean): boolean {
  const targets = targetsOf(item);
  return targets.length === 2 && targets.every(isChosen);
}

function clipped(item: BoardItem, known: ReadonlySet<string>, items: ItemStore): ClippedItem {
  const { index, status, generationId, runId, progress, expectedMs, failure, parentId, ...rest } = item;
  const isInside = parentId !== undefined && known.has(parentId);
  return { ...rest, ...cutEnds(item, (id) => known.has(id), items), ...(isInside ? { parentId } : {}) };
}
