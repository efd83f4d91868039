import sharp, { type OutputInfo } from 'sharp';
import type { BlobStore } from '../../platform/storage/blob-store.ts';
import { type AssetFile, type AssetVariants, LADDER, type LadderLevel } from './assets.ts';

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

/** Pixels, row-major. */
export type Raw = { readonly data: Buffer; readonly info: OutputInfo };

/** The size of a picture as it is shown, read from its header alone, or why it is not taken. */
export async function measurePicture(
  bytes: Uint8Array,
): Promise<{ readonly widthPx: number; readonly heightPx: number } | 'too-large' | 'damaged'> {
  try {
    const { autoOrient, width, height } = await sharp(bytes, { limitInputPixels: false, pages: 1 }).metadata();
    if (width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE_PX) return 'too-large';
    return { widthPx: autoOrient.width, heightPx: autoOrient.height };
  } catch {
    // sharp has no error classes; at this point every failure means that the header cannot be read.
    return 'damaged';
  }
}

/** Unpacks a measured picture to at most the ladder's largest level: 17 MB of pixels, whatever the file holds. */
export async function unpackPicture(bytes: Uint8Array): Promise<Raw | 'damaged'> {
  try {
    const size = LADDER[LADDER.length - 1];
    return await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 })
      .autoOrient()
      .resize(size, size, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
  } catch {
    // As above: the content cannot be unpacked.
    return 'damaged';
  }
}

/**
 * Makes and stores the smaller copies of a picture. The small levels are drawn from a middle one, in half the time of
 * drawing each from the top (measured at 1024²).
 *
 * @throws BlobStoreError when they cannot be stored.
 */
export async function storeLadder(blobs: BlobStore, top: Raw): Promise<AssetVariants> {
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
