import type { Manifold, Workshop } from '../workshop.ts';
import type { Point } from './flatten-path.ts';

/**
 * A smooth line through points: Catmull-Rom, centripetal enough for profiles whose points lie about evenly.
 *
 * @param pieces - Straight pieces between two points.
 */
export function smoothLine(points: readonly Point[], pieces: number): readonly Point[] {
  const line: Point[] = [];
  for (let at = 0; at + 1 < points.length; at += 1) {
    const [before, from, to, after] = [
      points[at - 1] ?? points[at]!,
      points[at]!,
      points[at + 1]!,
      points[at + 2] ?? points[at + 1]!,
    ];
    for (let piece = 0; piece < pieces; piece += 1) {
      const t = piece / pieces;
      const mix = (axis: 0 | 1): number =>
        0.5 *
        (2 * from[axis] +
          (to[axis] - before[axis]) * t +
          (2 * before[axis] - 5 * from[axis] + 4 * to[axis] - after[axis]) * t * t +
          (3 * from[axis] - before[axis] - 3 * to[axis] + after[axis]) * t * t * t);
      line.push([mix(0), mix(1)]);
    }
  }
  line.push(points.at(-1)!);
  return line;
}

/** A quarter or other part of a circle, both ends included; degrees, counter-clockwise from the right. */
export function arcLine(center: Point, radius: number, fromDeg: number, toDeg: number, pieces = 6): readonly Point[] {
  return Array.from({ length: pieces + 1 }, (_, index) => {
    const angle = ((fromDeg + ((toDeg - fromDeg) * index) / pieces) * Math.PI) / 180;
    return [center[0] + radius * Math.cos(angle), center[1] + radius * Math.sin(angle)];
  });
}

/**
 * Turns a profile (radius, height) about the z axis into a solid. The profile runs from the bottom to the top on the
 * outside; the axis closes it.
 */
export function turn(workshop: Workshop, profile: readonly Point[], segments = workshop.segments): Manifold {
  const first = profile[0]!;
  const last = profile.at(-1)!;
  const outline: [number, number][] = [
    [0, first[1]],
    ...profile.map(([r, z]): [number, number] => [Math.max(0, r), z]),
    [0, last[1]],
  ];
  return workshop.kernel.CrossSection.ofPolygons([outline], 'NonZero').revolve(segments);
}

/** Radius of a profile at a height, between its two nearest points. */
export function radiusAt(profile: readonly Point[], z: number): number {
  for (let at = 0; at + 1 < profile.length; at += 1) {
    const [[r, low], [next, high]] = [profile[at]!, profile[at + 1]!];
    if (z >= low && z <= high && high > low) return r + ((next - r) * (z - low)) / (high - low);
  }
  return profile.at(-1)![0];
}
