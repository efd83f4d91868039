import { findBackground, findContent, type Pixels } from '@gesso/procedural';
import { refuse } from './picture-step.ts';
import { fromPixels, toPixels } from './read-pixels.ts';

/** Uneven paper and soft shadows of this distance in OKLab still count as empty. */
const TOLERANCE = 0.04;

/** Cuts empty edges off: transparent ones, or of the colour the border has. */
export function trim(pixels: Pixels): Promise<Pixels> {
  const box = findContent(findBackground(pixels, TOLERANCE), pixels.widthPx, pixels.heightPx);
  if (box === undefined) throw refuse('There is nothing to trim to: the picture is one colour.');
  return toPixels(fromPixels(pixels).extract(box));
}
