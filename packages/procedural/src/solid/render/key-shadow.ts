import type { Part } from '../model.ts';
import type { Reach, Vector } from './camera.ts';
import { createTarget, rasterise } from './rasterise.ts';

const SIDE_CELLS = 512;
/** How far a surface may lie behind the map's before it counts as shaded, in radii of the object. */
const BIAS_RADII = 0.016;

/** Share of the key light that reaches a point, 0 to 1. */
export type KeyShadow = (x: number, y: number, z: number, normal: Vector) => number;

/** Looks at the object from the key light once, so that parts can shade each other. Glass lets light through. */
export function castKeyShadow(parts: readonly Part[], light: Vector, { middle, radius }: Reach): KeyShadow {
  const side = unit([light[2], 0, -light[0]]);
  const up: Vector = [
    light[1] * side[2] - light[2] * side[1],
    light[2] * side[0] - light[0] * side[2],
    light[0] * side[1] - light[1] * side[0],
  ];
  const scale = SIDE_CELLS / (radius * 2.04);
  const column = (x: number, y: number, z: number): number =>
    SIDE_CELLS / 2 + dot(side, x - middle[0], y - middle[1], z - middle[2]) * scale;
  const row = (x: number, y: number, z: number): number =>
    SIDE_CELLS / 2 - dot(up, x - middle[0], y - middle[1], z - middle[2]) * scale;
  // Nearness of a parallel light: grows towards it, and stays above 0.
  const nearness = (x: number, y: number, z: number): number =>
    2 + dot(light, x - middle[0], y - middle[1], z - middle[2]) / radius;
  const target = createTarget(SIDE_CELLS, SIDE_CELLS);
  for (const { mesh, isSolid, material } of parts) {
    if (!isSolid || material.opacity < 1) continue;
    const count = mesh.positions.length / 3;
    const screen = {
      x: new Float32Array(count),
      y: new Float32Array(count),
      nearness: new Float32Array(count),
      indices: mesh.indices,
    };
    for (let at = 0; at < count; at += 1) {
      const [x, y, z] = [mesh.positions[at * 3]!, mesh.positions[at * 3 + 1]!, mesh.positions[at * 3 + 2]!];
      screen.x[at] = column(x, y, z);
      screen.y[at] = row(x, y, z);
      screen.nearness[at] = nearness(x, y, z);
    }
    rasterise(target, screen, 0, undefined, true);
  }
  return (x, y, z, normal) => {
    const push = radius * 0.012;
    const [px, py, pz] = [x + normal[0] * push, y + normal[1] * push, z + normal[2] * push];
    const [u, v, own] = [column(px, py, pz), row(px, py, pz), nearness(px, py, pz) + BIAS_RADII];
    let lit = 0;
    for (let offset = 0; offset < 9; offset += 1) {
      const at = Math.round(u - 0.5 + ((offset % 3) - 1) * 2.2);
      const line = Math.round(v - 0.5 + (Math.floor(offset / 3) - 1) * 2.2);
      if (
        at < 0 ||
        line < 0 ||
        at >= SIDE_CELLS ||
        line >= SIDE_CELLS ||
        target.nearness[line * SIDE_CELLS + at]! <= own
      )
        lit += 1;
    }
    return lit / 9;
  };
}

function dot(direction: Vector, x: number, y: number, z: number): number {
  return direction[0] * x + direction[1] * y + direction[2] * z;
}

function unit([x, y, z]: Vector): Vector {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}
