import { readNumber, readSwitch, readText, type VendorOrder } from '@gesso/provider-kit';
import { MOST_VIEWS } from './models.ts';

/** A picture in the vendor's store. */
export type TripoPicture = { readonly type: string; readonly file_token: string };

/** A view that is left out is an empty object. */
type TripoView = TripoPicture | Readonly<Record<string, never>>;

export type TripoTask = Readonly<Record<string, string | number | boolean | TripoPicture | readonly TripoView[]>>;

/**
 * Writes an order as the vendor wants it. A task makes one model, so the seed is the order's own.
 *
 * @param pictures - What the model is made of where there are any: one, or views from the front, the left, the back and the
 * right. The prompt is then not sent, since the vendor reads none beside them.
 * @see Tripo, v2 task API, text_to_model, image_to_model and multiview_to_model.
 */
export function toTripoTask({ request, seed }: VendorOrder, pictures: readonly TripoPicture[]): TripoTask {
  const { settings, prompt } = request;
  const texture = readSwitch(settings, 'texture');
  const leftOut = readText(settings, 'negativePrompt').trim();
  const shared = {
    model_version: readText(settings, 'version'),
    texture,
    // Physical materials ask for a texture whatever `texture` says.
    pbr: texture && readSwitch(settings, 'pbr'),
    ...(texture ? { texture_quality: readText(settings, 'textureQuality'), texture_seed: seed } : {}),
    ...(readText(settings, 'geometryQuality') === 'detailed' ? { geometry_quality: 'detailed' } : {}),
    face_limit: readNumber(settings, 'faceLimit'),
    auto_size: readSwitch(settings, 'autoSize'),
    model_seed: seed,
  };
  const [first, ...more] = pictures;
  if (first !== undefined && more.length === 0) return { type: 'image_to_model', file: first, ...shared };
  if (first !== undefined) {
    const files = Array.from({ length: MOST_VIEWS }, (_, index) => pictures[index] ?? {});
    return { type: 'multiview_to_model', files, ...shared };
  }
  return {
    type: 'text_to_model',
    prompt,
    ...(leftOut === '' ? {} : { negative_prompt: leftOut }),
    image_seed: seed,
    ...shared,
  };
}
