import {
  type BrandKit,
  chooseMotion,
  composeScene,
  type DetailLevel,
  editScene,
  type Film,
  findSaliency,
  focusOf,
  openFilm,
  openStillFilm,
  planMotion,
  planStill,
  readBrief,
  type Scene,
  SceneFormatError,
  upgradeScene,
  withoutMotionWords,
} from '@gesso/procedural';
import { subjectLibrary } from '@gesso/procedural/subjects';
import { KitError } from '@gesso/provider-kit';
import { createCanvas, Path2D } from '@napi-rs/canvas';
import { registerFontsFor } from '../register-fonts.ts';
import type { ClipFormat } from './clip-job.ts';
import { readPicture } from './read-picture.ts';

/** One clip to draw; plain data, so that it can be sent to a worker. */
export type ClipOrder = {
  readonly prompt: string;
  readonly seed: number;
  /** 0 to 3; variants of one run look and move differently. */
  readonly variantIndex: number;
  /** Even. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly durationMs: number;
  readonly fps: number;
  readonly format: ClipFormat;
  /** An id of `MOTION_KINDS`. */
  readonly motion: string;
  readonly isLoop: boolean;
  readonly style: string;
  readonly palette: string;
  readonly detail: string;
  /** The brand that a design of its own is for. */
  readonly brand?: BrandKit;
  /** What is to move instead of a new design. */
  readonly reference:
    | { readonly kind: 'scene'; readonly scene: Readonly<Record<string, unknown>> }
    | { readonly kind: 'picture'; readonly bytes: Uint8Array }
    | undefined;
};

/** A film with what is kept of how it was made. */
export type ClipFilm = {
  readonly film: Film;
  /** Missing where a picture without layers moves. */
  readonly scene: Scene | undefined;
  readonly notes: readonly string[];
  /** How it moves, an id of `MOTION_KINDS`. */
  readonly motion: string;
};

/** What the edge lends to drawing. */
const TOOLS = { createCanvas, createPath: (d: string) => new Path2D(d) };

/** Turns an order into a film: its own design, a design that is given, or a picture. */
export async function openClipFilm(order: ClipOrder): Promise<ClipFilm> {
  const { reference } = order;
  if (reference?.kind === 'picture') return openPictureFilm(order, reference.bytes);
  const given = reference === undefined ? undefined : sceneOfReference(order, reference.scene);
  const scene = given?.scene ?? composeClipScene(order);
  registerFontsFor(scene);
  const motion = planMotion(scene, { ...motionOf(order), kind: order.motion, prompt: order.prompt });
  return {
    film: openFilm(scene, motion, TOOLS),
    scene,
    notes: [...(given?.notes ?? scene.notes)],
    motion: motion.kind,
  };
}

/** Variants move differently too. */
function motionOf({ seed, variantIndex, durationMs, fps, isLoop }: ClipOrder) {
  return { seed: seed + variantIndex, durationMs, fps, isLoop };
}

function composeClipScene(order: ClipOrder): Scene {
  const { prompt, seed, variantIndex, widthPx, heightPx, style, palette } = order;
  const brief = readBrief(withoutMotionWords(prompt), subjectLibrary, order.brand);
  const compose = (timeOfDay: typeof brief.timeOfDay): Scene =>
    composeScene({
      brief: { ...brief, timeOfDay },
      seed,
      variantIndex,
      widthPx,
      heightPx,
      style,
      palette,
      // One of the ids of DETAIL_LEVELS: the setting was parsed against that list.
      detail: order.detail as DetailLevel,
    });
  const scene = compose(brief.timeOfDay);
  const kind = chooseMotion({ kind: order.motion, prompt, scene, seed: seed + variantIndex });
  // Night can only fall on a day.
  const isNight = brief.timeOfDay === undefined || brief.timeOfDay === 'night';
  return kind === 'day-to-night' && isNight ? compose('day') : scene;
}

/** @throws KitError `invalid-settings` when the layers cannot be read. */
function sceneOfReference(
  { widthPx, heightPx }: ClipOrder,
  stored: Readonly<Record<string, unknown>>,
): { readonly scene: Scene; readonly notes: readonly string[] } {
  const scene = readScene(stored);
  if (scene.widthPx === widthPx && scene.heightPx === heightPx) return { scene, notes: [] };
  const { scene: fitted } = editScene(scene, `${widthPx}x${heightPx} px`, { library: subjectLibrary });
  const note = `The design was laid out anew for ${widthPx} × ${heightPx} px.`;
  if (fitted.widthPx === widthPx && fitted.heightPx === heightPx) return { scene: fitted, notes: [note] };
  const message = `The design cannot be laid out for ${widthPx} × ${heightPx} px; choose its own size.`;
  throw new KitError({ code: 'invalid-settings', message, retryable: false });
}

function readScene(stored: Readonly<Record<string, unknown>>): Scene {
  try {
    return upgradeScene(stored);
  } catch (cause) {
    if (!(cause instanceof SceneFormatError)) throw cause;
    const message = `The reference's layers cannot be read: ${cause.message}`;
    throw new KitError({ code: 'invalid-settings', message, retryable: false, cause });
  }
}

async function openPictureFilm(order: ClipOrder, bytes: Uint8Array): Promise<ClipFilm> {
  const { widthPx, heightPx, motion: kind, prompt } = order;
  const { canvas, thumbnail } = await readPicture(bytes, order);
  const saliency = findSaliency(thumbnail);
  const motion = planStill({
    ...motionOf(order),
    kind,
    prompt,
    focus: focusOf(saliency),
    frame: { widthPx, heightPx },
    pictureRatio: canvas.width / canvas.height,
  });
  const picture = { image: canvas, widthPx: canvas.width, heightPx: canvas.height, saliency };
  const film = openStillFilm({ picture, motion, widthPx, heightPx, tools: TOOLS });
  const isAsked = kind === 'auto' || kind === 'particles' || kind === motion.kind;
  const note = 'A picture without layers cannot move that way; its camera moves instead.';
  return { film, scene: undefined, notes: isAsked ? [] : [note], motion: motion.kind };
}
