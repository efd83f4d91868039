/**
 * A drawn line as a ribbon: pairs of points left and right of its middle, four numbers each (left x, left y, right x,
 * right y). As a strip of triangles it is what graphics processors draw; down one side and up the other it is an
 * outline to fill by the non-zero rule.
 */
export type Ribbon = readonly number[];

/** Width at no pressure and what full pressure adds, as shares of the stroke's width; a mouse's 0.5 gives just 1. */
const LIGHTEST = 0.4;
const PRESSURE_GAIN = 1.2;
/** Steps of a half circle at an end, and of a turn sharper than a right angle. */
const ROUND_STEPS = 6;
/** Pieces a curve between two recorded points is cut into; hands are recorded 60 times a second, so few are enough. */
const CURVE_STEPS = 3;

type Sample = { readonly x: number; readonly y: number; readonly radius: number };

/**
 * Makes the ribbon of a drawing.
 *
 * @param points - x, y, pressure triples; x and y are shares of the box.
 * @returns Pairs in units of the box, whose top left corner is 0, 0. A single spot becomes a dot.
 */
export function drawingRibbon(options: {
  readonly points: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly strokeWidth: number;
}): Ribbon {
  const samples = smoothed(placed(options));
  const [first] = samples;
  if (!first) return [];
  const directions = directionsOf(samples);
  const ribbon: number[] = [];
  const last = samples.length - 1;
  pushCap(ribbon, first, directions[0] as number, -1);
  samples.forEach((sample, position) => {
    const before = directions[Math.max(0, position - 1)] as number;
    const after = directions[Math.min(position, directions.length - 1)] as number;
    pushJoin(ribbon, sample, before, after);
  });
  pushCap(ribbon, samples[last] as Sample, directions.at(-1) as number, 1);
  return ribbon;
}

/** The ribbon's outline as flat x, y pairs: down its left side and back up its right. */
export function ribbonOutline(ribbon: Ribbon): number[] {
  const outline: number[] = [];
  for (let at = 0; at < ribbon.length; at += 4) outline.push(ribbon[at] as number, ribbon[at + 1] as number);
  for (let at = ribbon.length - 4; at >= 0; at -= 4) outline.push(ribbon[at + 2] as number, ribbon[at + 3] as number);
  return outline;
}

/** Recorded points in units of the box; those on top of each other have no direction and are left out. */
function placed(options: Parameters<typeof drawingRibbon>[0]): Sample[] {
  const { points, width, height, strokeWidth } = options;
  const samples: Sample[] = [];
  for (let at = 0; at + 2 < points.length; at += 3) {
    const [x = 0, y = 0, pressure = 0.5] = points.slice(at, at + 3);
    const share = LIGHTEST + PRESSURE_GAIN * Math.min(1, Math.max(0, pressure));
    const sample = { x: x * width, y: y * height, radius: (strokeWidth * share) / 2 };
    const before = samples.at(-1);
    if (!before || Math.hypot(sample.x - before.x, sample.y - before.y) > 1e-3) samples.push(sample);
  }
  return samples;
}

/** Rounds the corners of a hand's line: a uniform Catmull-Rom curve through all points. */
function smoothed(samples: readonly Sample[]): readonly Sample[] {
  if (samples.length < 3) return samples;
  const curve: Sample[] = [];
  for (let at = 0; at + 1 < samples.length; at += 1) {
    const from = samples[at] as Sample;
    const to = samples[at + 1] as Sample;
    const before = samples[at - 1] ?? from;
    const after = samples[at + 2] ?? to;
    for (let step = 0; step < CURVE_STEPS; step += 1) {
      const share = step / CURVE_STEPS;
      const along = (field: keyof Sample) => catmullRom([before[field], from[field], to[field], after[field]], share);
      curve.push({ x: along('x'), y: along('y'), radius: from.radius + (to.radius - from.radius) * share });
    }
  }
  curve.push(samples.at(-1) as Sample);
  return curve;
}

function catmullRom([before, from, to, after]: readonly [number, number, number, number], share: number): number {
  const square = share * share;
  const cube = square * share;
  return (
    0.5 *
    (2 * from +
      (to - before) * share +
      (2 * before - 5 * from + 4 * to - after) * square +
      (3 * from - before - 3 * to + after) * cube)
  );
}

/** Angle of each piece, in radians; one made-up piece for a dot. */
function directionsOf(samples: readonly Sample[]): number[] {
  const directions = samples.slice(1).map((sample, position) => {
    const before = samples[position] as Sample;
    return Math.atan2(sample.y - before.y, sample.x - before.x);
  });
  return directions.length > 0 ? directions : [0];
}

/** Between two pieces the ribbon leans half way; a turn back on itself is swept around, which rounds its outside. */
function pushJoin(ribbon: number[], sample: Sample, before: number, after: number): void {
  const turn = Math.atan2(Math.sin(after - before), Math.cos(after - before));
  if (Math.abs(turn) <= Math.PI / 2) {
    pushPair(ribbon, sample, before + turn / 2);
    return;
  }
  for (let step = 0; step <= ROUND_STEPS; step += 1) pushPair(ribbon, sample, before + (turn * step) / ROUND_STEPS);
}

/** A half circle as pairs that grow from (`side` -1) or shrink to (`side` 1) nothing. */
function pushCap(ribbon: number[], sample: Sample, direction: number, side: -1 | 1): void {
  for (let step = 0; step < ROUND_STEPS; step += 1) {
    const share = side === -1 ? step / ROUND_STEPS : (step + 1) / ROUND_STEPS;
    const angle = side === -1 ? (share * Math.PI) / 2 : ((1 - share) * Math.PI) / 2;
    const ahead = side * sample.radius * Math.cos(angle);
    const centre = { x: sample.x + ahead * Math.cos(direction), y: sample.y + ahead * Math.sin(direction) };
    pushPair(ribbon, { ...centre, radius: sample.radius * Math.sin(angle) }, direction);
  }
}

function pushPair(ribbon: number[], { x, y, radius }: Sample, direction: number): void {
  const across = { x: -Math.sin(direction) * radius, y: Math.cos(direction) * radius };
  ribbon.push(x - across.x, y - across.y, x + across.x, y + across.y);
}
