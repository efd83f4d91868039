import { type Part, renderModel } from '@gesso/procedural/solid';
import { KitError, type ModelExport } from '@gesso/provider-kit';
import sharp from 'sharp';
import { toStl } from '../models3d/write-stl.ts';
import type { Work } from '../work.ts';
import { type ReadModel, readGlbParts } from './read-glb.ts';

/** As large as the picture of a model that is made here. */
const STILL_PX = 640;
/** What the light of the renderer is set up for: things that stand on a table. */
const STANDING_METRES = 0.2;
const BACKDROP = '#e9e6df';
const VIEW = { turnDeg: 35, riseDeg: 22 };

/**
 * Writes any binary glTF as an STL for printing (millimetres, z up), or draws a still of it (PNG, square).
 *
 * @throws KitError `invalid-settings` when its triangles cannot be read.
 */
export async function exportModel({ format, model }: ModelExport): Promise<Work> {
  const read = await readModel(model);
  if (format === 'stl') return { bytes: toStl(read.parts), mimeType: 'model/stl', notes: [] };
  const parts = standUpright(read.parts);
  const shown = { shape: '', title: '', parts, solids: [], notes: [], credits: [], backdrop: BACKDROP, view: VIEW };
  const raw = { width: STILL_PX, height: STILL_PX, channels: 4 as const };
  const bytes = await sharp(renderModel(shown, STILL_PX, read.label), { raw })
    .removeAlpha()
    .png()
    .toBuffer();
  return { bytes, mimeType: 'image/png', notes: [] };
}

async function readModel(model: Uint8Array): Promise<ReadModel> {
  try {
    return await readGlbParts(model);
  } catch (cause) {
    const message = 'The triangles of this 3D model cannot be read; its GLB may be packed by Draco or meshopt.';
    throw new KitError({ code: 'invalid-settings', message, retryable: false, cause });
  }
}

/** Moved and scaled to stand on the floor, its middle over the origin, as tall or wide as a thing on a table. */
function standUpright(parts: readonly Part[]): readonly Part[] {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const { mesh } of parts) {
    for (let at = 0; at < mesh.positions.length; at += 1) {
      low[at % 3] = Math.min(low[at % 3]!, mesh.positions[at]!);
      high[at % 3] = Math.max(high[at % 3]!, mesh.positions[at]!);
    }
  }
  const scale = STANDING_METRES / Math.max(...low.map((value, axis) => high[axis]! - value), Number.MIN_VALUE);
  const [x, z] = [(low[0]! + high[0]!) / 2, (low[2]! + high[2]!) / 2];
  const from = [x, low[1]!, z];
  return parts.map((part) => {
    const positions = part.mesh.positions.map((value, at) => (value - from[at % 3]!) * scale);
    return { ...part, mesh: { ...part.mesh, positions } };
  });
}
