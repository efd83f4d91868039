import type { Command, ItemPatch } from '../commands/command.ts';
import { type BoardItem, MAX_ITEM_SIZE, MIN_ITEM_SIZE } from '../document/item.ts';
import type { ItemStore } from '../document/item-store.ts';
import { isHeld } from '../document/walk-tree.ts';
import { type CanvasPoint, canvasPoint, rotatePoint } from '../geometry/point.ts';
import { centreOf, type Geometry } from '../geometry/rect.ts';
import { movedEnds } from '../gestures/free-ends.ts';
import { scaleWithin } from '../gestures/resize-box.ts';
import { scaledText } from '../gestures/resize-text.ts';

/** How what lies in something follows it. */
type Follow = {
  readonly place: (item: Geometry) => Geometry;
  readonly point: (point: CanvasPoint) => CanvasPoint;
  readonly letters: number;
};

/**
 * Places items by numbers, with what lies in them: children go along with a frame, and scale and turn with a group. Free
 * ends of connectors follow their box. What is locked or hidden stays.
 *
 * A group has no turn of its own, so an angle turns its members by so much.
 *
 * @returns Null when nothing named may be changed.
 */
export function carriedGeometry(changes: ReadonlyMap<string, Partial<Geometry>>, items: ItemStore): Command | null {
  const places = new Map<string, Partial<Geometry>>();
  const looks = new Map<string, ItemPatch>();
  const free = [...changes].flatMap(([id, change]) => {
    const item = items.get(id);
    return item && !isHeld(id, items) ? [{ item, change }] : [];
  });
  for (const { item, change } of free) carryInto({ item, change, items, places, looks });
  // What is named itself lies where it was asked to, also when what it lies in was named too.
  for (const { item, change } of free) {
    if (item.kind !== 'group' && item.kind !== 'connector') places.set(item.id, { ...places.get(item.id), ...change });
  }
  if (places.size === 0 && looks.size === 0) return null;
  const transform: Command = { type: 'transform', changes: places };
  return looks.size === 0 ? transform : { type: 'batch', commands: [transform, { type: 'patch', changes: looks }] };
}

function carryInto(options: {
  readonly item: BoardItem;
  readonly change: Partial<Geometry>;
  readonly items: ItemStore;
  readonly places: Map<string, Partial<Geometry>>;
  readonly looks: Map<string, ItemPatch>;
}): void {
  const { item: root, change, items, places, looks } = options;
  const after = clamped({ ...root, ...change });
  if (root.kind === 'connector') {
    for (const [id, patch] of movedEnds([root.id], items, scaling(root, after))) looks.set(id, patch);
    return;
  }
  const open = childrenOf(root, follow(root, after, change.rotation ?? 0), items);
  for (let next = open.pop(); next; next = open.pop()) {
    const { item, by } = next;
    for (const [id, patch] of movedEnds([item.id], items, by.point)) looks.set(id, patch);
    if (item.kind === 'text' && item.textFit !== 'fill' && by.letters !== 1) {
      looks.set(item.id, scaledText(item, by.letters));
    }
    const place = by.place(item);
    if (item.kind !== 'group') places.set(item.id, fieldsThatDiffer(item, place));
    open.push(...childrenOf(item, item.kind === 'group' ? by : follow(item, place, 0), items));
  }
}

function childrenOf(item: BoardItem, by: Follow, items: ItemStore): { item: BoardItem; by: Follow }[] {
  return items.childrenOf(item.id).map((child) => ({ item: child, by }));
}

function follow(container: BoardItem, after: Geometry, turn: number): Follow {
  if (container.kind !== 'group') {
    const [deltaX, deltaY] = [after.x - container.x, after.y - container.y];
    return {
      place: (item) => ({ ...item, x: item.x + deltaX, y: item.y + deltaY }),
      point: ({ x, y }) => canvasPoint(x + deltaX, y + deltaY),
      letters: 1,
    };
  }
  const scaled = scaling(container, after);
  const middle = centreOf(after);
  return {
    place: (item) => {
      const grown = scaleWithin(item, container, after);
      if (turn === 0) return grown;
      const centre = rotatePoint(centreOf(grown), middle, turn);
      const rotation = (((grown.rotation + turn) % 360) + 360) % 360;
      return { ...grown, x: centre.x - grown.width / 2, y: centre.y - grown.height / 2, rotation };
    },
    point: (point) => (turn === 0 ? scaled(point) : rotatePoint(scaled(point), middle, turn)),
    letters: after.height / container.height,
  };
}

function scaling(from: Geometry, to: Geometry): (point: CanvasPoint) => CanvasPoint {
  return ({ x, y }) =>
    canvasPoint(to.x + ((x - from.x) * to.width) / from.width, to.y + ((y - from.y) * to.height) / from.height);
}

/** A move must not take back a size that somebody else gives at the same moment. */
function fieldsThatDiffer(before: Geometry, after: Geometry): Partial<Geometry> {
  const names = ['x', 'y', 'width', 'height', 'rotation'] as const;
  return Object.fromEntries(names.flatMap((name) => (before[name] === after[name] ? [] : [[name, after[name]]])));
}

function clamped(place: Geometry): Geometry {
  const size = (length: number) => Math.min(MAX_ITEM_SIZE, Math.max(MIN_ITEM_SIZE, length));
  return { ...place, width: size(place.width), height: size(place.height) };
}
