import type { BoardItem } from './item.ts';

/** What walking needs to know of a board; both `ItemStore` and `ItemTree` are that. */
export type TreeOfItems = {
  readonly get: (id: string) => BoardItem | undefined;
  readonly childrenOf: (id: string | null) => readonly BoardItem[];
};

/** The frames and groups around an item, from the inner to the outer. */
export function ancestorsOf(id: string, items: TreeOfItems): BoardItem[] {
  const ancestors: BoardItem[] = [];
  for (let at = parentOf(id, items); at; at = parentOf(at.id, items)) ancestors.push(at);
  return ancestors;
}

/** The items themselves and everything in them, each once; what is moved, copied or removed goes with its children. */
export function withDescendants(ids: Iterable<string>, items: TreeOfItems): string[] {
  return [...reach(ids, items, () => true)];
}

/** The items themselves and, for groups, what they hold: a group scales and turns its members, a frame does not. */
export function withGroupMembers(ids: Iterable<string>, items: TreeOfItems): string[] {
  return [...reach(ids, items, (item) => item.kind === 'group')];
}

/** Those that lie in none of the others. */
export function outermost(ids: Iterable<string>, items: TreeOfItems): string[] {
  const chosen = new Set(ids);
  return [...chosen].filter((id) => items.get(id) && !ancestorsOf(id, items).some((above) => chosen.has(above.id)));
}

/** Whether an item is locked or hidden, itself or with what it lies in: then hands leave it where it is. */
export function isHeld(id: string, items: TreeOfItems): boolean {
  const item = items.get(id);
  return item !== undefined && [item, ...ancestorsOf(id, items)].some((one) => one.isLocked || one.isHidden);
}

/** Whether an item is not drawn, itself or with what it lies in. */
export function isConcealed(id: string, items: TreeOfItems): boolean {
  const item = items.get(id);
  return item !== undefined && [item, ...ancestorsOf(id, items)].some((one) => one.isHidden);
}

/** Drawing order of two items without walking the board: what lies in a frame is in front of it. */
export function compareDepth(a: BoardItem, b: BoardItem, items: TreeOfItems): number {
  const pathA = [a, ...ancestorsOf(a.id, items)].reverse();
  const pathB = [b, ...ancestorsOf(b.id, items)].reverse();
  const fork = pathA.findIndex((item, depth) => item.id !== pathB[depth]?.id);
  const [one, other] = [pathA[fork], pathB[fork]];
  if (!one || !other) return pathA.length - pathB.length;
  if (one.index !== other.index) return one.index < other.index ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

function parentOf(id: string, items: TreeOfItems): BoardItem | undefined {
  const parentId = items.get(id)?.parentId;
  return parentId === undefined ? undefined : items.get(parentId);
}

function reach(ids: Iterable<string>, items: TreeOfItems, enters: (item: BoardItem) => boolean): Set<string> {
  const reached = new Set<string>();
  const open = [...ids].reverse();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const item = items.get(id);
    if (!item || reached.has(id)) continue;
    reached.add(id);
    if (enters(item)) for (const child of items.childrenOf(id)) open.push(child.id);
  }
  return reached;
}
