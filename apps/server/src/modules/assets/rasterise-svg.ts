import sharp from 'sharp';
import type { IngestAnswer } from './ingest-picture.ts';

type Refusal = Omit<IngestAnswer & { readonly ok: false }, 'ok'>;

/** A drawing of a whole town is 5 MB; ten times that is a scan in disguise and takes minutes to draw. */
const MOST_BYTES = 20_000_000;
/** The longer side of the picture that an SVG becomes: sharp on a board at every usual zoom. */
const SIDE_PX = 2_048;
const LONGEST_SECONDS = 20;
/** Dots per inch that one user unit is one pixel at. */
const PLAIN_DENSITY = 72;
/** As far as the renderer goes. */
const MOST_DENSITY = 100_000;
/** Comments and declarations come before the root. */
const LOOKED_AT_BYTES = 4_096;

/** Whether a text file is an SVG; its name and what was said of it do not count. */
export function isSvg(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, LOOKED_AT_BYTES))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (!start.startsWith('<')) return false;
  const root = start
    .replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE\s+svg[^>[]*(\[[\s\S]*?\])?[^>]*>/gi, '')
    .trimStart();
  return /^<(\w+:)?svg[\s>/]/i.test(root);
}

/**
 * Draws an SVG as a PNG. The renderer (librsvg, inside libvips) runs no scripts and, given bytes without an address, opens
 * no other file and no host.
 *
 * @returns The picture, or why there is none.
 */
export async function rasteriseSvg(bytes: Uint8Array): Promise<Uint8Array | Refusal> {
  if (bytes.byteLength > MOST_BYTES) {
    return {
      reason: 'too-large',
      message: 'The SVG has more than 20 MB. Export it as PNG, or leave out its pictures.',
    };
  }
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const density = Math.min(MOST_DENSITY, Math.max(1, (PLAIN_DENSITY * SIDE_PX) / Math.max(width, height, 1)));
    return await sharp(bytes, { density, failOn: 'error' })
      .resize(SIDE_PX, SIDE_PX, { fit: 'inside' })
      .timeout({ seconds: LONGEST_SECONDS })
      .png()
      .toBuffer();
  } catch {
    // sharp has no error classes: it cannot be read, or not in time.
    return { reason: 'damaged', message: 'The SVG is damaged or too intricate to be drawn.' };
  }
}
