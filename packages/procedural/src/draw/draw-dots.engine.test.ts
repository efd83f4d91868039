import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { renderScene } from '../../scripts/render.ts';
import { readBrief } from '../brief/read-brief.ts';
import { composeScene } from '../compose/compose-scene.ts';
import type { DotsLayer, PlacedArt } from '../scene/layers.ts';

const SIDE_PX = 120;
const frame = composeScene({ brief: readBrief('abstract'), seed: 1, widthPx: SIDE_PX, heightPx: SIDE_PX });

/** Black on the left, white on the right, nothing below. */
const art: PlacedArt = {
  paths: [
    { d: 'M0 0h10v10h-10z', fill: '#000000' },
    { d: 'M10 0h10v10h-10z', fill: '#ffffff' },
  ],
  widthUnits: 20,
  heightUnits: 20,
  xPx: 0,
  yPx: 0,
  scale: SIDE_PX / 20,
  rotationDeg: 0,
  isFlipped: false,
};
const screen: DotsLayer = {
  id: 'screen',
  name: 'Screen',
  slot: 'ornament',
  kind: 'dots',
  depth: 0.5,
  box: { xPx: 0, yPx: 0, widthPx: SIDE_PX, heightPx: SIDE_PX },
  cellPx: 6,
  angleDeg: 45,
  color: '#d02020',
  from: { xPx: 0, yPx: -SIDE_PX * 10 },
  to: { xPx: 0, yPx: 0 },
  fullRadius: 0.5,
  art,
};

/** Share of inked pixels in a quarter of the sheet. */
function inkIn(layer: DotsLayer, column: 0 | 1, row: 0 | 1): number {
  const half = SIDE_PX / 2;
  const canvas = createCanvas(half, half);
  const context = canvas.getContext('2d');
  context.drawImage(renderScene({ ...frame, layers: [layer] }), -column * half, -row * half);
  const { data } = context.getImageData(4, 4, half - 8, half - 8);
  const inked = data.filter((value, at) => at % 4 === 3 && value > 127).length;
  return inked / (data.length / 4);
}

describe('a halftone of a drawing', () => {
  it('prints full dots under its black, none under its white and none beside it', () => {
    expect(inkIn(screen, 0, 0)).toBeGreaterThan(0.6);
    expect(inkIn(screen, 1, 0)).toBe(0);
    expect(inkIn(screen, 0, 1)).toBe(0);
  });

  it('prints smaller dots under grey', () => {
    const grey = { ...art, paths: art.paths.map((path) => ({ ...path, fill: '#aaaaaa' })) };
    const ink = inkIn({ ...screen, art: grey }, 0, 0);
    expect(ink).toBeGreaterThan(0.15);
    expect(ink).toBeLessThan(0.45);
  });

  it('follows the drawing when it is turned and flipped', () => {
    expect(inkIn({ ...screen, art: { ...art, isFlipped: true } }, 1, 0)).toBeGreaterThan(0.6);
    expect(inkIn({ ...screen, art: { ...art, rotationDeg: 90 } }, 1, 0)).toBeGreaterThan(0.6);
    expect(inkIn({ ...screen, art: { ...art, rotationDeg: 90 } }, 0, 0)).toBe(0);
  });
});
