import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Shot } from '@gesso/procedural';
import { KitError } from '@gesso/provider-kit';
import { ImageData, type SKRSContext2D } from '@napi-rs/canvas';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { type ClipFilm, openClipFilm } from '../clips/clip-film.ts';
import { type FrameReader, openFrameReader } from './decode-clip.ts';
import type { FilmOrder, ShotOrder } from './film-orders.ts';

/** A shot before it is opened: its length is known, its pictures are not in memory yet. */
export type ReadyShot = {
  readonly shot: Shot;
  /** Of a clip, on this machine until `forget`; its sound is read from it. */
  readonly file: string | undefined;
  readonly notes: () => readonly string[];
  readonly forget: () => Promise<void>;
};

export type ShotContext = { readonly ffmpeg: string; readonly signal: AbortSignal };

/**
 * Makes a shot ready. A clip lasts as long as it is, a design or a picture as long as the order says.
 *
 * @throws KitError `invalid-settings` for a clip that cannot be read.
 */
export function prepareShot(
  shot: ShotOrder,
  index: number,
  order: FilmOrder,
  context: ShotContext,
): Promise<ReadyShot> {
  return shot.kind === 'clip'
    ? prepareClip(shot.file, order, context)
    : Promise.resolve(prepareMotion(shot, index, order));
}

function prepareMotion(shot: Exclude<ShotOrder, { kind: 'clip' }>, index: number, order: FilmOrder): ReadyShot {
  const { widthPx, heightPx, fps, format, stillMs, seed } = order;
  const reference =
    shot.kind === 'design'
      ? ({ kind: 'scene', scene: shot.scene } as const)
      : ({ kind: 'picture', bytes: shot.file } as const);
  let opened: ClipFilm | undefined;
  const open = async () =>
    openClipFilm({
      reference,
      // The design's own words, not the film's, say how it moves.
      prompt: '',
      seed: seed + index,
      variantIndex: 0,
      widthPx,
      heightPx,
      durationMs: stillMs,
      fps,
      format,
      motion: 'auto',
      isLoop: false,
      style: 'auto',
      palette: 'auto',
      detail: 'standard',
    });
  return {
    shot: {
      widthPx,
      heightPx,
      durationMs: stillMs,
      drawAt: async (context, atMs) => {
        opened ??= await open();
        opened.film.drawAt(context, Math.min(atMs, stillMs - 1));
      },
      close: () => opened?.film.close(),
    },
    file: undefined,
    notes: () => opened?.notes ?? [],
    forget: async () => undefined,
  };
}

async function prepareClip(bytes: Uint8Array, order: FilmOrder, context: ShotContext): Promise<ReadyShot> {
  const clip = await probe(bytes);
  const folder = await mkdtemp(join(tmpdir(), 'gesso-film-'));
  const file = join(folder, 'clip');
  await writeFile(file, bytes);
  const size = shrinkTo(clip, order);
  let reader: FrameReader | undefined;
  let image: ImageData | undefined;
  let shown = -1;
  const advance = async (wanted: number) => {
    reader ??= openFrameReader({ ...context, ...size, file, fps: order.fps });
    for (; shown < wanted; shown += 1) {
      const frame = await reader.next();
      // A clip that is a frame shorter than it says stays on its last one.
      if (frame !== undefined) image = new ImageData(new Uint8ClampedArray(frame.buffer), size.widthPx, size.heightPx);
    }
  };
  const close = () => reader?.close();
  return {
    shot: {
      ...size,
      durationMs: clip.durationMs,
      drawAt: async (target, atMs) => {
        await advance(Math.floor((atMs * order.fps) / 1_000));
        // The contexts that the edge lends are Skia's.
        if (image !== undefined) (target as SKRSContext2D).putImageData(image, 0, 0);
      },
      close,
    },
    file,
    notes: () => [],
    forget: async () => {
      close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Probed = { readonly widthPx: number; readonly heightPx: number; readonly durationMs: number };

async function probe(bytes: Uint8Array): Promise<Probed> {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
  try {
    const track = await input.getPrimaryVideoTrack();
    const seconds = await input.computeDuration();
    if (track === null || !(seconds > 0)) throw new Error('it has no picture');
    return { widthPx: track.displayWidth, heightPx: track.displayHeight, durationMs: seconds * 1_000 };
  } catch (cause) {
    const message = 'One of the clips cannot be read: it is damaged or of an unknown format.';
    throw new KitError({ code: 'invalid-settings', message, retryable: false, cause });
  } finally {
    input.dispose();
  }
}

/** No larger than what fills the film, in its own proportions. */
function shrinkTo(clip: Probed, film: FilmOrder): { readonly widthPx: number; readonly heightPx: number } {
  const scale = Math.min(1, Math.max(film.widthPx / clip.widthPx, film.heightPx / clip.heightPx));
  return {
    widthPx: Math.max(2, Math.round(clip.widthPx * scale)),
    heightPx: Math.max(2, Math.round(clip.heightPx * scale)),
  };
}
