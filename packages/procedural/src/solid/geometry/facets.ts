import { toLinear } from '../render/linear-color.ts';
import type { Manifold, Workshop } from '../workshop.ts';

/** Whether a value of the seed lies at a place: a hash in place of a random stream, because facets come in any order. */
export function scatter(x: number, y: number, z: number): number {
  const value = Math.sin(x * 12.9898 + y * 78.233 + z * 37.719) * 43758.5453;
  return value - Math.floor(value);
}

/** Linear colour of `#rrggbb`, made lighter or darker by up to `spread` by where the facet is. */
export function facetTone(
  hex: string,
  spread: number,
  [x, y, z]: readonly [number, number, number],
): readonly [number, number, number] {
  const factor = 1 + (scatter(Math.round(x * 3), Math.round(y * 3), Math.round(z * 3)) - 0.5) * 2 * spread;
  const [r, g, b] = toLinear(hex);
  return [Math.min(1, r * factor), Math.min(1, g * factor), Math.min(1, b * factor)];
}

/** A ball of few facets whose corners are pushed in and out: leaves, rocks, clouds. */
export function roughBall(workshop: Workshop, radius: number, roughness: number, seed: number): Manifold {
  // 8 segments give 32 facets on each half: round enough to read as a ball, few enough to read as cut.
  return workshop.kernel.Manifold.sphere(radius, 12).warp((point) => {
    const push = 1 + (scatter(point[0] + seed, point[1], point[2]) - 0.5) * 2 * roughness;
    point[0] *= push;
    point[1] *= push;
    point[2] *= push;
  });
}
