import { connectorLine, pointOnItem } from '../document/connector-line.ts';
import { isShownAt, selectableFor } from '../document/find-under.ts';
import type { BoardItem } from '../document/item.ts';
import type { ItemStore } from '../document/item-store.ts';
import { compareDepth, isHeld } from '../document/walk-tree.ts';
import { type CanvasPoint, canvasPoint } from '../geometry/point.ts';
import { inflate, isOnItem } from '../geometry/rect.ts';
import { frameNameAt } from './frame-name.ts';
import type { GestureContext } from './gesture-handler.ts';
import { isNearLine } from './near-line.ts';

/** Half the width, in CSS pixels, within which a thin line is hit. */
const LINE_REACH = 6;

/**
 * What a press at a point selects: the item nearest to the viewer that is drawn there and not locked, as the outermost
 * group around it that is not entered. Lines, connectors and drawings are hit along what is drawn, not in their whole box.
 * Where nothing lies, the name above a frame stands for the frame.
 */
export function itemAt(point: CanvasPoint, context: GestureContext): BoardItem | undefined {
  const { state, items } = context;
  const hit = innermostAt(point, context) ?? frameNameAt(point, context);
  return hit && selectableFor(hit, items, state.selection);
}

/** What lies at a point itself, however many groups are around it. */
export function innermostAt(point: CanvasPoint, { state, items }: GestureContext): BoardItem | undefined {
  return leafAt(point, items, { line: LINE_REACH / state.camera.zoom, box: 0 });
}

/** How far around a line and around a box, in canvas units, it is still hit. */
export type Reach = { readonly line: number; readonly box: number };

/** The item nearest to the viewer that is drawn at a point and free to be touched; never a group. */
export function leafAt(
  point: CanvasPoint,
  items: ItemStore,
  reach: Reach,
  accepts: (item: BoardItem) => boolean = () => true,
): BoardItem | undefined {
  return items
    .search(inflate({ x: point.x, y: point.y, width: 0, height: 0 }, Math.max(reach.line, reach.box)))
    .filter((item) => item.kind !== 'group' && accepts(item) && isOnBody(point, item, items, reach))
    .filter((item) => !isHeld(item.id, items) && isShownAt(item, point, items))
    .reduce<BoardItem | undefined>((top, item) => (!top || compareDepth(item, top, items) > 0 ? item : top), undefined);
}

/** Whether a point lies on what is drawn of an item, or within `reach` of it. */
export function isOnBody(point: CanvasPoint, item: BoardItem, items: ItemStore, reach: Reach): boolean {
  const line = bodyLine(item, items);
  if (line) return isNearLine(point, line, reach.line + (item.strokeWidth ?? 0) / 2);
  return isOnItem(point, { ...inflate(item, reach.box), rotation: item.rotation });
}

/** Whether an item is a line between two ends: a connector, or a shape that is one. */
export function isLine(item: BoardItem): boolean {
  return item.kind === 'connector' || (item.kind === 'shape' && (item.shape === 'line' || item.shape === 'arrow'));
}

/** Both ends of a line on the board. */
export function endsOf(item: BoardItem, items: ItemStore): { readonly from: CanvasPoint; readonly to: CanvasPoint } {
  if (item.kind === 'connector') return connectorLine(item, items);
  const x = item.isFlippedX ? 1 : 0;
  const y = item.isFlippedY ? 1 : 0;
  return { from: pointOnItem({ x, y }, item), to: pointOnItem({ x: 1 - x, y: 1 - y }, item) };
}

/** What is drawn of a line, a connector or a drawing, point by point on the board; null for what fills its box. */
export function bodyLine(item: BoardItem, items: ItemStore): readonly CanvasPoint[] | null {
  if (isLine(item)) {
    const { from, to } = endsOf(item, items);
    return [from, to];
  }
  if (item.kind !== 'drawing' || !item.points) return null;
  const line: CanvasPoint[] = [];
  for (let at = 0; at + 1 < item.points.length; at += 3) {
    const share = canvasPoint(item.points[at] as number, item.points[at + 1] as number);
    const x = item.isFlippedX ? 1 - share.x : share.x;
    const y = item.isFlippedY ? 1 - share.y : share.y;
    line.push(pointOnItem({ x, y }, item));
  }
  return line.length > 0 ? line : null;
}
