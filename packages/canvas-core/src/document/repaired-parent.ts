import type { BoardItem } from './item.ts';

/** Whether items can lie in it. */
export function isContainer(item: BoardItem | undefined): boolean {
  return item?.kind === 'frame' || item?.kind === 'group';
}

/**
 * The parent that an item really has.
 *
 * A parent that is gone, or that can hold nothing, counts as none. Two people who put two frames into each other at
 * once make a ring; the ring's item with the smallest id then lies on the bare board, which is the same for everyone.
 */
export function repairedParent(item: BoardItem, stored: ReadonlyMap<string, BoardItem>): string | undefined {
  const { parentId } = item;
  if (parentId === undefined || !isContainer(stored.get(parentId))) return undefined;
  let smallest = item.id;
  const seen = new Set<string>();
  for (let at: string | undefined = parentId; at !== undefined && !seen.has(at); ) {
    if (at === item.id) return smallest === item.id ? undefined : parentId;
    seen.add(at);
    if (at < smallest) smallest = at;
    const above: string | undefined = stored.get(at)?.parentId;
    at = isContainer(stored.get(above ?? '')) ? above : undefined;
  }
  return parentId;
}
