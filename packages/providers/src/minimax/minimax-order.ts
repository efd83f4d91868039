import { type GenerationRequest, readSwitch, readText, type VendorOrder } from '@gesso/provider-kit';

/** The vendor's model for an order: pictures and camera commands have models of their own. */
export function minimaxModelOf({ settings, references }: GenerationRequest): string {
  const pictureAs = readText(settings, 'pictureAs');
  if (references.length > 0 && pictureAs === 'live') return 'I2V-01-live';
  if (references.length > 0 && pictureAs === 'subject') return 'S2V-01';
  const model = references.length === 0 ? 'T2V-01' : 'I2V-01';
  return readSwitch(settings, 'director') ? `${model}-Director` : model;
}

export type MinimaxOrder = Readonly<Record<string, string | boolean | readonly MinimaxSubject[]>>;
type MinimaxSubject = { readonly type: 'character'; readonly image: readonly string[] };

/**
 * Writes an order as the vendor wants it. Length and size are the model's own, and it knows no seed.
 *
 * @see MiniMax, video generation v1: `T2V-01` of words, `I2V-01` of a first picture, each also as `-Director`; `I2V-01-live` of
 * a drawing, `S2V-01` of a person.
 */
export async function toMinimaxRequest({ request }: VendorOrder): Promise<MinimaxOrder> {
  const { prompt, settings, references, callback } = request;
  const [first] = references;
  const picture = first && `data:${first.mimeType};base64,${Buffer.from(await first.read()).toString('base64')}`;
  return {
    model: minimaxModelOf(request),
    prompt,
    prompt_optimizer: readSwitch(settings, 'promptOptimizer'),
    aigc_watermark: readSwitch(settings, 'watermark'),
    ...(picture === undefined ? {} : usePicture(request, picture)),
    ...(callback === undefined ? {} : { callback_url: callback.url }),
  };
}

function usePicture(request: GenerationRequest, picture: string): MinimaxOrder {
  return minimaxModelOf(request) === 'S2V-01'
    ? { subject_reference: [{ type: 'character', image: [picture] }] }
    : { first_frame_image: picture };
}
