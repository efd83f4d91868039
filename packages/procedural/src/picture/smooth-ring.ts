type Point = readonly [number, number];

/** Points this near the straight line between their neighbours are left out, in pixels. */
const TOLERANCE = 0.55;
/** A turn sharper than this is a corner and stays one. */
const CORNER_DEG = 48;

/** A closed outline as SVG path data: few points, corners kept, everything else curved. */
export function smoothRing(ring: readonly Point[]): string {
  const closed = ring.length > 1 && samePoint(ring[0]!, ring.at(-1)!) ? ring.slice(0, -1) : ring;
  if (closed.length < 3) return '';
  const points = simplifyRing(closed);
  if (points.length < 3) return '';
  const isCorner = points.map((point, index) => {
    const before = points[(index + points.length - 1) % points.length]!;
    const after = points[(index + 1) % points.length]!;
    return turnDeg(before, point, after) > CORNER_DEG;
  });
  const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const last = points.length - 1;
  const start = isCorner[last] ? points[last]! : middle(points[last]!, points[0]!);
  let d = `M${write(start)}`;
  for (const [index, point] of points.entries()) {
    const next = points[(index + 1) % points.length]!;
    if (isCorner[index]) d += `L${write(point)}`;
    else {
      const end = isCorner[(index + 1) % points.length] ? next : middle(point, next);
      d += `Q${write(point)} ${write(end)}`;
    }
  }
  return `${d}z`;
}

/** Ramer–Douglas–Peucker on a ring, cut where it is farthest from its first point. */
function simplifyRing(ring: readonly Point[]): readonly Point[] {
  const first = ring[0]!;
  const far = ring.reduce(
    (best, point, index) => (distance(point, first) > distance(ring[best]!, first) ? index : best),
    0,
  );
  const half = simplify([...ring.slice(0, far + 1)]);
  const rest = simplify([...ring.slice(far), first]);
  return [...half.slice(0, -1), ...rest.slice(0, -1)];
}

function simplify(line: readonly Point[]): readonly Point[] {
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const stack: [number, number][] = [[0, line.length - 1]];
  while (stack.length > 0) {
    const [from, to] = stack.pop()!;
    let [worst, at] = [TOLERANCE, -1];
    for (let index = from + 1; index < to; index += 1) {
      const off = distanceToLine(line[index]!, line[from]!, line[to]!);
      if (off > worst) [worst, at] = [off, index];
    }
    if (at < 0) continue;
    keep[at] = 1;
    stack.push([from, at], [at, to]);
  }
  return line.filter((_point, index) => keep[index] === 1);
}

function distanceToLine(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) return distance(point, from);
  return Math.abs(dx * (from[1] - point[1]) - (from[0] - point[0]) * dy) / length;
}

function turnDeg(before: Point, at: Point, after: Point): number {
  const first = Math.atan2(at[1] - before[1], at[0] - before[0]);
  const second = Math.atan2(after[1] - at[1], after[0] - at[0]);
  const turn = Math.abs(((second - first) * 180) / Math.PI) % 360;
  return turn > 180 ? 360 - turn : turn;
}

function distance(first: Point, second: Point): number {
  return Math.hypot(first[0] - second[0], first[1] - second[1]);
}

function samePoint(first: Point, second: Point): boolean {
  return first[0] === second[0] && first[1] === second[1];
}

function write([x, y]: Point): string {
  return `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`;
}
