import { findBackground, type Pixels } from '@gesso/procedural';
import { type PictureStep, refuse } from './picture-step.ts';
import { fromPixels, toPixels } from './read-pixels.ts';

/** How uneven a paper may be, as a distance in OKLab. */
const TOLERANCE = 0.06;
/** Less border of one colour than this is no flat background. */
const LEAST_FLATNESS = 0.6;

/**
 * Another background: a colour, none, or the same out of focus. Transparent pictures are laid on the colour; in others the
 * flat background is found from the borders inwards and replaced with a soft edge.
 */
export async function changeBackground(
  pixels: Pixels,
  { color }: Extract<PictureStep, { do: 'background' }>,
): Promise<Pixels> {
  if (color !== 'transparent' && color !== 'blur' && hasTransparency(pixels)) {
    return toPixels(fromPixels(pixels).flatten({ background: color }).ensureAlpha());
  }
  const { mask, flatness } = findBackground(pixels, TOLERANCE);
  if (flatness < LEAST_FLATNESS) {
    throw refuse('The background of this picture is not one flat colour; give a mask as second reference instead.');
  }
  const behind = await backdrop(pixels, color);
  return blendByMask({ inside: behind, outside: pixels, mask });
}

/** Lays one picture over another of the same size where the mask says so: 255 is inside. */
export function blendByMask({ inside, outside, mask }: { inside: Pixels; outside: Pixels; mask: Uint8Array }): Pixels {
  const data = new Uint8Array(outside.data.length);
  for (let pixel = 0; pixel < mask.length; pixel += 1) {
    const share = mask[pixel]! / 255;
    const at = pixel * 4;
    const [alphaIn, alphaOut] = [(inside.data[at + 3]! / 255) * share, (outside.data[at + 3]! / 255) * (1 - share)];
    const alpha = alphaIn + alphaOut;
    for (let channel = 0; channel < 3; channel += 1) {
      const sum = inside.data[at + channel]! * alphaIn + outside.data[at + channel]! * alphaOut;
      data[at + channel] = alpha === 0 ? 0 : Math.round(sum / alpha);
    }
    data[at + 3] = Math.round(alpha * 255);
  }
  return { ...outside, data };
}

/** What stands behind: the picture out of focus, or a sheet of one colour. */
export function backdrop(pixels: Pixels, color: string): Promise<Pixels> {
  const { widthPx: width, heightPx: height } = pixels;
  if (color === 'blur') return toPixels(fromPixels(pixels).blur(Math.max(2, Math.min(width, height) * 0.025)));
  const sheet = new Uint8Array(width * height * 4);
  if (color !== 'transparent') {
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as [
      number,
      number,
      number,
    ];
    for (let at = 0; at < sheet.length; at += 4) sheet.set([red, green, blue, 255], at);
  }
  return Promise.resolve({ widthPx: width, heightPx: height, data: sheet });
}

function hasTransparency({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at]! < 250) return true;
  return false;
}
