import type { Part } from '../model.ts';

/** How dark the ground is under an object: seen from above, a square of `size` cells. */
export type GroundShadow = {
  /** Share of light that is missing at a place of the ground, 0 to 1; metres. */
  readonly at: (x: number, z: number) => number;
};

const CELLS = 224;

/**
 * What an object keeps off the ground it stands on: the soft shadow of the key light, and the darkness where it touches.
 *
 * Both are the object pressed flat into a grid and blurred, along the light for the first, straight down and low parts
 * only for the second. That is no physics, but smooth and cheap, which noise of sampled light would not be.
 */
export function castGroundShadow(
  parts: readonly Part[],
  light: readonly [number, number, number],
  reach: { readonly x: number; readonly z: number; readonly radius: number; readonly height: number },
): GroundShadow {
  const side = (reach.radius + reach.height * 0.9) * 2.6;
  const cell = side / CELLS;
  const [left, back] = [reach.x - side / 2, reach.z - side / 2];
  const soft = new Float32Array(CELLS * CELLS);
  const contact = new Float32Array(CELLS * CELLS);
  const near = Math.max(reach.height * 0.1, reach.radius * 0.05);
  for (const { mesh, isSolid, material } of parts) {
    if (!isSolid) continue;
    const strength = material.opacity < 1 ? 0.5 : 1;
    const { positions, indices } = mesh;
    for (let at = 0; at < indices.length; at += 3) {
      const corners = [indices[at]! * 3, indices[at + 1]! * 3, indices[at + 2]! * 3];
      const lowest = Math.min(...corners.map((corner) => positions[corner + 1]!));
      const flat = (slide: number): number[][] =>
        corners.map((corner) => {
          const height = positions[corner + 1]! * slide;
          return [
            (positions[corner]! - (light[0] / light[1]) * height - left) / cell,
            (positions[corner + 2]! - (light[2] / light[1]) * height - back) / cell,
          ];
        });
      fillTriangle(soft, flat(1), strength);
      if (lowest < near) fillTriangle(contact, flat(0), strength * (1 - lowest / near));
    }
  }
  const blurCells = Math.max(2, (reach.radius / cell) * 0.09);
  blur(soft, blurCells * 1.5);
  blur(contact, blurCells);
  return {
    at: (x, z) => {
      const [column, row] = [(x - left) / cell - 0.5, (z - back) / cell - 0.5];
      return Math.min(0.8, 0.34 * sample(soft, column, row) + 0.5 * sample(contact, column, row));
    },
  };
}

function fillTriangle(grid: Float32Array, [a, b, c]: readonly (readonly number[])[], value: number): void {
  const [ax, ay, bx, by, cx, cy] = [a![0]!, a![1]!, b![0]!, b![1]!, c![0]!, c![1]!];
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  const left = Math.max(0, Math.floor(Math.min(ax, bx, cx)));
  const right = Math.min(CELLS - 1, Math.ceil(Math.max(ax, bx, cx)));
  const top = Math.max(0, Math.floor(Math.min(ay, by, cy)));
  const bottom = Math.min(CELLS - 1, Math.ceil(Math.max(ay, by, cy)));
  if (Math.abs(area) < 1e-9) return;
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const [px, py] = [column + 0.5, row + 0.5];
      const shareB = ((px - ax) * (cy - ay) - (cx - ax) * (py - ay)) / area;
      const shareC = ((bx - ax) * (py - ay) - (px - ax) * (by - ay)) / area;
      if (shareB < 0 || shareC < 0 || shareB + shareC > 1) continue;
      const place = row * CELLS + column;
      if (grid[place]! < value) grid[place] = value;
    }
  }
}

/** Three running means in each direction come close to a Gaussian. */
function blur(grid: Float32Array, radius: number): void {
  const reach = Math.max(1, Math.round(radius));
  const line = new Float32Array(CELLS);
  for (let pass = 0; pass < 3; pass += 1) {
    for (const [step, stride] of [
      [1, CELLS],
      [CELLS, 1],
    ] as const) {
      for (let index = 0; index < CELLS; index += 1) {
        const first = index * stride;
        let sum = 0;
        for (let at = -reach; at < CELLS; at += 1) {
          if (at + reach < CELLS) sum += grid[first + (at + reach) * step]!;
          if (at - reach - 1 >= 0) sum -= grid[first + (at - reach - 1) * step]!;
          if (at >= 0) line[at] = sum / (2 * reach + 1);
        }
        for (let at = 0; at < CELLS; at += 1) grid[first + at * step] = line[at]!;
      }
    }
  }
}

function sample(grid: Float32Array, column: number, row: number): number {
  const [x, y] = [Math.floor(column), Math.floor(row)];
  if (x < 0 || y < 0 || x + 1 >= CELLS || y + 1 >= CELLS) return 0;
  const [u, v] = [column - x, row - y];
  const place = y * CELLS + x;
  const above = grid[place]! * (1 - u) + grid[place + 1]! * u;
  const below = grid[place + CELLS]! * (1 - u) + grid[place + CELLS + 1]! * u;
  return above * (1 - v) + below * v;
}
