import { type CanvasPoint, canvasPoint } from '../geometry/point.ts';
import { centreOf, isOnItem, type Rect } from '../geometry/rect.ts';
import type { BoardItem } from './item.ts';
import { ancestorsOf, compareDepth, isHeld, type TreeOfItems } from './walk-tree.ts';

type FindableItems = TreeOfItems & { readonly search: (rect: Rect) => readonly BoardItem[] };

/**
 * What a press at a point selects: the item nearest to the viewer that is drawn there and not locked, as the outermost
 * group around it that is not entered. A group is entered while something in it is selected.
 */
export function selectableAt(
  items: FindableItems,
  point: CanvasPoint,
  selection: ReadonlySet<string>,
): BoardItem | undefined {
  const hit = frontmost(items, point, (item) => item.kind !== 'group' && !isHeld(item.id, items));
  return hit && selectableFor(hit, items, selection);
}

/** What is selected for an item that was hit: itself, or the outermost group around it that is not entered. */
export function selectableFor(item: BoardItem, items: TreeOfItems, selection: ReadonlySet<string>): BoardItem {
  const groups = ancestorsOf(item.id, items).filter((above) => above.kind === 'group');
  const entered = new Set([...selection].flatMap((id) => ancestorsOf(id, items).map((above) => above.id)));
  return groups.findLast((group) => !entered.has(group.id)) ?? item;
}

/** The frame into which something dropped there goes: the front one under the point, or under a rectangle's middle. */
export function frameUnder(
  items: FindableItems,
  place: CanvasPoint | Rect,
  except: ReadonlySet<string> = new Set(),
): BoardItem | undefined {
  const point = 'width' in place ? centreOf(place) : canvasPoint(place.x, place.y);
  const isOpen = (item: BoardItem) =>
    item.kind === 'frame' &&
    !isHeld(item.id, items) &&
    ![item, ...ancestorsOf(item.id, items)].some((one) => except.has(one.id));
  return frontmost(items, point, isOpen);
}

/** Whether no frame around an item cuts it off at a point. */
export function isShownAt(item: BoardItem, point: CanvasPoint, items: TreeOfItems): boolean {
  return ancestorsOf(item.id, items).every(
    (above) => above.kind !== 'frame' || above.showsOverflow || isOnItem(point, above),
  );
}

function frontmost(
  items: FindableItems,
  point: CanvasPoint,
  accepts: (item: BoardItem) => boolean,
): BoardItem | undefined {
  return items
    .search({ x: point.x, y: point.y, width: 0, height: 0 })
    .filter((item) => isOnItem(point, item) && accepts(item) && isShownAt(item, point, items))
    .reduce<BoardItem | undefined>((top, item) => (!top || compareDepth(item, top, items) > 0 ? item : top), undefined);
}
