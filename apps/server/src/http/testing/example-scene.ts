import type { Scene } from '@gesso/procedural/layers';
import type { ExportFile } from '@gesso/provider-kit';
import sharp from 'sharp';

/** The layers of a small design: a red square on paper. */
export const SCENE: Scene = {
  version: 2,
  widthPx: 60,
  heightPx: 40,
  palette: {
    name: 'test',
    ground: { l: 1, c: 0, h: 0 },
    ink: { l: 0, c: 0, h: 0 },
    primary: { l: 0.5, c: 0, h: 0 },
    secondary: { l: 0.6, c: 0, h: 0 },
    accent: { l: 0.7, c: 0, h: 0 },
  },
  light: { angleDeg: 0, color: '#ffffff' },
  grid: { columns: 4, marginPx: 4, gutterPx: 2 },
  origin: {
    prompt: 'a square',
    recipe: 'abstract',
    seed: 1,
    variantIndex: 0,
    style: 'flat',
    palette: 'auto',
    detail: 'standard',
    edits: [],
  },
  notes: [],
  credits: [],
  layers: [
    {
      id: 'paper',
      name: 'Paper',
      slot: 'background',
      depth: 0,
      kind: 'fill',
      paint: { kind: 'solid', color: '#ffffff' },
    },
    {
      id: 'square',
      name: 'Square',
      slot: 'ornament',
      depth: 0.5,
      kind: 'shapes',
      shapes: [{ d: 'M10 10h10v10h-10z', fill: { kind: 'solid', color: '#ff0000' } }],
    },
  ],
};

/** Draws any scene as one colour, as an engine that takes no time would. */
export const drawSolid: ExportFile = async () => {
  const create = { width: SCENE.widthPx, height: SCENE.heightPx, channels: 3 as const, background: 'white' };
  return { bytes: await sharp({ create }).png().toBuffer(), mimeType: 'image/png' };
};
