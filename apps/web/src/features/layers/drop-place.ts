import type { BoardItem } from '@gesso/canvas-core';

/** Where dragged layers would go, as the editor's `reparent` wants it. */
export type DropPlace = { readonly parentId: string | null; readonly before?: string };

/** Which part of a line the pointer is on: lines run from front to back, so `above` is in front. */
export type LinePart = 'above' | 'inside' | 'below';

type Tree = {
  readonly get: (id: string) => BoardItem | undefined;
  readonly childrenOf: (id: string | null) => readonly BoardItem[];
};

/** Whether layers can be put into an item. */
export function holdsOthers({ kind }: Pick<BoardItem, 'kind'>): boolean {
  return kind === 'frame' || kind === 'group';
}

/** The part of a line at a height within it, 0 to 1. Only frames and groups have an inside. */
export function partAt(share: number, item: Pick<BoardItem, 'kind'>): LinePart {
  if (!holdsOthers(item)) return share < 0.5 ? 'above' : 'below';
  return share < 0.25 ? 'above' : share > 0.75 ? 'below' : 'inside';
}

/**
 * The place that a drop on a part of a line stands for; null where the dragged ones cannot go, which is into themselves.
 */
export function dropPlace(
  tree: Tree,
  drop: { readonly ids: readonly string[]; readonly onto: BoardItem; readonly part: LinePart },
): DropPlace | null {
  const { ids, onto, part } = drop;
  const parentId = part === 'inside' ? onto.id : (onto.parentId ?? null);
  if (isWithin(tree, parentId, new Set(ids))) return null;
  if (part === 'inside') return { parentId };
  if (part === 'below') return ids.includes(onto.id) ? null : { parentId, before: onto.id };
  const others = tree.childrenOf(parentId).filter(({ id }) => id === onto.id || !ids.includes(id));
  const inFront = others[others.findIndex(({ id }) => id === onto.id) + 1];
  return inFront ? { parentId, before: inFront.id } : { parentId };
}

/** One level in: the frame or group beside a layer, the nearer to the front first. Null where there is none. */
export function placeInside(tree: Tree, item: BoardItem): DropPlace | null {
  const siblings = tree.childrenOf(item.parentId ?? null);
  const at = siblings.findIndex(({ id }) => id === item.id);
  const into = siblings.slice(at + 1).find(holdsOthers) ?? siblings.slice(0, at).findLast(holdsOthers);
  return into ? { parentId: into.id } : null;
}

/** One level out: right in front of what a layer lies in. Null on the bare board. */
export function placeOutside(tree: Tree, item: BoardItem): DropPlace | null {
  const parent = item.parentId === undefined ? undefined : tree.get(item.parentId);
  return parent ? dropPlace(tree, { ids: [item.id], onto: parent, part: 'above' }) : null;
}

function isWithin(tree: Tree, id: string | null, ids: ReadonlySet<string>): boolean {
  for (let at = id === null ? undefined : tree.get(id); at; at = at.parentId ? tree.get(at.parentId) : undefined) {
    if (ids.has(at.id)) return true;
  }
  return false;
}
