import { type GenerationRequest, KitError, type Reference, readSwitch, readText } from '@gesso/provider-kit';
import { gptImage } from './models.ts';

/** A call that makes pictures: of words as JSON, of pictures as a form. */
export type OpenaiRequest =
  | { readonly path: '/images/generations'; readonly json: Readonly<Record<string, string | number>> }
  | { readonly path: '/images/edits'; readonly form: FormData };

/**
 * Writes an order as the vendor wants it. The vendor knows no seed and no negative prompt and refuses fields that it does not
 * know, so what is at its default is left out where not every model takes it.
 *
 * @throws KitError `invalid-settings` for a mask without a picture.
 * @see OpenAI, Images API, generations and edits.
 */
export async function toOpenaiRequest(request: GenerationRequest, count: number): Promise<OpenaiRequest> {
  const { prompt, settings, references } = request;
  const [complexity, moderation] = [readText(settings, 'complexity'), readText(settings, 'moderation')];
  const fields = {
    model: gptImage.vendorModel,
    prompt,
    n: count,
    size: readText(settings, 'size'),
    quality: readText(settings, 'quality'),
    background: readText(settings, 'background'),
    output_format: readText(settings, 'outputFormat'),
    ...(complexity === 'medium' ? {} : { complexity }),
    ...(moderation === 'auto' ? {} : { moderation }),
  };
  const hasMask = readSwitch(settings, 'lastIsMask');
  if (references.length === 0 && !hasMask) return { path: '/images/generations', json: fields };
  const pictures = hasMask ? references.slice(0, -1) : references;
  const mask = hasMask ? references.at(-1) : undefined;
  if (pictures.length === 0) {
    throw new KitError({
      code: 'invalid-settings',
      message: 'OpenAI takes a mask only with a picture.',
      retryable: false,
    });
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  for (const [index, picture] of pictures.entries())
    form.append('image[]', await toBlob(picture), nameOf(picture, index));
  if (mask !== undefined) form.set('mask', await toBlob(mask), 'mask.png');
  return { path: '/images/edits', form };
}

async function toBlob({ mimeType, read }: Reference): Promise<Blob> {
  return new Blob([new Uint8Array(await read())], { type: mimeType });
}

/** The vendor reads the type from the name too. A creator's own title stays with us. */
function nameOf({ mimeType }: Reference, index: number): string {
  return `picture-${index + 1}.${mimeType.replace('image/', '')}`;
}
