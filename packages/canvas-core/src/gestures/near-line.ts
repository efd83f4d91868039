import { type CanvasPoint, distance } from '../geometry/point.ts';

/** Whether a point lies within `reach` of a line through these points; a single one is a spot. */
export function isNearLine(point: CanvasPoint, line: readonly CanvasPoint[], reach: number): boolean {
  const [first] = line;
  if (first && line.length === 1) return distance(point, first) <= reach;
  return line.some((to, at) => at > 0 && distanceToSegment(point, line[at - 1] as CanvasPoint, to) <= reach);
}

/** The shortest way from a point to the straight piece between two others. */
export function distanceToSegment(point: CanvasPoint, from: CanvasPoint, to: CanvasPoint): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  if (square === 0) return distance(point, from);
  const share = Math.min(1, Math.max(0, ((point.x - from.x) * dx + (point.y - from.y) * dy) / square));
  return Math.hypot(point.x - from.x - share * dx, point.y - from.y - share * dy);
}
