import svgpath from 'svgpath';

export type Point = readonly [number, number];
/** A closed line; the last point joins the first. */
export type Outline = readonly Point[];

/** A curve never gets more pieces than this: beyond it one pixel of a 4096 px picture holds several. */
const MOST_PIECES = 24;

/**
 * Turns path data into closed outlines of straight pieces.
 *
 * @param tolerance - How far a piece may be from its curve, in units of the path.
 */
export function flattenPath(d: string, tolerance: number): readonly Outline[] {
  const outlines: Point[][] = [];
  let outline: Point[] = [];
  let start: Point = [0, 0];
  const end = (): void => {
    if (outline.length > 2) outlines.push(outline);
    outline = [];
  };
  svgpath(d)
    .abs()
    .unshort()
    .unarc()
    .iterate((segment, _index, x, y) => {
      // The library types a segment as a tuple of its name and any values; after abs() they are numbers.
      const [command, ...numbers] = segment as [string, ...number[]];
      const [a = 0, b = 0, c = 0, e = 0, f = 0, g = 0] = numbers;
      if (command === 'M') {
        end();
        start = [a, b];
        outline.push(start);
        return;
      }
      if (outline.length === 0) outline.push(command === 'Z' ? start : [x, y]);
      if (command === 'L') outline.push([a, b]);
      else if (command === 'H') outline.push([a, y]);
      else if (command === 'V') outline.push([x, a]);
      else if (command === 'C')
        pushCubic(
          outline,
          [
            [x, y],
            [a, b],
            [c, e],
            [f, g],
          ],
          tolerance,
        );
      else if (command === 'Q') {
        const first: Point = [x + ((a - x) * 2) / 3, y + ((b - y) * 2) / 3];
        const second: Point = [c + ((a - c) * 2) / 3, e + ((b - e) * 2) / 3];
        pushCubic(outline, [[x, y], first, second, [c, e]], tolerance);
      } else if (command === 'Z') end();
    });
  end();
  return outlines.map(withoutTwins).filter((points) => points.length > 2);
}

/** Appends a cubic curve without its first point. */
export function pushCubic(into: Point[], [p, q, r, s]: readonly [Point, Point, Point, Point], tolerance: number): void {
  const bend = Math.max(
    Math.hypot(p[0] - 2 * q[0] + r[0], p[1] - 2 * q[1] + r[1]),
    Math.hypot(q[0] - 2 * r[0] + s[0], q[1] - 2 * r[1] + s[1]),
  );
  // Pieces that keep the distance by the second difference of a cubic; see Wang's formula.
  const pieces = Math.min(MOST_PIECES, Math.max(1, Math.ceil(Math.sqrt((0.75 * bend) / tolerance))));
  for (let at = 1; at <= pieces; at += 1) {
    const t = at / pieces;
    const u = 1 - t;
    const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
    into.push([a * p[0] + b * q[0] + c * r[0] + d * s[0], a * p[1] + b * q[1] + c * r[1] + d * s[1]]);
  }
}

function withoutTwins(points: Outline): Outline {
  return points.filter(([x, y], index) => {
    const [beforeX, beforeY] = points[(index + points.length - 1) % points.length]!;
    return Math.abs(x - beforeX) + Math.abs(y - beforeY) > 1e-6;
  });
}
