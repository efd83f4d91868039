import { fileTypeFromBuffer } from 'file-type';
import type { BlobStore } from '../../platform/storage/blob-store.ts';
import { drawClipStill } from './draw-clip-still.ts';
import { ingestClip } from './ingest-clip.ts';
import { type DrawModel, ingestMesh } from './ingest-mesh.ts';
import { type IngestAnswer, ingestPicture } from './ingest-picture.ts';
import { isSvg, rasteriseSvg } from './rasterise-svg.ts';

const CLIP_TYPES: readonly string[] = ['video/mp4', 'video/webm', 'video/quicktime'];
const HEIC_TYPES: readonly string[] = ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'];

/**
 * Looks into a file that a person brings and stores it: a picture, a clip or a 3D model, by its content alone.
 *
 * An SVG becomes a PNG, so that nothing of it can ever run or fetch; a clip gets a still where FFmpeg is there to draw it.
 *
 * @param drawModel - Draws the still of a 3D model; without it none has one.
 * @throws BlobStoreError when the files cannot be stored.
 */
export async function ingestUpload(blobs: BlobStore, bytes: Uint8Array, drawModel?: DrawModel): Promise<IngestAnswer> {
  if (bytes.byteLength === 0) return { ok: false, reason: 'empty', message: 'The file is empty.' };
  if (isSvg(bytes)) {
    const picture = await rasteriseSvg(bytes);
    return picture instanceof Uint8Array ? ingestPicture(blobs, picture) : { ok: false, ...picture };
  }
  const type = (await fileTypeFromBuffer(bytes))?.mime;
  if (type !== undefined && CLIP_TYPES.includes(type)) {
    const still = await drawClipStill(bytes);
    return ingestClip(blobs, bytes, still);
  }
  if (type === 'model/gltf-binary') return ingestMesh(blobs, bytes, drawModel);
  if (type?.startsWith('image/') && !HEIC_TYPES.includes(type)) return ingestPicture(blobs, bytes);
  return { ok: false, reason: 'wrong-type', message: refuseType(type, bytes) };
}

/** What somebody who brought such a file can do about it. */
function refuseType(type: string | undefined, bytes: Uint8Array): string {
  if (type !== undefined && HEIC_TYPES.includes(type)) {
    return 'HEIC pictures cannot be opened here. Save it as JPEG or PNG first: on an iPhone, Settings > Camera > Formats > Most Compatible.';
  }
  if (type?.startsWith('video/')) return 'Only MP4, WebM and MOV clips are accepted; save the clip as one of these.';
  if (type?.startsWith('audio/')) return 'Sound alone cannot lie on a board.';
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1').trimStart().toLowerCase();
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) {
    return 'This is a web page and not a file. Copy the address of the picture itself.';
  }
  if (start.startsWith('{') && start.includes('"asset"')) {
    return 'A glTF with its parts in other files is not accepted; export the 3D model as one GLB.';
  }
  return 'Only pictures (PNG, JPEG, WebP, GIF, AVIF, SVG), clips (MP4, WebM, MOV) and 3D models (GLB) are accepted.';
}
