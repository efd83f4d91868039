import type { Pixels } from '@gesso/procedural';
import { checkSides, type PictureStep, refuse } from './picture-step.ts';
import { fromPixels, toPixels } from './read-pixels.ts';

/** More sheet around the picture, which stays in the middle at its size. */
export function expandCanvas(pixels: Pixels, step: Extract<PictureStep, { do: 'expand' }>): Promise<Pixels> {
  const { widthPx, heightPx } = targetOf(pixels, step);
  checkSides(widthPx, heightPx);
  if (widthPx < pixels.widthPx || heightPx < pixels.heightPx) {
    throw refuse(
      `Expanding cannot make it smaller: width must be ${pixels.widthPx} px or more and height ${pixels.heightPx} px or more.`,
    );
  }
  const [left, top] = [Math.floor((widthPx - pixels.widthPx) / 2), Math.floor((heightPx - pixels.heightPx) / 2)];
  return toPixels(
    fromPixels(pixels).extend({
      left,
      top,
      right: widthPx - pixels.widthPx - left,
      bottom: heightPx - pixels.heightPx - top,
      background: step.color === 'transparent' ? { r: 0, g: 0, b: 0, alpha: 0 } : step.color,
    }),
  );
}

function targetOf(pixels: Pixels, { widthPx, heightPx, aspect }: Extract<PictureStep, { do: 'expand' }>) {
  if (aspect !== undefined) {
    const isWider = aspect > pixels.widthPx / pixels.heightPx;
    return isWider
      ? { widthPx: Math.round(pixels.heightPx * aspect), heightPx: pixels.heightPx }
      : { widthPx: pixels.widthPx, heightPx: Math.round(pixels.widthPx / aspect) };
  }
  if (widthPx === undefined && heightPx === undefined)
    throw refuse('Expanding needs a width, a height or a proportion.');
  return { widthPx: widthPx ?? pixels.widthPx, heightPx: heightPx ?? pixels.heightPx };
}
