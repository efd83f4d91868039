import { type CanvasPoint, canvasPoint, rotatePoint } from '../geometry/point.ts';
import { centreOf, type Geometry, type Rect, rectBetween } from '../geometry/rect.ts';
import { type BoardItem, MIN_ITEM_SIZE } from './item.ts';
import type { ConnectorEnd } from './item-look.ts';

/** Where a connector begins and ends on the board. */
export type ConnectorLine = { readonly from: CanvasPoint; readonly to: CanvasPoint };

type ItemsById = { readonly get: (id: string) => BoardItem | undefined };

/**
 * The line of a connector, worked out from what its ends stick to, so that moving an item writes nothing to its
 * connectors. An end whose item is gone stays at the corner of the connector's own box, where it was written last.
 */
export function connectorLine(connector: BoardItem, items: ItemsById): ConnectorLine {
  const { x, y, width, height, isFlippedX, isFlippedY } = connector;
  const [left, right] = isFlippedX ? [x + width, x] : [x, x + width];
  const [top, bottom] = isFlippedY ? [y + height, y] : [y, y + height];
  return {
    from: pointOf(connector.from, items) ?? canvasPoint(left, top),
    to: pointOf(connector.to, items) ?? canvasPoint(right, bottom),
  };
}

/** The upright box around a connector's line; null for what is no connector. */
export function connectorBox(item: BoardItem, items: ItemsById): Rect | null {
  if (item.kind !== 'connector') return null;
  const { from, to } = connectorLine(item, items);
  const box = rectBetween(from, to);
  return { ...box, width: Math.max(MIN_ITEM_SIZE, box.width), height: Math.max(MIN_ITEM_SIZE, box.height) };
}

/** Ids of what a connector sticks to; none for anything else. */
export function targetsOf(item: BoardItem | undefined): readonly string[] {
  if (item?.kind !== 'connector') return [];
  return [item.from?.itemId, item.to?.itemId].filter((id) => id !== undefined);
}

/** A share of an item's box as a point of the board, with the item's rotation. */
export function pointOnItem(share: { readonly x: number; readonly y: number }, item: Geometry): CanvasPoint {
  const point = canvasPoint(item.x + share.x * item.width, item.y + share.y * item.height);
  return item.rotation === 0 ? point : rotatePoint(point, centreOf(item), item.rotation);
}

function pointOf(end: ConnectorEnd | undefined, items: ItemsById): CanvasPoint | null {
  if (!end) return null;
  if (end.itemId === undefined) return canvasPoint(end.x, end.y);
  const target = items.get(end.itemId);
  // A line that hangs on a line could hang on itself.
  return target && target.kind !== 'connector' ? pointOnItem(end, target) : null;
}
