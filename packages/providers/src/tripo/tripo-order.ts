import { readNumber, readSwitch, readText, type VendorOrder } from '@gesso/provider-kit';
import { tripo } from './models.ts';

/** A picture in the vendor's store. */
export type TripoPicture = { readonly type: string; readonly file_token: string };

export type TripoTask = Readonly<Record<string, string | number | boolean | TripoPicture>>;

/**
 * Writes an order as the vendor wants it. A task makes one model, so the seed is the order's own.
 *
 * @param picture - Where the model is made of one; the prompt is then not sent, since the vendor reads none beside it.
 * @see Tripo, v2 task API, text_to_model and image_to_model.
 */
export function toTripoTask({ request, seed }: VendorOrder, picture: TripoPicture | undefined): TripoTask {
  const { settings, prompt } = request;
  const texture = readSwitch(settings, 'texture');
  const leftOut = readText(settings, 'negativePrompt').trim();
  const shared = {
    model_version: tripo.vendorModel,
    texture,
    // Physical materials ask for a texture whatever `texture` says.
    pbr: texture && readSwitch(settings, 'pbr'),
    ...(texture ? { texture_quality: readText(settings, 'textureQuality'), texture_seed: seed } : {}),
    face_limit: readNumber(settings, 'faceLimit'),
    auto_size: readSwitch(settings, 'autoSize'),
    model_seed: seed,
  };
  if (picture !== undefined) return { type: 'image_to_model', file: picture, ...shared };
  return {
    type: 'text_to_model',
    prompt,
    ...(leftOut === '' ? {} : { negative_prompt: leftOut }),
    image_seed: seed,
    ...shared,
  };
}
