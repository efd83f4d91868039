import { EDIT_HELP, editScene, type Pixels, upgradeScene } from '@gesso/procedural';
import { subjectLibrary } from '@gesso/procedural/subjects';
import sharp from 'sharp';
import { encodePng, paintScene } from '../draw-picture.ts';
import { writeXmp } from '../exports/write-xmp.ts';
import type { Work } from '../work.ts';
import { applySteps } from './apply-steps.ts';
import { type PictureStep, refuse } from './picture-step.ts';
import { PICTURE_HELP, readPictureWords } from './read-picture-words.ts';
import { fromPixels, readPixels } from './read-pixels.ts';

/** A picture to change; plain data, so that it can be sent to a worker. */
export type EditOrder = {
  readonly picture: Uint8Array;
  /** Layers of the picture, where it is a design. */
  readonly scene: Readonly<Record<string, unknown>> | null;
  /** What it was called or made from. */
  readonly title: string;
  /** The second and third reference, for masks. */
  readonly mask: Uint8Array | null;
  readonly other: Uint8Array | null;
  /** What to do: words to be read, for the whole picture or what is inside the mask, or steps already decided. */
  readonly change:
    | { readonly words: string; readonly isWithinMask?: true }
    | { readonly steps: readonly PictureStep[] };
};

/** Pictures beyond this side are made smaller first, so that the result is one the engine may make. */
const MOST_SIDE_PX = 4096;

const UNCHANGED = 'That changes nothing: the picture looks like that already. Ask for something else.';

/**
 * Changes a picture. Words change a design in its layers, and any other picture by steps; the same order gives the same bytes.
 *
 * @throws KitError `invalid-settings` when nothing of the words was understood, a step does not suit the picture, or the
 *   picture would be the one that was there before.
 */
export async function editPicture(order: EditOrder): Promise<Work> {
  if ('steps' in order.change) return applyTo(order, order.change.steps, []);
  const { words, isWithinMask } = order.change;
  if (isWithinMask) return editWithinMask(order, words);
  if (order.scene !== null) {
    const design = upgradeScene(order.scene);
    const edited = editScene(design, words, { library: subjectLibrary });
    if (edited.changes.length > 0) return drawEdited(order, edited);
    // What was read and cannot be done is told; only what is none of a design's is tried on its pixels.
    const asPicture = readPictureWords(edited.unread.join(', '), design);
    if (asPicture.steps.length === 0) throw refuse(edited.notes.join(' ') || EDIT_HELP);
    return applyTo(order, asPicture.steps, unreadNotes(asPicture.unread));
  }
  const pixels = await readPixels(order.picture, MOST_SIDE_PX);
  const { steps, unread } = readPictureWords(words, pixels);
  if (steps.length === 0) throw refuse(`The instruction was not understood. ${PICTURE_HELP}`);
  return applyTo(order, steps, unreadNotes(unread), pixels);
}

/** Does what the words say to a copy, and takes it over where the mask is white; what is outside stays as it was. */
async function editWithinMask(order: EditOrder, words: string): Promise<Work> {
  const pixels = await readPixels(order.picture, MOST_SIDE_PX);
  const { steps, unread } = readPictureWords(words, pixels);
  if (steps.length === 0) throw refuse(`The instruction was not understood. ${PICTURE_HELP}`);
  const changed = await applySteps(pixels, steps, { mask: undefined, other: undefined, title: order.title });
  if ('scene' in changed || changed.pixels.widthPx !== pixels.widthPx || changed.pixels.heightPx !== pixels.heightPx) {
    throw refuse('Inside a mask the picture keeps its size: ask for colours, light, blur or another background there.');
  }
  const other = await encodeResult(changed.pixels, order);
  return applyTo({ ...order, other }, [{ do: 'mask', inside: 'picture', color: '' }], unreadNotes(unread), pixels);
}

async function drawEdited(order: EditOrder, edited: ReturnType<typeof editScene>): Promise<Work> {
  const { scene, changes, notes } = edited;
  const bytes = await encodePng(paintScene(scene), scene);
  // What changed may lie behind something else: nobody pays for the picture that was there before.
  if (Buffer.compare(bytes, order.picture) === 0) throw refuse(UNCHANGED);
  return { bytes, mimeType: 'image/png', scene, notes: [...changes, ...notes] };
}

async function applyTo(
  order: EditOrder,
  steps: readonly PictureStep[],
  notes: readonly string[],
  read?: Pixels,
): Promise<Work> {
  const pixels = read ?? (await readPixels(order.picture, MOST_SIDE_PX));
  const mask = order.mask === null ? undefined : await readPixels(order.mask, MOST_SIDE_PX);
  const other = order.other === null ? undefined : await readPixels(order.other, MOST_SIDE_PX);
  const result = await applySteps(pixels, steps, { mask, other, title: order.title });
  if ('scene' in result) {
    const { scene } = result;
    const png = await sharp(paintScene(scene), { raw: { width: scene.widthPx, height: scene.heightPx, channels: 4 } })
      .png({ compressionLevel: 6 })
      .withXmp(writeXmp({ title: order.title, credits: [], source: 'algorithmicMedia' }))
      .toBuffer();
    return { bytes: png, mimeType: 'image/png', scene, notes };
  }
  if (isSame(result.pixels, pixels)) throw refuse([UNCHANGED, ...notes].join(' '));
  return { bytes: await encodeResult(result.pixels, order), mimeType: 'image/png', notes };
}

/** A change below this is rounding that nobody sees. */
const SMALLEST_STEP = 2;

/** Whether every pixel is as it was; a duplicate is no result. */
function isSame(result: Pixels, before: Pixels): boolean {
  if (result.widthPx !== before.widthPx || result.heightPx !== before.heightPx) return false;
  const { data } = result;
  for (let at = 0; at < data.length; at += 1) {
    if (Math.abs(data[at]! - before.data[at]!) >= SMALLEST_STEP) return false;
  }
  return true;
}

/** A changed design is still made by an algorithm; of other pictures nothing is claimed. */
function encodeResult(pixels: Pixels, { scene, title }: EditOrder): Promise<Buffer> {
  const xmp = writeXmp({ title, credits: [], ...(scene === null ? {} : { source: 'algorithmicMedia' as const }) });
  const image = fromPixels(pixels);
  return (isOpaque(pixels) ? image.removeAlpha() : image).png({ compressionLevel: 4 }).withXmp(xmp).toBuffer();
}

function isOpaque({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}

function unreadNotes(unread: readonly string[]): readonly string[] {
  return unread.map((clause) => `“${clause.slice(0, 80)}” was not understood.`);
}
