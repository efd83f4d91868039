import { readBrief, type Transition } from '@gesso/procedural';
import { MUSIC_KEYS, MUSIC_MOODS, type MusicKey, type MusicMood } from '@gesso/procedural/music';
import { type GenerationRequest, KitError, parseSize, type Reference, readNumber, readText } from '@gesso/provider-kit';
import type { ClipFormat } from '../clips/clip-job.ts';
import { readMusic } from './choose-music.ts';

/** Whatever the prompt is silent about, music that most films can have. */
const USUAL_MOOD: MusicMood = 'bright';

/** One film to make; plain data, so that it can be sent to a worker. */
export type FilmOrder = {
  readonly shots: readonly ShotOrder[];
  readonly widthPx: number;
  readonly heightPx: number;
  readonly fps: number;
  readonly format: ClipFormat;
  readonly transition: Transition;
  /** How long a picture stays. */
  readonly stillMs: number;
  /** Over the first shot, over first and last, or one over each; see `setTitles`. */
  readonly titles: readonly string[];
  readonly music: MusicOrder | undefined;
  readonly seed: number;
};

export type MusicOrder = {
  readonly mood: MusicMood;
  readonly tempo?: number;
  readonly key?: MusicKey;
  readonly seed: number;
};

export type ShotOrder =
  /** A design that is made to move. */
  | { readonly kind: 'design'; readonly scene: Readonly<Record<string, unknown>> }
  /** A picture that the camera moves over. */
  | { readonly kind: 'still'; readonly file: Uint8Array }
  | { readonly kind: 'clip'; readonly file: Uint8Array };

/** The references are read whole; more than this would not fit beside four jobs. */
const MOST_BYTES = 400_000_000;

/**
 * The films that a request stands for; they differ in their music and in how stills move.
 *
 * @throws KitError `invalid-settings` for no reference, a wrong one, or more bytes than fit.
 */
export async function toFilmOrders(
  request: GenerationRequest,
): Promise<readonly ({ readonly kind: 'film' } & FilmOrder)[]> {
  const { settings, references, prompt, count, seed } = request;
  const { widthPx, heightPx } = parseSize(readText(settings, 'size'));
  const shots = await readShots(references);
  return Array.from({ length: count }, (_, variant) => ({
    kind: 'film',
    shots,
    widthPx,
    heightPx,
    fps: Number(readText(settings, 'fps')),
    // Both settings were parsed against lists of exactly these.
    format: readText(settings, 'format') as ClipFormat,
    transition: readText(settings, 'transition') as Transition,
    stillMs: readNumber(settings, 'stillSeconds') * 1_000,
    titles: readBrief(prompt).texts.map(({ text }) => text),
    music: toMusic(request, variant),
    seed: seed + variant,
  }));
}

function toMusic({ settings, prompt, seed }: GenerationRequest, variant: number): MusicOrder | undefined {
  const wanted = readText(settings, 'music');
  const asked = wanted === 'auto' ? (readMusic(prompt) ?? USUAL_MOOD) : wanted;
  const mood = MUSIC_MOODS.find((known) => known === asked);
  if (mood === undefined) return undefined;
  const tempo = Number(readText(settings, 'tempo'));
  const key = MUSIC_KEYS.find((known) => known === readText(settings, 'key'));
  return {
    mood,
    seed: seed + variant,
    ...(Number.isFinite(tempo) ? { tempo } : {}),
    ...(key === undefined ? {} : { key }),
  };
}

async function readShots(references: readonly Reference[]): Promise<readonly ShotOrder[]> {
  if (references.length === 0) throw refuse('Choose the clips and pictures to combine.');
  const shots: ShotOrder[] = [];
  let bytes = 0;
  for (const [index, reference] of references.entries()) {
    const shot = await readShot(reference, index);
    bytes += shot.kind === 'design' ? 0 : shot.file.byteLength;
    if (bytes > MOST_BYTES) throw refuse('The clips and pictures together are larger than 400 MB; combine fewer.');
    shots.push(shot);
  }
  return shots;
}

async function readShot({ mimeType, scene, read }: Reference, index: number): Promise<ShotOrder> {
  // The scene of a clip is what it was made from; how it moves is only in the clip itself.
  if (mimeType.startsWith('video/')) return { kind: 'clip', file: await read() };
  if (!mimeType.startsWith('image/')) throw refuse(`Reference ${index + 1} is neither a clip nor a picture.`);
  if (scene !== null) return { kind: 'design', scene };
  return { kind: 'still', file: await read() };
}

function refuse(message: string): KitError {
  return new KitError({ code: 'invalid-settings', message, retryable: false });
}
