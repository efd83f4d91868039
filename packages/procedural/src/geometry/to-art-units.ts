import type { PlacedArt } from '../scene/layers.ts';

/** Where a point of the scene lies in the drawing's own units. */
export function toArtUnits(art: PlacedArt): (xPx: number, yPx: number) => readonly [number, number] {
  const [halfX, halfY] = [art.widthUnits / 2, art.heightUnits / 2];
  const [centerX, centerY] = [art.xPx + halfX * art.scale, art.yPx + halfY * art.scale];
  const turn = (-art.rotationDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn) / art.scale, Math.sin(turn) / art.scale];
  return (xPx, yPx) => {
    const [dx, dy] = [xPx - centerX, yPx - centerY];
    return [halfX + (dx * cos - dy * sin) * (art.isFlipped ? -1 : 1), halfY + dx * sin + dy * cos];
  };
}
