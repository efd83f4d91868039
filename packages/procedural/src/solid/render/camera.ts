import type { Part, View } from '../model.ts';

export type Vector = readonly [number, number, number];

/** Where points of the world land on a square picture. */
export type Camera = {
  readonly eye: Vector;
  readonly right: Vector;
  readonly up: Vector;
  /** From the eye into the picture. */
  readonly forward: Vector;
  /** Pixels for a slope of 1, and where the middle of the lens looks. */
  readonly focalPx: number;
  readonly centerX: number;
  readonly centerY: number;
};

/** The middle of an object, metres, and the radius of the ball around it. */
export type Reach = {
  readonly middle: Vector;
  readonly radius: number;
  readonly height: number;
  readonly floorRadius: number;
};

/** The eye stands this many radii away: close enough for perspective, far enough for straight lines. */
const DISTANCE_RADII = 4.2;
/** Share of the picture that the object fills. */
const FILL = 0.74;

export function reachOf(parts: readonly Part[]): Reach {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const { mesh } of parts) {
    for (let at = 0; at < mesh.positions.length; at += 1) {
      const value = mesh.positions[at]!;
      if (value < low[at % 3]!) low[at % 3] = value;
      if (value > high[at % 3]!) high[at % 3] = value;
    }
  }
  const half = low.map((value, axis) => (high[axis]! - value) / 2);
  return {
    middle: [low[0]! + half[0]!, low[1]! + half[1]!, low[2]! + half[2]!],
    radius: Math.hypot(...half),
    height: high[1]! - Math.min(0, low[1]!),
    floorRadius: Math.hypot(half[0]!, half[2]!),
  };
}

/** Looks at all parts from the view's side, and brings them to the middle of a square of `sizePx`. */
export function aimCamera(parts: readonly Part[], view: View, sizePx: number): Camera {
  const { middle, radius } = reachOf(parts);
  const [turn, rise] = [(view.turnDeg * Math.PI) / 180, (view.riseDeg * Math.PI) / 180];
  const toEye: Vector = [Math.sin(turn) * Math.cos(rise), Math.sin(rise), Math.cos(turn) * Math.cos(rise)];
  const eye = middle.map((value, axis) => value + toEye[axis]! * radius * DISTANCE_RADII) as [number, number, number];
  const right: Vector = [Math.cos(turn), 0, -Math.sin(turn)];
  const up: Vector = [-Math.sin(turn) * Math.sin(rise), Math.cos(rise), -Math.cos(turn) * Math.sin(rise)];
  const loose: Camera = {
    eye,
    right,
    up,
    forward: [-toEye[0], -toEye[1], -toEye[2]],
    focalPx: 1,
    centerX: 0,
    centerY: 0,
  };
  let [left, top, rightmost, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { mesh } of parts) {
    const { x, y } = project(loose, mesh.positions);
    for (let at = 0; at < x.length; at += 1) {
      left = Math.min(left, x[at]!);
      rightmost = Math.max(rightmost, x[at]!);
      top = Math.min(top, y[at]!);
      bottom = Math.max(bottom, y[at]!);
    }
  }
  const focalPx = (sizePx * FILL) / Math.max(rightmost - left, bottom - top);
  return {
    ...loose,
    focalPx,
    centerX: sizePx / 2 - ((left + rightmost) / 2) * focalPx,
    // A little above the middle, since the shadow below belongs to what is seen.
    centerY: sizePx * 0.49 - ((top + bottom) / 2) * focalPx,
  };
}

/** Pixels and nearness (1 / distance) of points given as x, y, z after each other. */
export function project(camera: Camera, positions: Float32Array) {
  const count = positions.length / 3;
  const [x, y, nearness] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)];
  const { eye, right, up, forward, focalPx, centerX, centerY } = camera;
  for (let at = 0; at < count; at += 1) {
    const [dx, dy, dz] = [
      positions[at * 3]! - eye[0],
      positions[at * 3 + 1]! - eye[1],
      positions[at * 3 + 2]! - eye[2],
    ];
    const distance = dx * forward[0] + dy * forward[1] + dz * forward[2];
    x[at] = centerX + ((dx * right[0] + dy * right[1] + dz * right[2]) / distance) * focalPx;
    y[at] = centerY - ((dx * up[0] + dy * up[1] + dz * up[2]) / distance) * focalPx;
    nearness[at] = 1 / distance;
  }
  return { x, y, nearness };
}
