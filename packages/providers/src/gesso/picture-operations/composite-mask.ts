import type { Pixels } from '@gesso/procedural';
import { backdrop, blendByMask } from './background-color.ts';
import { type PictureStep, refuse } from './picture-step.ts';
import { fromPixels, toPixels } from './read-pixels.ts';

/**
 * Changes what lies inside a mask: white is inside, black outside, transparent counts as outside. `keep` leaves only the
 * inside; the others put a colour, the same out of focus, or another picture there.
 *
 * @param mask - Any size; it is fitted to the picture.
 * @param other - Needed for `picture`; it covers the picture's sheet.
 */
export async function compositeMask(
  pixels: Pixels,
  step: Extract<PictureStep, { do: 'mask' }>,
  { mask, other }: { readonly mask: Pixels | undefined; readonly other: Pixels | undefined },
): Promise<Pixels> {
  if (mask === undefined)
    throw refuse('A mask is needed: give it as second reference, white where the picture shall change.');
  const inside = await maskBytes(mask, pixels);
  if (step.inside === 'keep') {
    return blendByMask({ inside: pixels, outside: await backdrop(pixels, 'transparent'), mask: inside });
  }
  if (step.inside === 'picture') {
    if (other === undefined) throw refuse('For a picture inside the mask, give it as third reference.');
    const cover = await toPixels(fromPixels(other).resize(pixels.widthPx, pixels.heightPx, { fit: 'cover' }));
    return blendByMask({ inside: cover, outside: pixels, mask: inside });
  }
  const color = step.inside === 'blur' ? 'blur' : step.color;
  return blendByMask({ inside: await backdrop(pixels, color), outside: pixels, mask: inside });
}

async function maskBytes(mask: Pixels, { widthPx, heightPx }: Pixels): Promise<Uint8Array> {
  const { data } = await toPixels(fromPixels(mask).resize(widthPx, heightPx, { fit: 'fill' }));
  const bytes = new Uint8Array(widthPx * heightPx);
  for (let pixel = 0; pixel < bytes.length; pixel += 1) {
    const at = pixel * 4;
    const light = 0.2126 * data[at]! + 0.7152 * data[at + 1]! + 0.0722 * data[at + 2]!;
    bytes[pixel] = Math.round((light * data[at + 3]!) / 255);
  }
  return bytes;
}
