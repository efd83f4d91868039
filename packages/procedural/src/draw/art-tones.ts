import { openArtHits } from '../geometry/art-hits.ts';
import { toArtUnits } from '../geometry/to-art-units.ts';
import type { PlacedArt } from '../scene/layers.ts';

/** Points of a cell that are looked at, as shares of it: an edge then gets half a dot instead of all or nothing. */
const SAMPLES = [
  [0, 0],
  [-0.3, -0.3],
  [0.3, -0.3],
  [-0.3, 0.3],
  [0.3, 0.3],
] as const;

/** How dark a placed drawing is around a point of the scene: 0 white or nothing, 1 black. */
export function openArtTones(art: PlacedArt, cellPx: number): (xPx: number, yPx: number) => number {
  const hits = openArtHits(art.paths);
  const toUnits = toArtUnits(art);
  const darkness = art.paths.map(({ fill, opacity = 1 }) => (1 - greyOf(fill)) * opacity);
  return (xPx, yPx) => {
    let sum = 0;
    for (const [dx, dy] of SAMPLES) {
      const [x, y] = toUnits(xPx + dx * cellPx, yPx + dy * cellPx);
      sum += darkness[hits(x, y)] ?? 0;
    }
    return sum / SAMPLES.length;
  };
}

/** Brightness of `#rrggbb` as the eye weighs it in sRGB, 0–1: a halftone plate is made by it. */
function greyOf(hex: string): number {
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return 0.299 * channel(1) + 0.587 * channel(3) + 0.114 * channel(5);
}
