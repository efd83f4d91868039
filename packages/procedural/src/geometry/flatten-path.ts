import svgpath from 'svgpath';

/** A contour as x and y in turn. Open contours count as closed where they are filled. */
export type Polygon = readonly number[];

/** Straight pieces of one curve; at eight the middle of a quarter circle of 100 px is off by less than half a pixel. */
const PIECES = 8;

/** The contours of SVG path data with curves as short straight lines. */
export function flattenPath(d: string): readonly Polygon[] {
  const polygons: number[][] = [];
  let polygon: number[] = [];
  svgpath(d)
    .abs()
    .unshort()
    .unarc()
    .iterate((segment, _index, x, y) => {
      const [command, ...numbers] = segment as [string, ...number[]];
      const [a = 0, b = 0, c = 0, e = 0, f = 0, g = 0] = numbers;
      if (command === 'M') {
        polygon = [a, b];
        polygons.push(polygon);
      } else if (command === 'L') polygon.push(a, b);
      else if (command === 'H') polygon.push(a, y);
      else if (command === 'V') polygon.push(x, a);
      else if (command === 'C') pushCurve(polygon, [x, y, a, b, c, e, f, g]);
      else if (command === 'Q') {
        const third = 2 / 3;
        pushCurve(polygon, [
          x,
          y,
          x + (a - x) * third,
          y + (b - y) * third,
          c + (a - c) * third,
          e + (b - e) * third,
          c,
          e,
        ]);
      } else if (command === 'Z' || command === 'z') {
        // What follows without a move starts where this contour did.
        polygon = [polygon[0] ?? x, polygon[1] ?? y];
        polygons.push(polygon);
      }
    });
  return polygons.filter(({ length }) => length > 2);
}

/** Whether a point is inside the contours under a fill rule. */
export function isInside(
  polygons: readonly Polygon[],
  x: number,
  y: number,
  rule: 'nonzero' | 'evenodd' = 'nonzero',
): boolean {
  let winding = 0;
  for (const polygon of polygons) {
    let [x0, y0] = [polygon.at(-2) ?? 0, polygon.at(-1) ?? 0];
    for (let at = 0; at < polygon.length; at += 2) {
      const [x1, y1] = [polygon[at]!, polygon[at + 1]!];
      if (y0 <= y !== y1 <= y && x0 + ((y - y0) / (y1 - y0)) * (x1 - x0) > x) winding += y1 > y0 ? 1 : -1;
      [x0, y0] = [x1, y1];
    }
  }
  return rule === 'evenodd' ? winding % 2 !== 0 : winding !== 0;
}

/** Upright bounds of contours; of none, an empty box at the origin. */
export function boundsOf(polygons: readonly Polygon[]): { left: number; top: number; right: number; bottom: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons) {
    for (let at = 0; at < polygon.length; at += 2) {
      left = Math.min(left, polygon[at]!);
      right = Math.max(right, polygon[at]!);
      top = Math.min(top, polygon[at + 1]!);
      bottom = Math.max(bottom, polygon[at + 1]!);
    }
  }
  return left > right ? { left: 0, top: 0, right: 0, bottom: 0 } : { left, top, right, bottom };
}

type Cubic = readonly [number, number, number, number, number, number, number, number];

function pushCurve(polygon: number[], [x0, y0, x1, y1, x2, y2, x3, y3]: Cubic): void {
  for (let piece = 1; piece <= PIECES; piece += 1) {
    const t = piece / PIECES;
    const s = 1 - t;
    const [a, b, c, d] = [s ** 3, 3 * s * s * t, 3 * s * t * t, t ** 3];
    polygon.push(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3);
  }
}
