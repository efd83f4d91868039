import { KitError, readNumber, readText, type VendorOrder } from '@gesso/provider-kit';
import { runwayGen4 } from './models.ts';

/** The model for words alone; the row's own takes no order without a picture. */
export const MODEL_OF_WORDS = 'gen4.5';

/** A request to start a task. */
export type RunwayRequest = {
  readonly path: '/v1/image_to_video' | '/v1/text_to_video';
  readonly json: Readonly<Record<string, string | number | Readonly<Record<string, string>>>>;
};

/**
 * Writes an order as the vendor wants it: one clip, so the seed is the order's own. For words alone the vendor documents
 * neither a seed nor a check for public figures, so none is sent.
 *
 * @throws KitError `invalid-settings` for more than one picture.
 * @see Runway, image to video, text to video.
 */
export async function toRunwayRequest({ request, seed }: VendorOrder): Promise<RunwayRequest> {
  const { prompt, settings, references } = request;
  const [first, ...more] = references;
  const shared = { promptText: prompt, ratio: readText(settings, 'ratio'), duration: readNumber(settings, 'duration') };
  if (first === undefined) return { path: '/v1/text_to_video', json: { model: MODEL_OF_WORDS, ...shared } };
  if (more.length > 0) {
    throw new KitError({ code: 'invalid-settings', message: 'Runway takes one picture.', retryable: false });
  }
  const picture = Buffer.from(await first.read()).toString('base64');
  return {
    path: '/v1/image_to_video',
    json: {
      model: runwayGen4.vendorModel,
      promptImage: `data:${first.mimeType};base64,${picture}`,
      ...shared,
      seed,
      contentModeration: { publicFigureThreshold: readText(settings, 'publicFigures') },
    },
  };
}
