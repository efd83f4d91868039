/**
 * Fewer points for the same line: those are left out that lie within `tolerance` of the line through the others.
 *
 * @param points - x, y, pressure triples; a point that says much about pressure stays too.
 * @see Douglas and Peucker, "Algorithms for the reduction of the number of points", Cartographica 1973.
 */
export function simplifyPoints(points: readonly number[], tolerance: number): number[] {
  const last = points.length / 3 - 1;
  if (last < 2) return [...points];
  const kept = new Set([0, last]);
  const open: [number, number][] = [[0, last]];
  for (let piece = open.pop(); piece; piece = open.pop()) {
    const far = farthest(points, piece, tolerance);
    if (far === null) continue;
    kept.add(far);
    open.push([piece[0], far], [far, piece[1]]);
  }
  return [...kept].sort((a, b) => a - b).flatMap((at) => points.slice(3 * at, 3 * at + 3));
}

/** A tenth of the whole pressure is seen as a change of width; it weighs as much as leaving the line by the tolerance. */
const PRESSURE_STEP = 0.1;

function farthest(points: readonly number[], [from, to]: readonly [number, number], tolerance: number): number | null {
  const a = pointAt(points, from);
  const b = pointAt(points, to);
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  let far: number | null = null;
  let most = 1;
  for (let at = from + 1; at < to; at += 1) {
    const point = pointAt(points, at);
    const along = square === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / square;
    const share = Math.min(1, Math.max(0, along));
    const away = Math.hypot(point.x - a.x - share * dx, point.y - a.y - share * dy) / tolerance;
    const pressed = Math.abs(point.pressure - (a.pressure + (b.pressure - a.pressure) * share)) / PRESSURE_STEP;
    if (Math.max(away, pressed) > most) {
      most = Math.max(away, pressed);
      far = at;
    }
  }
  return far;
}

function pointAt(points: readonly number[], at: number) {
  return { x: points[3 * at] ?? 0, y: points[3 * at + 1] ?? 0, pressure: points[3 * at + 2] ?? 0.5 };
}
