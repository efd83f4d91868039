import type { ModelKind } from '@gesso/contract';
import { fileTypeFromBuffer } from 'file-type';
import type { BlobStore } from '../../platform/storage/blob-store.ts';
import { ingestClip } from './ingest-clip.ts';
import { ingestMesh } from './ingest-mesh.ts';
import { type IngestAnswer, ingestPicture } from './ingest-picture.ts';

const CLIP_AND_MESH_TYPES: Readonly<Record<'video' | 'model3d', readonly string[]>> = {
  video: ['video/mp4', 'video/webm', 'video/quicktime'],
  model3d: ['model/gltf-binary'],
};

/** As large as an upload may be. A minute of 1080p at a high rate is 100 MB. */
const MAX_BYTES = 200_000_000;

/**
 * Looks into what a model made and stores it, by the kind of file that was asked for.
 *
 * Only the content counts: a web page that calls itself a picture is `wrong-type`.
 *
 * @param made.poster - The still of a clip or a mesh.
 * @throws BlobStoreError when the files cannot be stored.
 */
export async function ingestResult(
  blobs: BlobStore,
  kind: ModelKind,
  made: { readonly bytes: Uint8Array; readonly poster?: Uint8Array },
): Promise<IngestAnswer> {
  const { bytes, poster } = made;
  if (bytes.byteLength > MAX_BYTES) return { ok: false, reason: 'too-large', message: 'The file is above 200 MB.' };
  if (kind === 'image') return ingestPicture(blobs, bytes, { mayDeferLadder: true });
  if (bytes.byteLength === 0) return { ok: false, reason: 'empty', message: 'The file is empty.' };
  const type = await fileTypeFromBuffer(bytes);
  if (type === undefined || !CLIP_AND_MESH_TYPES[kind].includes(type.mime)) {
    return { ok: false, reason: 'wrong-type', message: 'The file is of another kind than was asked for.' };
  }
  return kind === 'video' ? ingestClip(blobs, bytes, poster) : ingestMesh(blobs, bytes, poster);
}
