import type { Command, ItemPatch } from '../commands/command.ts';
import { frameUnder } from '../document/find-under.ts';
import type { BoardItem } from '../document/item.ts';
import type { ItemStore } from '../document/item-store.ts';
import { ancestorsOf } from '../document/walk-tree.ts';
import type { CanvasPoint } from '../geometry/point.ts';

/** What letting go at a point does to where items belong. */
export type Drop = {
  /** Who changes its frame. */
  readonly ids: readonly string[];
  /** The frame that takes them in; null is the bare board. */
  readonly frameId: string | null;
};

/**
 * Which of the dragged items leave their frame for the one under the pointer, or for the bare board. In a group an item
 * stays a member as long as its frame stays the same.
 */
export function dropAt(point: CanvasPoint, roots: readonly string[], items: ItemStore): Drop {
  const frame = frameUnder(items, point, new Set(roots));
  const ids = roots.filter((id) => {
    const item = items.get(id);
    if (!item || item.kind === 'connector') return false;
    // Most items lie on the bare board, which needs no walk.
    const own = item.parentId ? ancestorsOf(id, items).find((above) => above.kind === 'frame') : undefined;
    return own?.id !== frame?.id && (!frame || fits(item, frame));
  });
  return { ids, frameId: frame?.id ?? null };
}

/** The change that goes with a drop; none when everything stays where it belongs. Groups that it empties go. */
export function dropCommands({ ids, frameId }: Drop, items: ItemStore): Command[] {
  if (ids.length === 0) return [];
  const emptied = emptiedGroups(ids, items);
  return [
    { type: 'reparent', ids, parentId: frameId },
    ...(emptied.length > 0 ? [{ type: 'remove', ids: emptied } as const] : []),
  ];
}

/** The parents that items will have, by id. */
export function parentsAfter({ ids, frameId }: Drop): (readonly [string, ItemPatch])[] {
  return ids.map((id) => [id, { parentId: frameId ?? undefined }]);
}

function emptiedGroups(leaving: readonly string[], items: ItemStore): string[] {
  const gone = new Set(leaving);
  const emptied: string[] = [];
  for (const id of gone) {
    const parent = items.get(items.get(id)?.parentId ?? '');
    if (parent?.kind !== 'group' || emptied.includes(parent.id)) continue;
    if (!items.childrenOf(parent.id).every((child) => gone.has(child.id))) continue;
    emptied.push(parent.id);
    // A set that grows while it is walked is walked on: the group around an emptied one may be empty then, too.
    gone.add(parent.id);
  }
  return emptied;
}

/** A frame goes into a larger one only: pulling a poster over a thumbnail must not put it in there. */
function fits(item: BoardItem, frame: BoardItem): boolean {
  return item.kind !== 'frame' || item.width * item.height < frame.width * frame.height;
}
