import type { Pixels } from '@gesso/procedural';
import type { PictureStep } from './picture-step.ts';
import { fromPixels, toPixels } from './read-pixels.ts';

/** Light, contrast, colour strength, hue and warmth, in that order; each 0 leaves the picture as it is. */
export function adjustColor(pixels: Pixels, step: Extract<PictureStep, { do: 'adjust' }>): Promise<Pixels> {
  const { brightness = 0, contrast = 0, saturation = 0, temperature = 0, hue = 0, isInverted = false } = step;
  let image = fromPixels(pixels);
  if (brightness !== 0 || saturation !== 0 || hue !== 0) {
    image = image.modulate({
      brightness: brightness >= 0 ? 1 + brightness / 100 : 1 + brightness / 150,
      // −100 is grey; +100 doubles.
      saturation: Math.max(0, 1 + saturation / 100),
      hue: Math.round(hue),
    });
  }
  if (contrast !== 0) {
    const slope = contrast > 0 ? 1 + contrast / 80 : 1 + contrast / 125;
    image = image.linear([slope, slope, slope, 1], [128 * (1 - slope), 128 * (1 - slope), 128 * (1 - slope), 0]);
  }
  if (temperature !== 0) {
    // Red against blue, green a little with red: the line from candle to sky light.
    const share = temperature / 100;
    image = image.linear([1 + 0.22 * share, 1 + 0.04 * share, 1 - 0.26 * share, 1], [0, 0, 0, 0]);
  }
  if (isInverted) image = image.negate({ alpha: false });
  return toPixels(image);
}

/** Two inks: the darkest place in one, the lightest in the other, everything between mixed by how light it is. */
export async function duotone(
  pixels: Pixels,
  { dark, light }: Extract<PictureStep, { do: 'duotone' }>,
): Promise<Pixels> {
  const [from, to] = [bytesOf(dark), bytesOf(light)];
  const greyAt = (at: number): number =>
    0.2126 * pixels.data[at]! + 0.7152 * pixels.data[at + 1]! + 0.0722 * pixels.data[at + 2]!;
  let [darkest, lightest] = [255, 0];
  for (let at = 0; at < pixels.data.length; at += 4) {
    darkest = Math.min(darkest, greyAt(at));
    lightest = Math.max(lightest, greyAt(at));
  }
  const range = Math.max(1, lightest - darkest);
  const data = new Uint8Array(pixels.data.length);
  for (let at = 0; at < data.length; at += 4) {
    const share = (greyAt(at) - darkest) / range;
    for (let channel = 0; channel < 3; channel += 1) {
      data[at + channel] = Math.round(from[channel]! + (to[channel]! - from[channel]!) * share);
    }
    data[at + 3] = pixels.data[at + 3]!;
  }
  return { ...pixels, data };
}

function bytesOf(hex: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}
