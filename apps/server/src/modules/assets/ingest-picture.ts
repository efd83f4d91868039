import { fileTypeFromBuffer } from 'file-type';
import sharp, { type OutputInfo } from 'sharp';
import type { BlobStore } from '../../platform/storage/blob-store.ts';
import { type AssetFile, type AssetVariants, type IngestedFile, LADDER, type LadderLevel } from './assets.ts';

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

/** Level that the smaller ones are drawn from. */
const MIDDLE = 512;

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

/**
 * Stores the still of a clip or a mesh: the ladder that boards draw, and `poster`, its largest copy.
 *
 * @param picture - The whole file of a picture. One that cannot be opened gives no variants: a clip without a still is
 *   still a clip.
 * @throws BlobStoreError when the files cannot be stored.
 */
export async function storePoster(blobs: BlobStore, picture: Uint8Array): Promise<AssetVariants> {
  const top = await decodeTop(picture);
  if (!top.ok) return {};
  const ladder = await storeLadder(blobs, top.raw);
  const largest = ladder['2048'];
  return largest === undefined ? ladder : { ...ladder, poster: largest };
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
    const size = LADDER[LADDER.length - 1];
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 })
      .autoOrient()
      .resize(size, size, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { ok: true, raw: { data, info }, widthPx: autoOrient.width, heightPx: autoOrient.height };
  } catch {
    // sharp has no error classes; at this point every failure means that the content cannot be unpacked.
    return refuse('damaged', 'The picture is damaged and cannot be opened.');
  }
}

/** Draws the small levels from a middle one, in half the time of drawing each from the top (measured at 1024²). */
async function storeLadder(blobs: BlobStore, top: Raw): Promise<AssetVariants> {
  const shrinking = shrink(top, MIDDLE);
  const levels = await Promise.all(
    LADDER.map(async (level) => storeLevel(blobs, level > MIDDLE ? top : await shrinking, level)),
  );
  return Object.fromEntries(LADDER.map((level, index) => [String(level) as LadderLevel, levels[index]]));
}

function shrink({ data, info: { width, height, channels } }: Raw, level: number): Promise<Raw> {
  return sharp(data, { raw: { width, height, channels } })
    .resize(level, level, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
}

async function storeLevel(blobs: BlobStore, { data, info }: Raw, level: number): Promise<AssetFile> {
  const { width, height, channels } = info;
  const encoded = await sharp(data, { raw: { width, height, channels } })
    .resize(level, level, { fit: 'inside', withoutEnlargement: true })
    .webp(WEBP)
    .toBuffer({ resolveWithObject: true });
  const stored = await blobs.putBytes(encoded.data);
  return { ...stored, mimeType: 'image/webp', widthPx: encoded.info.width, heightPx: encoded.info.height };
}

function refuse(reason: (IngestAnswer & { ok: false })['reason'], message: string): IngestAnswer & { ok: false } {
  return { ok: false, reason, message };
}
