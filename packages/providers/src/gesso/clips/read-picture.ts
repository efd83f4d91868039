import type { Thumbnail } from '@gesso/procedural';
import { KitError } from '@gesso/provider-kit';
import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas';
import sharp from 'sharp';

/** A picture ready to be moved. */
export type ReadPicture = { readonly canvas: Canvas; readonly thumbnail: Thumbnail };

/** Pixels in hand for the camera to go nearer, as a share of what fills the frame. */
const CLOSER = 1.25;

/** A panorama is shown by a pan; beyond four frames it only costs memory. */
const MOST_FRAMES = 4;

const THUMBNAIL_PX = 96;

/** What lies behind transparent parts. */
const PAPER = '#f4f2ee';

/**
 * Decodes a picture, upright, as large as the camera needs it.
 *
 * @throws KitError `invalid-settings` when it cannot be decoded.
 */
export async function readPicture(
  bytes: Uint8Array,
  frame: { readonly widthPx: number; readonly heightPx: number },
): Promise<ReadPicture> {
  try {
    const upright = sharp(bytes).autoOrient().flatten({ background: PAPER }).toColourspace('srgb');
    const { data, info } = await upright
      .resize({
        width: Math.round(frame.widthPx * CLOSER),
        height: Math.round(frame.heightPx * CLOSER),
        fit: 'outside',
        withoutEnlargement: true,
      })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const whole = { width: info.width, height: info.height, channels: 4 } as const;
    const cut = cutTooLong(info, frame);
    const pixels = await sharp(data, { raw: whole }).extract(cut).raw().toBuffer();
    const canvas = createCanvas(cut.width, cut.height);
    const image = new ImageData(Uint8ClampedArray.from(pixels), cut.width, cut.height);
    canvas.getContext('2d').putImageData(image, 0, 0);
    return { canvas, thumbnail: await shrink(pixels, cut) };
  } catch (cause) {
    const message = 'The reference picture cannot be read; it is damaged or no picture.';
    throw new KitError({ code: 'invalid-settings', message, retryable: false, cause });
  }
}

/** The middle of a picture that is very much longer than the frame. */
function cutTooLong(
  { width, height }: { readonly width: number; readonly height: number },
  frame: { readonly widthPx: number; readonly heightPx: number },
): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } {
  const ratio = frame.widthPx / frame.heightPx;
  const cutWidth = Math.min(width, Math.ceil(height * ratio * MOST_FRAMES));
  const cutHeight = Math.min(height, Math.ceil((width / ratio) * MOST_FRAMES));
  return {
    left: Math.floor((width - cutWidth) / 2),
    top: Math.floor((height - cutHeight) / 2),
    width: cutWidth,
    height: cutHeight,
  };
}

async function shrink(
  pixels: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Thumbnail> {
  const { data, info } = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .resize({ width: THUMBNAIL_PX, height: THUMBNAIL_PX, fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { widthPx: info.width, heightPx: info.height, pixels: data };
}
