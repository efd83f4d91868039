import { circlePath, linesPath, starPath } from '../../geometry/paths.ts';
import type { Box } from '../../scene/layers.ts';

/** A rectangle whose corners are bitten out by quarter circles. */
export function notchedPath({ xPx, yPx, widthPx, heightPx }: Box, notchPx: number): string {
  const r = tenth(Math.min(notchPx, widthPx / 3, heightPx / 3));
  const bite = (dx: number, dy: number): string => `a${r} ${r} 0 0 0 ${dx} ${dy}`;
  const [across, down] = [tenth(widthPx - 2 * r), tenth(heightPx - 2 * r)];
  return `M${tenth(xPx + r)} ${tenth(yPx)}h${across}${bite(r, r)}v${down}${bite(-r, r)}h${-across}${bite(-r, -r)}v${-down}${bite(r, -r)}z`;
}

/** A rectangle drawn in by a distance. */
export function inset(box: Box, byPx: number): Box {
  return {
    xPx: box.xPx + byPx,
    yPx: box.yPx + byPx,
    widthPx: Math.max(0, box.widthPx - 2 * byPx),
    heightPx: Math.max(0, box.heightPx - 2 * byPx),
  };
}

/** Beads along the four sides of a rectangle, none in the corners. */
export function beads(box: Box, beadPx: number, cornerPx: number): string {
  // Eighty beads a side look like a string of pearls at any size; more only make the scene longer.
  const along = (length: number): number[] => {
    const run = length - 2 * cornerPx;
    const count = Math.max(0, Math.min(80, Math.floor(run / (beadPx * 3.4))));
    return Array.from({ length: count }, (_, index) => cornerPx + (run * (index + 0.5)) / count);
  };
  const [right, bottom] = [box.xPx + box.widthPx, box.yPx + box.heightPx];
  const rows = along(box.widthPx).flatMap((at) => [
    circlePath(box.xPx + at, box.yPx, beadPx),
    circlePath(box.xPx + at, bottom, beadPx),
  ]);
  const columns = along(box.heightPx).flatMap((at) => [
    circlePath(box.xPx, box.yPx + at, beadPx),
    circlePath(right, box.yPx + at, beadPx),
  ]);
  return [...rows, ...columns].join('');
}

/** Line, diamond, line: parts what a label says. */
export function divider(x: number, y: number, halfWidth: number, thickness: number): string {
  const gap = thickness * 5;
  const bar = (from: number, to: number): string =>
    linesPath(
      [
        [from, y - thickness / 2],
        [to, y - thickness / 2],
        [to, y + thickness / 2],
        [from, y + thickness / 2],
      ],
      true,
    );
  return (
    bar(x - halfWidth, x - gap) +
    bar(x + gap, x + halfWidth) +
    starPath(x, y, thickness * 3.2, thickness * 1.4, 4) +
    circlePath(x - halfWidth, y, thickness * 1.1) +
    circlePath(x + halfWidth, y, thickness * 1.1)
  );
}

/** Rays around a point, every second sector. */
export function rays(x: number, y: number, reach: number, count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const [from, to] = [index, index + 0.5].map((step) => (step * 2 * Math.PI) / count) as [number, number];
    return linesPath(
      [
        [x, y],
        [x + reach * Math.sin(from), y - reach * Math.cos(from)],
        [x + reach * Math.sin(to), y - reach * Math.cos(to)],
      ],
      true,
    );
  }).join('');
}

/** The marks of a cutting form at the four corners of a panel. */
export function cutMarks(box: Box, lengthPx: number, gapPx: number): string {
  const xs = [box.xPx, box.xPx + box.widthPx];
  const ys = [box.yPx, box.yPx + box.heightPx];
  return xs
    .flatMap((x, column) =>
      ys.map((y, row) => {
        const [sideX, sideY] = [column === 0 ? -1 : 1, row === 0 ? -1 : 1];
        return (
          linesPath([
            [x + sideX * gapPx, y],
            [x + sideX * (gapPx + lengthPx), y],
          ]) +
          linesPath([
            [x, y + sideY * gapPx],
            [x, y + sideY * (gapPx + lengthPx)],
          ])
        );
      }),
    )
    .join('');
}

/** An upright ellipse. */
export function ellipsePath(x: number, y: number, radiusX: number, radiusY: number): string {
  const [a, b] = [tenth(radiusX), tenth(radiusY)];
  return `M${tenth(x - radiusX)} ${tenth(y)}a${a} ${b} 0 1 0 ${tenth(2 * radiusX)} 0a${a} ${b} 0 1 0 ${tenth(-2 * radiusX)} 0z`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
