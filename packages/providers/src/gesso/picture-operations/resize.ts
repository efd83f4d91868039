import type { Pixels } from '@gesso/procedural';
import { checkSides, type PictureStep, refuse } from './picture-step.ts';
import { fromPixels, toPixels } from './read-pixels.ts';

/** Another size. One side alone keeps the proportions; both together stretch, as asked. */
export function resize(pixels: Pixels, step: Extract<PictureStep, { do: 'resize' }>): Promise<Pixels> {
  const { widthPx: width, heightPx: height, scale } = step;
  const share = pixels.widthPx / pixels.heightPx;
  if (width === undefined && height === undefined && scale === undefined)
    throw refuse('Resizing needs a width or a height.');
  const widthPx =
    width ?? (height === undefined ? Math.round(pixels.widthPx * (scale ?? 1)) : Math.round(height * share));
  const heightPx = height ?? Math.max(1, Math.round(widthPx / share));
  checkSides(widthPx, heightPx);
  return toPixels(fromPixels(pixels).resize(widthPx, heightPx, { fit: 'fill', kernel: 'lanczos3' }));
}

/** Larger by Lanczos with a little sharpening after it, which enlarging takes away. No detail is invented. */
export function upscale(pixels: Pixels, { factor }: Extract<PictureStep, { do: 'upscale' }>): Promise<Pixels> {
  const [widthPx, heightPx] = [Math.round(pixels.widthPx * factor), Math.round(pixels.heightPx * factor)];
  if (!(factor > 1 && factor <= 8)) throw refuse('The upscale factor must be 2 to 8.');
  checkSides(widthPx, heightPx);
  const enlarged = fromPixels(pixels).resize(widthPx, heightPx, { fit: 'fill', kernel: 'lanczos3' });
  return toPixels(enlarged.sharpen({ sigma: 0.5 + factor * 0.15, m1: 0.4, m2: 1.4 }));
}
