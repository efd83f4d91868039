import type { BlobStore } from '../../platform/storage/blob-store.ts';
import type { IngestAnswer } from './ingest-picture.ts';
import { storePoster } from './ingest-picture.ts';

/** Draws a still of a binary glTF; undefined where its triangles cannot be read. */
export type DrawModel = (model: Uint8Array) => Promise<Uint8Array | undefined>;

/**
 * Looks into a mesh and stores it as it came, with the ladder of its still.
 *
 * Only a binary glTF 2.0 that holds everything it needs: one that points at other files would make a viewer fetch from
 * addresses that somebody else chose.
 *
 * @param still - The still, as a picture, or what draws it once the mesh is found good; without one it has no ladder.
 * @throws BlobStoreError when the files cannot be stored.
 */
export async function ingestMesh(
  blobs: BlobStore,
  bytes: Uint8Array,
  still?: Uint8Array | DrawModel,
): Promise<IngestAnswer> {
  const document = readGlb(bytes);
  if (document === undefined)
    return { ok: false, reason: 'damaged', message: 'The 3D model is damaged: not a GLB 2.0.' };
  if (pointsOutside(document)) {
    return { ok: false, reason: 'damaged', message: 'The 3D model points at files that are not inside it.' };
  }
  const stored = await blobs.putBytes(bytes);
  const picture = typeof still === 'function' ? await still(bytes) : still;
  const variants = picture === undefined ? {} : await storePoster(blobs, picture);
  const { poster } = variants;
  return {
    ok: true,
    file: {
      kind: 'model3d',
      mimeType: 'model/gltf-binary',
      ...stored,
      widthPx: poster?.widthPx ?? null,
      heightPx: poster?.heightPx ?? null,
      durationMs: null,
      variants,
    },
  };
}

type GltfDocument = { readonly [part in 'buffers' | 'images']?: readonly { readonly uri?: unknown }[] };

const MAGIC = 'glTF';
const JSON_CHUNK = 0x4e_4f_53_4a;
/** Magic, version, length; then length and type of the first chunk. */
const HEADER_BYTES = 20;

/**
 * The document of a binary glTF; undefined when the bytes are none.
 *
 * @see glTF 2.0 specification, section 4.4 (binary glTF layout).
 */
function readGlb(bytes: Uint8Array): GltfDocument | undefined {
  if (bytes.byteLength < HEADER_BYTES) return undefined;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isWhole = view.toString('latin1', 0, 4) === MAGIC && view.readUInt32LE(8) === bytes.byteLength;
  const length = view.readUInt32LE(12);
  if (!isWhole || view.readUInt32LE(4) !== 2 || view.readUInt32LE(16) !== JSON_CHUNK) return undefined;
  if (HEADER_BYTES + length > bytes.byteLength) return undefined;
  try {
    const document: unknown = JSON.parse(view.toString('utf8', HEADER_BYTES, HEADER_BYTES + length));
    const isObject = typeof document === 'object' && document !== null && 'asset' in document;
    // Only its lists of buffers and images are looked at, and those defensively.
    return isObject ? (document as GltfDocument) : undefined;
  } catch {
    return undefined;
  }
}

function pointsOutside({ buffers, images }: GltfDocument): boolean {
  const parts = [buffers, images].flatMap((list) => (Array.isArray(list) ? list : []));
  return parts.some((part) => part?.uri !== undefined && !String(part.uri).startsWith('data:'));
}
