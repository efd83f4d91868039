import { pointOnItem } from '../document/connector-line.ts';
import type { BoardItem } from '../document/item.ts';
import type { ConnectorEnd } from '../document/item-look.ts';
import { type CanvasPoint, canvasPoint, distance, rotatePoint } from '../geometry/point.ts';
import { centreOf } from '../geometry/rect.ts';
import type { GestureContext } from './gesture-handler.ts';
import { isLine, leafAt } from './item-at.ts';

/** CSS pixels around an item within which an end still meets it. */
const EDGE_REACH = 12;
/** CSS pixels around an anchor within which an end takes it instead of the nearest place of the edge. */
const ANCHOR_REACH = 16;
/** Where an end likes to stick: the middles of the sides, and the middle. Shares of the box. */
const ANCHORS = [
  canvasPoint(0.5, 0),
  canvasPoint(1, 0.5),
  canvasPoint(0.5, 1),
  canvasPoint(0, 0.5),
  canvasPoint(0.5, 0.5),
];

/** The end of a connector let go at a point: stuck to an anchor or the nearest edge of what it meets, or free. */
export function connectorEndAt(
  point: CanvasPoint,
  options: { readonly sticks: boolean; readonly except: string },
  { state, items }: GestureContext,
): ConnectorEnd {
  const free: ConnectorEnd = { x: point.x, y: point.y };
  if (!options.sticks) return free;
  const reach = EDGE_REACH / state.camera.zoom;
  const target = leafAt(
    point,
    items,
    { line: 0, box: reach },
    (item) => item.id !== options.except && isTarget(item, point, reach),
  );
  if (!target) return free;
  const near = ANCHOR_REACH / state.camera.zoom;
  const anchor = ANCHORS.map((share) => ({ share, away: distance(point, pointOnItem(share, target)) }))
    .filter(({ away }) => away <= near)
    .sort((a, b) => a.away - b.away)[0]?.share;
  const share = anchor ?? nearestEdge(shareOf(point, target), target);
  return { itemId: target.id, x: share.x, y: share.y };
}

/** A frame is met at its edge only: its ground is board. A line on a line could hang on itself. */
function isTarget(item: BoardItem, point: CanvasPoint, reach: number): boolean {
  if (isLine(item)) return false;
  if (item.kind !== 'frame') return true;
  const { x, y } = shareOf(point, item);
  return Math.min(x, 1 - x) * item.width <= reach || Math.min(y, 1 - y) * item.height <= reach;
}

/** A point of the board as shares of an item's box, rotation taken out. */
export function shareOf(point: CanvasPoint, item: BoardItem): CanvasPoint {
  const local = rotatePoint(point, centreOf(item), -item.rotation);
  return canvasPoint((local.x - item.x) / item.width, (local.y - item.y) / item.height);
}

function nearestEdge(share: CanvasPoint, item: BoardItem): CanvasPoint {
  const x = Math.min(1, Math.max(0, share.x));
  const y = Math.min(1, Math.max(0, share.y));
  const ways = [
    { to: canvasPoint(0, y), away: x * item.width },
    { to: canvasPoint(1, y), away: (1 - x) * item.width },
    { to: canvasPoint(x, 0), away: y * item.height },
    { to: canvasPoint(x, 1), away: (1 - y) * item.height },
  ];
  return ways.reduce((best, way) => (way.away < best.away ? way : best)).to;
}
