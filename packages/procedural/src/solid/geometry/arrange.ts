import type { Part } from '../model.ts';

/** Moves all parts so that the lowest point lies on y = 0 and the middle of what is seen from above over the origin. */
export function standOnGround(parts: readonly Part[]): readonly Part[] {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const { mesh } of parts) {
    for (let at = 0; at < mesh.positions.length; at += 1) {
      const value = mesh.positions[at]!;
      if (value < low[at % 3]!) low[at % 3] = value;
      if (value > high[at % 3]!) high[at % 3] = value;
    }
  }
  const shift = [-(low[0]! + high[0]!) / 2, -low[1]!, -(low[2]! + high[2]!) / 2];
  return parts.map((part) => ({
    ...part,
    mesh: { ...part.mesh, positions: part.mesh.positions.map((value, at) => value + shift[at % 3]!) },
  }));
}
