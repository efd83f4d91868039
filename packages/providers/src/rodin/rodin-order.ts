import { readSwitch, readText, type VendorOrder } from '@gesso/provider-kit';
import { LARGEST_SEED } from './models.ts';

/** A picture as it is sent. */
export type RodinPicture = { readonly mimeType: string; readonly bytes: Uint8Array };

/** The seed of an order in the vendor's range; our own seeds are wider. */
export function toRodinSeed(seed: number): number {
  return seed % (LARGEST_SEED + 1);
}

/**
 * Writes an order as the vendor wants it: a form whose values are all text. A task makes one model, so the seed is the order's own.
 *
 * @param pictures - Up to five; the first gives the material. Without any the vendor goes by the prompt.
 * @see Hyper3D, API specification, Rodin generation.
 */
export function toRodinForm({ request, seed }: VendorOrder, pictures: readonly RodinPicture[]): FormData {
  const { settings, prompt } = request;
  const form = new FormData();
  for (const [index, { mimeType, bytes }] of pictures.entries()) {
    const ending = mimeType.replace(/^image\//u, '');
    form.append('images', new Blob([new Uint8Array(bytes)], { type: mimeType }), `reference-${index + 1}.${ending}`);
  }
  if (prompt.trim() !== '') form.set('prompt', prompt);
  form.set('tier', readText(settings, 'tier'));
  form.set('geometry_file_format', 'glb');
  form.set('material', readText(settings, 'material'));
  form.set('quality', readText(settings, 'quality'));
  form.set('mesh_mode', readText(settings, 'meshMode'));
  if (pictures.length > 1) form.set('condition_mode', readText(settings, 'conditionMode'));
  if (pictures.length > 0 && readSwitch(settings, 'originalAlpha')) form.set('use_original_alpha', 'true');
  form.set('seed', String(toRodinSeed(seed)));
  if (readSwitch(settings, 'tPose')) form.set('TAPose', 'true');
  if (readSwitch(settings, 'highPack')) form.set('addons', 'HighPack');
  return form;
}
