import { type ExportModel, KitError } from '@gesso/provider-kit';
import type { DrawModel } from './ingest-mesh.ts';

/** A larger model is copied to another thread and unpacked there for a still of 640 pixels. */
const MOST_BYTES = 64_000_000;

/** Stills of 3D models by the built-in engine. One that it cannot read has none, and is still a model. */
export function drawModelWith(exportModel: ExportModel | undefined): DrawModel | undefined {
  if (exportModel === undefined) return undefined;
  return async (model) => {
    if (model.byteLength > MOST_BYTES) return undefined;
    try {
      return (await exportModel({ format: 'png', model })).bytes;
    } catch (error) {
      if (error instanceof KitError) return undefined;
      throw error;
    }
  };
}
