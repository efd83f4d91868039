import {
  type GenerationRequest,
  KitError,
  type Reference,
  readNumber,
  readSwitch,
  readText,
} from '@gesso/provider-kit';
import { gptImage } from './models.ts';

/** A call that makes pictures: of words as JSON, of pictures as a form. */
export type OpenaiRequest =
  | { readonly path: '/images/generations'; readonly json: Readonly<Record<string, string | number>> }
  | { readonly path: '/images/edits'; readonly form: FormData };

/**
 * Writes an order as the vendor wants it. The vendor knows no seed and no negative prompt and refuses fields that it does not
 * know, so what is at its default is left out where not every model takes it.
 *
 * @throws KitError `invalid-settings` for a mask or marks without a picture.
 * @see OpenAI, Images API, generations and edits.
 */
export async function toOpenaiRequest(request: GenerationRequest, count: number): Promise<OpenaiRequest> {
  const { prompt, settings, references } = request;
  const [complexity, moderation] = [readText(settings, 'complexity'), readText(settings, 'moderation')];
  const compression = readNumber(settings, 'compression');
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
    ...(compression === 100 ? {} : { output_compression: compression }),
  };
  const hasMask = readSwitch(settings, 'lastIsMask');
  const hasMarkup = readSwitch(settings, 'lastIsMarkup');
  if (references.length === 0 && !hasMask && !hasMarkup) return { path: '/images/generations', json: fields };
  const pictures = hasMask || hasMarkup ? references.slice(0, -1) : references;
  const last = references.at(-1);
  if (pictures.length === 0) {
    throw new KitError({
      code: 'invalid-settings',
      message: 'OpenAI takes a mask or marks only with a picture.',
      retryable: false,
    });
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  for (const [index, picture] of pictures.entries())
    form.append('image[]', await toBlob(picture), nameOf(picture, index));
  if (hasMask && last !== undefined) form.set('mask', await toBlob(last), 'mask.png');
  if (hasMarkup && last !== undefined) form.set('markup', await toBlob(last), nameOf(last, pictures.length));
  return { path: '/images/edits', form };
}

async function toBlob({ mimeType, read }: Reference): Promise<Blob> {
  return new Blob([new Uint8Array(await read())], { type: mimeType });
}

/** The vendor reads the type from the name too. A creator's own title stays with us. */
function nameOf({ mimeType }: Reference, index: number): string {
  return `picture-${index + 1}.${mimeType.replace('image/', '')}`;
}
