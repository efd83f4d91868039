import { type CanvasPoint, canvasPoint, rotatePoint } from './point.ts';

/** An upright rectangle; width and height are never negative. Its space is that of whoever holds it. */
export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Place of an item: its rectangle before rotation, then turned by `rotation` degrees clockwise around its centre. */
export type Geometry = Rect & { readonly rotation: number };

/** The four corners of an item, clockwise from what was its top left before rotation. */
export type Quad = readonly [CanvasPoint, CanvasPoint, CanvasPoint, CanvasPoint];

/** The upright rectangle between two points, whichever way they lie. */
export function rectBetween(from: { x: number; y: number }, to: { x: number; y: number }): Rect {
  return {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  };
}

/** The middle of a rectangle. */
export function centreOf(rect: Rect): CanvasPoint {
  return canvasPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
}

/** The corners of an item on the board, rotation applied. */
export function cornersOf(geometry: Geometry): Quad {
  const { x, y, width, height, rotation } = geometry;
  const centre = centreOf(geometry);
  return [
    rotatePoint(canvasPoint(x, y), centre, rotation),
    rotatePoint(canvasPoint(x + width, y), centre, rotation),
    rotatePoint(canvasPoint(x + width, y + height), centre, rotation),
    rotatePoint(canvasPoint(x, y + height), centre, rotation),
  ];
}

/** The smallest upright rectangle around an item, rotation applied. */
export function boundsOf(geometry: Geometry): Rect {
  if (geometry.rotation === 0) {
    return { x: geometry.x, y: geometry.y, width: geometry.width, height: geometry.height };
  }
  const corners = cornersOf(geometry);
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** The smallest rectangle around all of them; null when there are none. */
export function unionOf(rects: Iterable<Rect>): Rect | null {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const rect of rects) {
    left = Math.min(left, rect.x);
    top = Math.min(top, rect.y);
    right = Math.max(right, rect.x + rect.width);
    bottom = Math.max(bottom, rect.y + rect.height);
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

/** Whether two rectangles share some area or an edge. */
export function touches(a: Rect, b: Rect): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

/** Whether two rectangles share some area; sharing an edge is not enough. */
export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether `inner` lies wholly within `outer`. */
export function encloses(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** A rectangle that is larger by `marginX` left and right and by `marginY` (default: the same) above and below. */
export function inflate(rect: Rect, marginX: number, marginY = marginX): Rect {
  return {
    x: rect.x - marginX,
    y: rect.y - marginY,
    width: rect.width + 2 * marginX,
    height: rect.height + 2 * marginY,
  };
}

/** Whether a point of the board lies on an item, rotation applied. */
export function isOnItem(point: CanvasPoint, geometry: Geometry): boolean {
  const local = rotatePoint(point, centreOf(geometry), -geometry.rotation);
  return (
    local.x >= geometry.x &&
    local.y >= geometry.y &&
    local.x <= geometry.x + geometry.width &&
    local.y <= geometry.y + geometry.height
  );
}
