/** Builders of SVG path data, coordinates rounded to a tenth of a pixel to keep stored scenes short. */

/** A full circle. */
export function circlePath(x: number, y: number, radius: number): string {
  const r = tenth(radius);
  return `M${tenth(x - radius)} ${tenth(y)}a${r} ${r} 0 1 0 ${tenth(2 * radius)} 0a${r} ${r} 0 1 0 ${tenth(-2 * radius)} 0z`;
}

/** An upright rectangle. */
export function rectPath(x: number, y: number, width: number, height: number): string {
  return `M${tenth(x)} ${tenth(y)}h${tenth(width)}v${tenth(height)}h${tenth(-width)}z`;
}

/** An upright rectangle with round corners. */
export function roundRectPath(x: number, y: number, width: number, height: number, radius: number): string {
  const r = tenth(Math.min(radius, width / 2, height / 2));
  const arc = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  const [across, down] = [tenth(width - 2 * r), tenth(height - 2 * r)];
  return `M${tenth(x + r)} ${tenth(y)}h${across}${arc(r, r)}v${down}${arc(-r, r)}h${-across}${arc(-r, -r)}v${-down}${arc(r, -r)}z`;
}

/** A rectangle whose top is a half circle: a window, a niche, a doorway. */
export function archPath(x: number, y: number, width: number, height: number): string {
  const r = width / 2;
  return `M${tenth(x)} ${tenth(y + height)}v${tenth(r - height)}a${tenth(r)} ${tenth(r)} 0 0 1 ${tenth(width)} 0v${tenth(height - r)}z`;
}

/** A quarter disc filling its square, its corner at one of four: 0 top left, 1 top right, 2 bottom right, 3 bottom left. */
export function quarterPath(x: number, y: number, size: number, corner: number): string {
  const s = tenth(size);
  const [left, top, right, bottom] = [tenth(x), tenth(y), tenth(x + size), tenth(y + size)];
  if (corner === 0) return `M${left} ${top}h${s}a${s} ${s} 0 0 1 ${-s} ${s}z`;
  if (corner === 1) return `M${right} ${top}v${s}a${s} ${s} 0 0 1 ${-s} ${-s}z`;
  if (corner === 2) return `M${right} ${bottom}h${-s}a${s} ${s} 0 0 1 ${s} ${-s}z`;
  return `M${left} ${bottom}v${-s}a${s} ${s} 0 0 1 ${s} ${s}z`;
}

/** Straight lines through points, optionally closed. */
export function linesPath(points: readonly (readonly [number, number])[], isClosed = false): string {
  const body = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${tenth(x)} ${tenth(y)}`).join('');
  return isClosed ? `${body}z` : body;
}

/** A smooth curve through the middles of neighbouring points. */
export function smoothPath(points: readonly (readonly [number, number])[]): string {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return '';
  let d = `M${tenth(first[0])} ${tenth(first[1])}`;
  for (let index = 1; index < points.length - 1; index += 1) {
    const [x, y] = points[index]!;
    const [nextX, nextY] = points[index + 1]!;
    d += `Q${tenth(x)} ${tenth(y)} ${tenth((x + nextX) / 2)} ${tenth((y + nextY) / 2)}`;
  }
  return `${d}L${tenth(last[0])} ${tenth(last[1])}`;
}

/** A star with straight points. */
export function starPath(x: number, y: number, outer: number, inner: number, points: number, turnDeg = 0): string {
  const corners = Array.from({ length: points * 2 }, (_, index) => {
    const angle = (index * Math.PI) / points + (turnDeg * Math.PI) / 180;
    const radius = index % 2 === 0 ? outer : inner;
    return [x + radius * Math.sin(angle), y - radius * Math.cos(angle)] as const;
  });
  return linesPath(corners, true);
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
