import type { ItemPatch } from '../commands/command.ts';
import type { BoardItem } from '../document/item.ts';
import type { ItemStore } from '../document/item-store.ts';
import { type CanvasPoint, canvasPoint } from '../geometry/point.ts';

/**
 * Free ends of connectors after each was moved; by id, only connectors that have some.
 *
 * A connector's box follows its ends, so moving one means moving what of it sticks to nothing.
 */
export function movedEnds(
  ids: Iterable<string>,
  items: ItemStore,
  move: (point: CanvasPoint) => CanvasPoint,
): ReadonlyMap<string, ItemPatch> {
  const patches = new Map<string, ItemPatch>();
  for (const id of ids) {
    const item = items.get(id);
    const patch = item?.kind === 'connector' ? patchFor(item, move) : null;
    if (patch) patches.set(id, patch);
  }
  return patches;
}

function patchFor(item: BoardItem, move: (point: CanvasPoint) => CanvasPoint): ItemPatch | null {
  const ends = (['from', 'to'] as const).flatMap((name) => {
    const end = item[name];
    if (!end || end.itemId !== undefined) return [];
    const { x, y } = move(canvasPoint(end.x, end.y));
    return [[name, { x, y }] as const];
  });
  return ends.length === 0 ? null : Object.fromEntries(ends);
}
