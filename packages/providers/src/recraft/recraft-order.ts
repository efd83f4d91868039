import type { Settings } from '@gesso/contract';
import { readNumber, readSwitch, readText, type VendorOrder } from '@gesso/provider-kit';
import { recraftV3 } from './models.ts';

/** The style whose results are drawings in vectors. */
const VECTORS = 'vector_illustration';

type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

/** The vendor's model for an order: drawings in vectors have one of their own. */
export function recraftModelOf(settings: Settings): string {
  return readText(settings, 'style') === VECTORS ? `${recraftV3.vendorModel}_vector` : recraftV3.vendorModel;
}

/**
 * Writes an order as the vendor wants it: one picture, so that the seed is its own.
 *
 * @see Recraft, API reference, generate image. The vendor's default model has moved on, so the model is always named.
 */
export function toRecraftRequest({ request, seed }: VendorOrder): Readonly<Record<string, Json>> {
  const { prompt, settings } = request;
  const [style, negativePrompt] = [readText(settings, 'style'), readText(settings, 'negativePrompt')];
  const isVector = style === VECTORS;
  const [styleId, background] = [readText(settings, 'styleId'), readText(settings, 'backgroundColor')];
  const colors = readText(settings, 'colors').split(' ').filter(Boolean).map(toRgb);
  return {
    model: recraftModelOf(settings),
    prompt,
    n: 1,
    size: readText(settings, 'size'),
    // A style of one's own takes the place of the family; both together are refused.
    ...(styleId === '' ? { style } : { style_id: styleId }),
    ...(negativePrompt === '' ? {} : { negative_prompt: negativePrompt }),
    controls: {
      artistic_level: readNumber(settings, 'artisticLevel'),
      ...(colors.length === 0 ? {} : { colors }),
      ...(background === '' ? {} : { background_color: toRgb(background) }),
      ...(readSwitch(settings, 'noText') ? { no_text: true } : {}),
    },
    random_seed: seed,
    response_format: 'url',
    // Without it a picture comes as WebP. A drawing in vectors is SVG whatever is said here.
    ...(isVector ? {} : { image_format: 'png' }),
  };
}

/** `#rrggbb` as the vendor writes a colour. */
function toRgb(color: string): { readonly rgb: readonly number[] } {
  return { rgb: [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16)) };
}
