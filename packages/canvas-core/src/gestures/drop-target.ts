import type { Command } from '../commands/command.ts';
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

/** The change that goes with a drop; none when everything stays where it belongs. */
export function dropCommands({ ids, frameId }: Drop): Command[] {
  return ids.length === 0 ? [] : [{ type: 'reparent', ids, parentId: frameId }];
}

/** A frame goes into a larger one only: pulling a poster over a thumbnail must not put it in there. */
function fits(item: BoardItem, frame: BoardItem): boolean {
  return item.kind !== 'frame' || item.width * item.height < frame.width * frame.height;
}
