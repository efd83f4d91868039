import { fileTypeFromBuffer } from 'file-type';
import sharp, { type OutputInfo, type Sharp } from 'sharp';
import type { BlobStore } from '../../platform/storage/blob-store.ts';
import { type AssetFile, type AssetVariants, type IngestedFile, LADDER } from './assets.ts';

export type IngestAnswer =
  | { readonly ok: true; readonly file: IngestedFile }
  | {
      readonly ok: false;
      readonly reason: 'empty' | 'wrong-type' | 'too-large' | 'damaged';
      /** A sentence for the person who brought the file. */
      readonly message: string;
    };

const PICTURE_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'];

/** 100 megapixels is a 10,000 × 10,000 poster. A file of a few kB can claim far more and would fill the memory. */
const MAX_PIXELS = 100_000_000;

/** libvips refuses single sides beyond this for WebP, PNG and AVIF alike. */
const MAX_SIDE_PX = 16_383;

/**
 * WebP: quality 82 is where design artwork stops showing blocks. At 1024² effort 1 takes 23 ms, effort 4 200 ms for files
 * a sixth smaller, and smart subsampling 150 ms more for edges that the original shows anyway (measured); a person waits.
 */
const WEBP = { quality: 82, alphaQuality: 90, effort: 1 } as const;

/** The largest level. */
const TOP = LADDER[3];

const INSIDE = { fit: 'inside', withoutEnlargement: true } as const;

type Raw = { readonly data: Buffer; readonly info: OutputInfo };

/**
 * Looks into a picture, stores it and its ladder of smaller copies.
 *
 * The type is read from the content, never from a name or a header. Pixels are counted before they are unpacked. Of
 * an animation the ladder shows the first frame. Storing the same picture twice stores it once.
 *
 * @param bytes - The whole file.
 * @throws BlobStoreError when the files cannot be stored.
 */
export async function ingestPicture(blobs: BlobStore, bytes: Uint8Array): Promise<IngestAnswer> {
  if (bytes.byteLength === 0) return refuse('empty', 'The file is empty.');
  const type = await fileTypeFromBuffer(bytes);
  if (type === undefined || !PICTURE_TYPES.includes(type.mime)) {
    return refuse('wrong-type', 'Only PNG, JPEG, WebP, GIF and AVIF pictures are accepted; SVG not yet.');
  }
  const top = await decodeTop(bytes);
  if (!top.ok) return top;
  const [original, variants] = await Promise.all([blobs.putBytes(bytes), storeLadder(blobs, top.raw)]);
  return {
    ok: true,
    file: {
      kind: 'image',
      mimeType: type.mime,
      widthPx: top.widthPx,
      heightPx: top.heightPx,
      durationMs: null,
      sizeBytes: original.sizeBytes,
      sha256: original.sha256,
      variants,
    },
  };
}

/** Unpacks a picture to at most the ladder's largest level: 17 MB of pixels, whatever the file holds. */
async function decodeTop(
  bytes: Uint8Array,
): Promise<(IngestAnswer & { ok: false }) | { ok: true; raw: Raw; widthPx: number; heightPx: number }> {
  try {
    // Reads the header only, so that a picture beyond the limit can be named as such.
    const { autoOrient, width, height } = await sharp(bytes, { limitInputPixels: false, pages: 1 }).metadata();
    if (width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE_PX) {
      return refuse('too-large', 'The picture has more than 100 megapixels or a side longer than 16,383 pixels.');
    }
    const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 }).autoOrient();
    const fits = Math.max(width, height) <= TOP;
    const { data, info } = await (fits ? picture : picture.resize(TOP, TOP, INSIDE))
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { ok: true, raw: { data, info }, widthPx: autoOrient.width, heightPx: autoOrient.height };
  } catch {
    // sharp has no error classes; at this point every failure means that the content cannot be unpacked.
    return refuse('damaged', 'The picture is damaged and cannot be opened.');
  }
}

/** Draws each level from the next larger one and encodes it while the smaller ones are drawn. */
async function storeLadder(blobs: BlobStore, top: Raw): Promise<AssetVariants> {
  let drawing = Promise.resolve(top);
  const storing = LADDER.toReversed().map(async (level) => {
    drawing = drawing.then((larger) => shrink(larger, level));
    return [String(level), await storeLevel(blobs, await drawing)] as const;
  });
  return Object.fromEntries(await Promise.all(storing));
}

/** Leaves alone what fits: a resize to the same size is not free, it takes as long as unpacking the file did. */
async function shrink(raw: Raw, level: number): Promise<Raw> {
  if (Math.max(raw.info.width, raw.info.height) <= level) return raw;
  return fromRaw(raw).resize(level, level, INSIDE).raw().toBuffer({ resolveWithObject: true });
}

async function storeLevel(blobs: BlobStore, raw: Raw): Promise<AssetFile> {
  const { data, info } = await fromRaw(raw).webp(WEBP).toBuffer({ resolveWithObject: true });
  const stored = await blobs.putBytes(data);
  return { ...stored, mimeType: 'image/webp', widthPx: info.width, heightPx: info.height };
}

function fromRaw({ data, info: { width, height, channels } }: Raw): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

function refuse(reason: (IngestAnswer & { ok: false })['reason'], message: string): IngestAnswer & { ok: false } {
  return { ok: false, reason, message };
}
