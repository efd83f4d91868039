import type { Reference, VendorOrder } from '@gesso/provider-kit';

/** A call that makes one picture or clip: of words as JSON, with pictures as a form. */
export type CompatibleRequest = {
  readonly path: '/images/generations' | '/images/edits' | '/videos';
} & ({ readonly json: Readonly<Record<string, string | number | boolean>> } | { readonly form: FormData });

type CompatibleModel = { readonly vendorModel: string; readonly isVideo: boolean; readonly takesSeed: boolean };

/**
 * Writes an order in OpenAI's shape. Beside model, prompt and number it holds what the operator declared as settings, by
 * their own names: servers of one's own differ in the rest and refuse fields that they do not know.
 *
 * @see OpenAI, Images API, generations and edits; Videos API.
 */
export async function toCompatibleRequest(
  { request, seed }: VendorOrder,
  { vendorModel, isVideo, takesSeed }: CompatibleModel,
): Promise<CompatibleRequest> {
  const { count: _count, seed: _seed, ...settings } = request.settings;
  const fields = {
    model: vendorModel,
    prompt: request.prompt,
    ...(isVideo ? {} : { n: 1 }),
    ...settings,
    // Each order of several draws another picture.
    ...(takesSeed ? { seed } : {}),
  };
  if (request.references.length === 0) return { path: isVideo ? '/videos' : '/images/generations', json: fields };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  for (const [index, picture] of request.references.entries()) {
    const name = isVideo ? 'input_reference' : request.references.length === 1 ? 'image' : 'image[]';
    form.append(name, await toBlob(picture), `picture-${index + 1}.${picture.mimeType.replace('image/', '')}`);
  }
  return { path: isVideo ? '/videos' : '/images/edits', form };
}

async function toBlob({ mimeType, read }: Reference): Promise<Blob> {
  return new Blob([new Uint8Array(await read())], { type: mimeType });
}
