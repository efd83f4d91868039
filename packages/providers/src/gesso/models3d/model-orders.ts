import { BASES, type Scene, SceneFormatError, upgradeScene } from '@gesso/procedural';
import { type GenerationRequest, KitError, type Reference, readSwitch, readText } from '@gesso/provider-kit';
import { toBrandKit } from '../brand-kit.ts';
import type { WorkOrder } from '../do-work.ts';

type ModelWorkOrder = Extract<WorkOrder, { kind: 'model' }>;

/** Variants that are told apart; a request for more is a bug of the caller that the schema should have stopped. */
const MOST_VARIANTS = 4;
/** A larger picture is none for a label. */
const MOST_REFERENCE_BYTES = 40 * 1024 * 1024;

/**
 * The models that a request stands for, one per variant. A design or picture among the references goes onto the model.
 *
 * @throws KitError `invalid-settings` for a count, a seed or a reference that cannot be used.
 */
export async function toModelOrders(request: GenerationRequest): Promise<readonly ModelWorkOrder[]> {
  const { settings, count, seed, prompt } = request;
  if (!Number.isInteger(count) || count < 1 || count > MOST_VARIANTS) throw refuse(`Ask for 1 to ${MOST_VARIANTS}.`);
  if (!Number.isInteger(seed) || seed < 0) throw refuse('The seed must be a whole number, 0 or more.');
  const given = await readGiven(request.references);
  const brand = toBrandKit(request.brand);
  const base = BASES.find(({ id }) => id === readText(settings, 'base'))?.id ?? 'auto';
  return Array.from({ length: count }, (_, variantIndex) => ({
    kind: 'model',
    prompt,
    seed,
    variantIndex,
    shape: readText(settings, 'shape'),
    material: readText(settings, 'material'),
    palette: readText(settings, 'palette'),
    detail: readText(settings, 'detail'),
    base,
    hasLabel: readSwitch(settings, 'label'),
    camera: readText(settings, 'camera'),
    ...given,
    ...(brand === undefined ? {} : { brand }),
  }));
}

type Given = { readonly labelScene?: Scene; readonly labelFile?: Uint8Array };

async function readGiven(references: readonly Reference[]): Promise<Given> {
  const design = references.find(({ scene }) => scene !== null);
  if (design !== undefined) return { labelScene: readScene(design) };
  const picture = references.find(({ mimeType }) => mimeType.startsWith('image/'));
  if (picture !== undefined) {
    const bytes = await picture.read();
    if (bytes.byteLength > MOST_REFERENCE_BYTES) throw refuse('The picture for the label is larger than 40 MB.');
    return { labelFile: bytes };
  }
  if (references.length > 0) throw refuse('Only designs and pictures can be put on a model.');
  return {};
}

function readScene({ scene, title }: Reference): Scene {
  try {
    return upgradeScene(scene);
  } catch (error) {
    if (error instanceof SceneFormatError) throw refuse(`The design “${title}” cannot be read: ${error.message}`);
    throw error;
  }
}

function refuse(message: string): KitError {
  return new KitError({ code: 'invalid-settings', message, retryable: false });
}
