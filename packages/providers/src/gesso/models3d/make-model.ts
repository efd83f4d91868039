import { type BaseId, type BrandKit, readBrief, type Scene } from '@gesso/procedural';
import { type BuiltSolid, buildSolid, composeLabel, renderModel } from '@gesso/procedural/solid';
import { subjectLibrary } from '@gesso/procedural/subjects';
import { KitError } from '@gesso/provider-kit';
import { encodePng } from '../draw-picture.ts';
import type { Work } from '../work.ts';
import { openKernel } from './kernel.ts';
import { drawLabel, type LabelImage, MOST_LABEL_PX, readLabel } from './label-image.ts';
import { setLetters } from './letters.ts';
import { CAMERAS } from './model3d.ts';
import { writeGlb } from './write-glb.ts';

/** One model to make; plain data, so that it can be sent to a worker. */
export type ModelOrder = {
  readonly prompt: string;
  readonly seed: number;
  /** 0 to 3; variants of one run look different from each other. */
  readonly variantIndex: number;
  readonly shape: string;
  readonly material: string;
  readonly base: BaseId;
  readonly palette: string;
  readonly detail: string;
  readonly hasLabel: boolean;
  /** An id of `CAMERAS`. Default: automatic. */
  readonly camera?: string;
  /** The brand it is for. */
  readonly brand?: BrandKit;
  /** What was given to be put on the model: a design as its scene, or a picture as its file. */
  readonly labelScene?: Scene;
  readonly labelFile?: Uint8Array;
};

/** Side of the poster; larger than a card on the board, and drawn in a fraction of a second. */
const POSTER_PX = 640;
const LABEL_PX: Readonly<Record<string, number>> = { draft: 512, standard: 896, fine: MOST_LABEL_PX };

/** A model with its poster. The same order gives the same bytes in every process. */
export async function makeModel(order: ModelOrder): Promise<Work> {
  const { built, label } = await shapeModel(order);
  const { model } = built;
  const bytes = await writeGlb(model, label, order);
  const poster = await encodePng(renderModel(seenFrom(model, order.camera), POSTER_PX, label), {
    widthPx: POSTER_PX,
    heightPx: POSTER_PX,
  });
  return {
    bytes,
    mimeType: 'model/gltf-binary',
    notes: model.notes,
    poster,
    credits: model.credits,
    facts: { ...factsOf(built), hasLabel: label !== undefined },
  };
}

function seenFrom<Model extends { readonly view: object }>(model: Model, camera: string | undefined): Model {
  const chosen = CAMERAS.find(({ id }) => id === camera);
  return chosen !== undefined && 'view' in chosen ? { ...model, view: chosen.view } : model;
}

/** The model of an order and the picture on it, before either is written. */
export async function shapeModel(
  order: ModelOrder,
): Promise<{ readonly built: BuiltSolid; readonly label: LabelImage | undefined }> {
  const { prompt, seed, variantIndex, labelScene, hasLabel } = order;
  const brief = readBrief(prompt, subjectLibrary, order.brand);
  const given = hasLabel ? await givenLabel(order) : undefined;
  const built = buildSolid({
    ...order,
    kernel: await openKernel(),
    brief,
    setLetters,
    ...(given === undefined ? {} : { labelAspect: given.widthPx / given.heightPx }),
  });
  const { label: wish, colors, choice } = built;
  if (wish === undefined) return { built, label: undefined };
  if (given !== undefined) return { built: withCredits(built, labelScene?.credits ?? []), label: given };
  const longerSidePx = LABEL_PX[order.detail] ?? MOST_LABEL_PX;
  const scene = composeLabel({ wish, brief, colors, art: choice.art, seed, variantIndex, longerSidePx });
  return { built, label: await drawLabel(scene) };
}

async function givenLabel({ labelScene, labelFile }: ModelOrder): Promise<LabelImage | undefined> {
  if (labelScene !== undefined) return drawLabel(labelScene);
  if (labelFile === undefined) return undefined;
  try {
    return await readLabel(labelFile);
  } catch (cause) {
    const message = 'The picture for the label cannot be read; use a PNG, JPEG or WebP.';
    throw new KitError({ code: 'invalid-settings', message, retryable: false, cause });
  }
}

function withCredits(built: BuiltSolid, credits: readonly string[]): BuiltSolid {
  return { ...built, model: { ...built.model, credits: [...new Set([...built.model.credits, ...credits])] } };
}

function factsOf({ model }: BuiltSolid) {
  const triangles = model.parts.reduce((sum, { mesh }) => sum + mesh.indices.length / 3, 0);
  const isWatertight = model.solids.every(({ status, volumeMm3 }) => status === 'NoError' && volumeMm3 > 0);
  return { shape: model.shape, triangles, parts: model.parts.length, isWatertight, ...sizeOf(model) };
}

/** Width, height and depth in whole millimetres. */
function sizeOf({ parts }: BuiltSolid['model']) {
  const low = [0, 0, 0];
  const high = [0, 0, 0];
  for (const { mesh } of parts) {
    for (const [at, value] of mesh.positions.entries()) {
      low[at % 3] = Math.min(low[at % 3]!, value);
      high[at % 3] = Math.max(high[at % 3]!, value);
    }
  }
  const [widthMm, heightMm, depthMm] = low.map((value, axis) => Math.round((high[axis]! - value) * 1000));
  return { widthMm: widthMm!, heightMm: heightMm!, depthMm: depthMm! };
}
