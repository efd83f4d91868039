import type { Pixels } from '@gesso/procedural';
import type { PictureStep } from './picture-step.ts';
import { fromPixels, toPixels } from './read-pixels.ts';

/** Gaussian blur; 100 is a sixteenth of the shorter side, so that it looks the same at every size. */
export function blur(pixels: Pixels, { amount }: Extract<PictureStep, { do: 'blur' }>): Promise<Pixels> {
  const sigma = (amount / 100) * Math.min(pixels.widthPx, pixels.heightPx) * 0.0625;
  return toPixels(fromPixels(pixels).blur(Math.max(0.3, sigma)));
}

/** Unsharp mask: edges gain, flat areas and noise hardly. */
export function sharpen(pixels: Pixels, { amount }: Extract<PictureStep, { do: 'sharpen' }>): Promise<Pixels> {
  return toPixels(fromPixels(pixels).sharpen({ sigma: 1 + amount / 100, m1: amount / 120, m2: 0.5 + amount / 30 }));
}
