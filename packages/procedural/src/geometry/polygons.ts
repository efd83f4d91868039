type Corner = readonly [number, number];

/**
 * A convex polygon drawn in by a distance, its corners cut by curves.
 *
 * @param insetPx - How far every side moves inwards.
 * @param rounding - 0 keeps sharp corners, 0.5 lets the curves meet in the middle of the sides.
 * @returns Path data, or nothing when the polygon is smaller than the inset.
 */
export function roundedPolygonPath(corners: readonly Corner[], insetPx: number, rounding: number): string {
  const inner = insetPolygon(corners, insetPx);
  if (inner.length < 3) return '';
  const share = (from: Corner, to: Corner, part: number): string =>
    `${tenth(from[0] + (to[0] - from[0]) * part)} ${tenth(from[1] + (to[1] - from[1]) * part)}`;
  let d = '';
  for (const [index, corner] of inner.entries()) {
    const before = inner.at(index - 1)!;
    const after = inner[(index + 1) % inner.length]!;
    d += `${index === 0 ? 'M' : 'L'}${share(corner, before, rounding)}Q${tenth(corner[0])} ${tenth(corner[1])} ${share(corner, after, rounding)}`;
  }
  return `${d}z`;
}

/** Cuts a convex polygon by each of its own sides moved inwards; what is left is the inset. */
export function insetPolygon(corners: readonly Corner[], insetPx: number): readonly Corner[] {
  const turn = signedArea(corners) < 0 ? -1 : 1;
  let rest: Corner[] = [...corners];
  for (const [index, from] of corners.entries()) {
    const to = corners[(index + 1) % corners.length]!;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (length < 1e-6) continue;
    const normal: Corner = [(-(to[1] - from[1]) / length) * turn, ((to[0] - from[0]) / length) * turn];
    const depth = ([x, y]: Corner): number => (x - from[0]) * normal[0] + (y - from[1]) * normal[1] - insetPx;
    rest = cutBy(rest, depth);
    if (rest.length < 3) return [];
  }
  return rest;
}

/** Keeps the part of a polygon on which the depth is positive (Sutherland–Hodgman). */
function cutBy(corners: readonly Corner[], depth: (corner: Corner) => number): Corner[] {
  const kept: Corner[] = [];
  for (const [index, corner] of corners.entries()) {
    const next = corners[(index + 1) % corners.length]!;
    const [here, there] = [depth(corner), depth(next)];
    if (here >= 0) kept.push(corner);
    if (here * there < 0) {
      const part = here / (here - there);
      kept.push([corner[0] + (next[0] - corner[0]) * part, corner[1] + (next[1] - corner[1]) * part]);
    }
  }
  return kept;
}

function signedArea(corners: readonly Corner[]): number {
  return corners.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
