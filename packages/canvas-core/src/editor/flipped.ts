import type { Command, ItemPatch } from '../commands/command.ts';
import type { BoardItem } from '../document/item.ts';
import type { ConnectorEnd } from '../document/item-look.ts';
import type { ItemStore } from '../document/item-store.ts';
import { isContainer } from '../document/repaired-parent.ts';
import { withDescendants } from '../document/walk-tree.ts';
import { boundsOf, type Geometry, type Rect, unionOf } from '../geometry/rect.ts';

/**
 * Mirrors items, with all that lies in frames and groups, in the box around all of them, so that one alone turns where
 * it is. Lines keep to the same side of what is mirrored with them.
 */
export function flipped(ids: readonly string[], axis: 'x' | 'y', items: ItemStore): Command | null {
  const box = unionOf(ids.flatMap((id) => items.get(id) ?? []).map(boundsOf));
  if (!box) return null;
  const mirrored = new Set(withDescendants(ids, items));
  const [side, flag] = axis === 'x' ? (['width', 'isFlippedX'] as const) : (['height', 'isFlippedY'] as const);
  const places = new Map<string, Partial<Geometry>>();
  const looks = new Map<string, ItemPatch>();
  for (const id of mirrored) {
    const item = items.get(id);
    if (!item) continue;
    const rotation = item.rotation === 0 ? 0 : 360 - item.rotation;
    places.set(id, { [axis]: 2 * box[axis] + box[side] - item[axis] - item[side], rotation });
    const ends = item.kind === 'connector' ? mirroredEnds(item, { axis, box, mirrored }) : {};
    const isByEnds = ends.from !== undefined && ends.to !== undefined;
    if (!isContainer(item)) looks.set(id, isByEnds ? ends : { ...ends, [flag]: item[flag] ? undefined : true });
  }
  const commands: Command[] = [
    { type: 'transform', changes: places },
    { type: 'patch', changes: looks },
  ];
  return { type: 'batch', commands };
}

type Mirror = { readonly axis: 'x' | 'y'; readonly box: Rect; readonly mirrored: ReadonlySet<string> };

function mirroredEnds(item: BoardItem, { axis, box, mirrored }: Mirror): Pick<ItemPatch, 'from' | 'to'> {
  const far = 2 * box[axis] + (axis === 'x' ? box.width : box.height);
  const mirror = (end: ConnectorEnd): ConnectorEnd => {
    if (end.itemId === undefined) return { ...end, [axis]: far - end[axis] };
    return mirrored.has(end.itemId) ? { ...end, [axis]: 1 - end[axis] } : end;
  };
  return { ...(item.from ? { from: mirror(item.from) } : {}), ...(item.to ? { to: mirror(item.to) } : {}) };
}
