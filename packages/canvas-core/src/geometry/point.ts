declare const space: unique symbol;

/** A point of the endless board, in canvas units; y grows downwards. */
export type CanvasPoint = { readonly x: number; readonly y: number; readonly [space]?: 'canvas' };

/** A point of the view, in CSS pixels from its top left corner; y grows downwards. */
export type ScreenPoint = { readonly x: number; readonly y: number; readonly [space]?: 'screen' };

/** Makes a point of the board. */
export function canvasPoint(x: number, y: number): CanvasPoint {
  return { x, y };
}

/** Makes a point of the view. */
export function screenPoint(x: number, y: number): ScreenPoint {
  return { x, y };
}

/** Distance between two points of the same space, in its units. */
export function distance<Point extends CanvasPoint | ScreenPoint>(from: Point, to: Point): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

/** Turns `point` around `centre` by `degrees`, clockwise on a board whose y grows downwards. */
export function rotatePoint(point: CanvasPoint, centre: CanvasPoint, degrees: number): CanvasPoint {
  if (degrees === 0) return point;
  const radians = (degrees * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  const dx = point.x - centre.x;
  const dy = point.y - centre.y;
  return canvasPoint(centre.x + dx * cos - dy * sin, centre.y + dx * sin + dy * cos);
}
