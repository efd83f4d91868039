import { type GenerationRequest, readSwitch, type VendorOrder } from '@gesso/provider-kit';

/** The vendor's model for an order: pictures and camera commands have models of their own. */
export function minimaxModelOf({ settings, references }: GenerationRequest): string {
  const model = references.length === 0 ? 'T2V-01' : 'I2V-01';
  return readSwitch(settings, 'director') ? `${model}-Director` : model;
}

/**
 * Writes an order as the vendor wants it. Length and size are the model's own, and it knows no seed.
 *
 * @see MiniMax, video generation v1: `T2V-01` of words, `I2V-01` of a first picture, each also as `-Director`.
 */
export async function toMinimaxRequest({ request }: VendorOrder): Promise<Readonly<Record<string, string | boolean>>> {
  const { prompt, settings, references, callback } = request;
  const [first] = references;
  const picture = first && `data:${first.mimeType};base64,${Buffer.from(await first.read()).toString('base64')}`;
  return {
    model: minimaxModelOf(request),
    prompt,
    prompt_optimizer: readSwitch(settings, 'promptOptimizer'),
    aigc_watermark: readSwitch(settings, 'watermark'),
    ...(picture === undefined ? {} : { first_frame_image: picture }),
    ...(callback === undefined ? {} : { callback_url: callback.url }),
  };
}
