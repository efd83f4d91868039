import type { ModelKind } from '@gesso/contract';
import { fileTypeFromBuffer } from 'file-type';
import type { BlobStore } from '../../platform/storage/blob-store.ts';
import { type IngestAnswer, ingestPicture } from './ingest-picture.ts';

const CLIP_AND_MESH_TYPES: Readonly<Record<'video' | 'model3d', readonly string[]>> = {
  video: ['video/mp4', 'video/webm'],
  model3d: ['model/gltf-binary'],
};

/** As large as an upload may be. A minute of 1080p at a high rate is 100 MB. */
const MAX_BYTES = 200_000_000;

/**
 * Looks into what a model made and stores it, by the kind of file that was asked for.
 *
 * Only the content counts: a web page that calls itself a picture is `wrong-type`. Clips and meshes are stored as they
 * came, without a ladder.
 *
 * @throws BlobStoreError when the files cannot be stored.
 */
export async function ingestResult(blobs: BlobStore, kind: ModelKind, bytes: Uint8Array): Promise<IngestAnswer> {
  if (bytes.byteLength > MAX_BYTES) return { ok: false, reason: 'too-large', message: 'The file is above 200 MB.' };
  if (kind === 'image') return ingestPicture(blobs, bytes);
  if (bytes.byteLength === 0) return { ok: false, reason: 'empty', message: 'The file is empty.' };
  const type = await fileTypeFromBuffer(bytes);
  if (type === undefined || !CLIP_AND_MESH_TYPES[kind].includes(type.mime)) {
    return { ok: false, reason: 'wrong-type', message: 'The file is of another kind than was asked for.' };
  }
  const stored = await blobs.putBytes(bytes);
  const unknown = { widthPx: null, heightPx: null, durationMs: null };
  return { ok: true, file: { ...stored, ...unknown, kind, mimeType: type.mime, variants: {} } };
}
