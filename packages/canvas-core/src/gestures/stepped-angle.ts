import { type CanvasPoint, canvasPoint, distance } from '../geometry/point.ts';

/** Steps that Shift holds turning and lines to. */
export const STEP_DEGREES = 15;

/** The point as far from `centre` as `point`, in the nearest direction of the steps. */
export function steppedAngle(centre: CanvasPoint, point: CanvasPoint): CanvasPoint {
  const step = (STEP_DEGREES * Math.PI) / 180;
  const angle = Math.round(Math.atan2(point.y - centre.y, point.x - centre.x) / step) * step;
  const length = distance(centre, point);
  return canvasPoint(round(centre.x + length * Math.cos(angle)), round(centre.y + length * Math.sin(angle)));
}

/** A level line is exactly level, in spite of what cosines come to. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
