import type { Pixels } from '@gesso/procedural';
import { KitError } from '@gesso/provider-kit';
import sharp, { type Sharp } from 'sharp';

/** Pictures beyond this many pixels would not fit into memory several times over. */
const MOST_PIXELS = 4096 * 4096 * 4;

/**
 * Opens a picture of any kind, upright, in sRGB with alpha.
 *
 * @throws KitError `invalid-settings` when the bytes are no picture or it is too large.
 */
export async function openPicture(bytes: Uint8Array): Promise<Sharp> {
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
    // Reading the header finds out what it is; a broken body fails later, at the edge of the operation.
    await image.metadata();
    return image.autoOrient().toColourspace('srgb').ensureAlpha();
  } catch (cause) {
    throw new KitError({
      code: 'invalid-settings',
      message: 'The reference is not a picture that can be read.',
      retryable: false,
      cause,
    });
  }
}

/** The pixels of a picture, made smaller when its longer side is beyond `mostSidePx`. */
export async function readPixels(bytes: Uint8Array, mostSidePx?: number): Promise<Pixels> {
  const image = await openPicture(bytes);
  const fitted =
    mostSidePx === undefined
      ? image
      : image.resize(mostSidePx, mostSidePx, { fit: 'inside', withoutEnlargement: true });
  try {
    return await toPixels(fitted);
  } catch (cause) {
    throw new KitError({
      code: 'invalid-settings',
      message: 'The reference is a broken picture.',
      retryable: false,
      cause,
    });
  }
}

/** Runs an image's steps and gives its pixels. */
export async function toPixels(image: Sharp): Promise<Pixels> {
  const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { widthPx: info.width, heightPx: info.height, data };
}

/** Pixels as an image to go on with. */
export function fromPixels({ widthPx, heightPx, data }: Pixels): Sharp {
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 4 } });
}
