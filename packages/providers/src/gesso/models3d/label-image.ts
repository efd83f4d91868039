import type { Scene } from '@gesso/procedural';
import type { LabelPicture } from '@gesso/procedural/solid';
import sharp, { type Sharp } from 'sharp';
import { paintScene } from '../draw-picture.ts';

/** A label's picture, as pixels for the poster and as a file for the model. */
export type LabelImage = LabelPicture & { readonly file: Uint8Array; readonly mimeType: 'image/jpeg' };

/** Longer side of a picture that was given; finer than any label is looked at. */
export const MOST_LABEL_PX = 1024;
/** Whole colour, since thin red letters on a label bleed with less. */
const JPEG = { quality: 90, chromaSubsampling: '4:4:4' } as const;

/** Draws a design for a label. Needs the typefaces of `registerFonts`. */
export function drawLabel(scene: Scene): Promise<LabelImage> {
  return toImage(sharp(paintScene(scene), { raw: { width: scene.widthPx, height: scene.heightPx, channels: 4 } }));
}

/**
 * Reads a picture that was given for a label; what is transparent becomes white.
 *
 * @throws Error of sharp for bytes that are no picture.
 */
export function readLabel(bytes: Uint8Array): Promise<LabelImage> {
  const picture = sharp(bytes, { limitInputPixels: 64_000_000 }).rotate();
  return toImage(picture.resize(MOST_LABEL_PX, MOST_LABEL_PX, { fit: 'inside', withoutEnlargement: true }));
}

async function toImage(picture: Sharp): Promise<LabelImage> {
  const flat = picture.flatten({ background: '#ffffff' }).toColourspace('srgb');
  const [{ data, info }, file] = await Promise.all([
    flat.clone().ensureAlpha().raw().toBuffer({ resolveWithObject: true }),
    flat.clone().jpeg(JPEG).toBuffer(),
  ]);
  return { widthPx: info.width, heightPx: info.height, pixels: data, file, mimeType: 'image/jpeg' };
}
