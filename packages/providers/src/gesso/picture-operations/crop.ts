import type { Pixels } from '@gesso/procedural';
import { type PictureStep, type PixelRect, refuse } from './picture-step.ts';
import { fromPixels, toPixels } from './read-pixels.ts';

/** Cuts a box out: the given one, or the largest of a proportion from the middle. */
export function crop(pixels: Pixels, step: Extract<PictureStep, { do: 'crop' }>): Promise<Pixels> {
  const box = step.box ?? middleBox(pixels, step.aspect);
  const { left, top, width, height } = box;
  const isWhole =
    [left, top, width, height].every(Number.isInteger) && width > 0 && height > 0 && left >= 0 && top >= 0;
  if (!isWhole || left + width > pixels.widthPx || top + height > pixels.heightPx) {
    throw refuse(
      `The crop box reaches outside the picture: left, top, width and height must lie within ${pixels.widthPx} × ${pixels.heightPx} px.`,
    );
  }
  return toPixels(fromPixels(pixels).extract(box));
}

function middleBox({ widthPx, heightPx }: Pixels, aspect: number | undefined): PixelRect {
  if (aspect === undefined) throw refuse('Cropping needs a proportion, or left, top, width and height.');
  const width = Math.min(widthPx, Math.max(1, Math.round(heightPx * aspect)));
  const height = Math.min(heightPx, Math.max(1, Math.round(width / aspect)));
  return { left: Math.floor((widthPx - width) / 2), top: Math.floor((heightPx - height) / 2), width, height };
}
