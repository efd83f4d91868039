import type { Film } from '@gesso/procedural';
import { createCanvas } from '@napi-rs/canvas';
import { encodePng } from '../draw-picture.ts';
import type { Work, WorkContext } from '../work.ts';
import { type ClipOrder, openClipFilm } from './clip-film.ts';
import { encodeClip } from './encode-clip.ts';

/**
 * Draws and encodes one clip: a scene or a picture that moves. The same order gives the same bytes in every process that
 * has the same encoder.
 *
 * Needs the typefaces of `registerFonts`. Takes its thread for about 20 ms a frame of 720p, and encodes beside it.
 *
 * @throws KitError `invalid-settings` for a reference that cannot be read, and what `encodeClip` throws.
 */
export async function drawClip(order: ClipOrder, { report, signal }: WorkContext): Promise<Work> {
  const { film, scene, notes, motion } = await openClipFilm(order);
  try {
    const { fps, widthPx, heightPx } = order;
    const frameCount = countFrames(film);
    const frames = drawFrames(film, frameCount, report);
    const clip = await encodeClip({ frames, frameCount, widthPx, heightPx, fps, format: order.format, signal });
    const poster = await drawPoster(film);
    const facts = { encoder: clip.encoder, codec: clip.codec, fps, frames: frameCount, motion };
    return {
      bytes: clip.bytes,
      mimeType: clip.mimeType,
      poster,
      notes,
      facts,
      ...(scene === undefined ? {} : { scene }),
    };
  } finally {
    film.close();
  }
}

/** Frames of a film; the last is one frame before its end, where a loop starts over. */
export function countFrames({ durationMs, fps }: Film): number {
  return Math.max(1, Math.round((durationMs * fps) / 1000));
}

/**
 * Draws a film frame by frame: RGBA, row-major, 0–255, sRGB. A frame's memory is used again after the next is asked for.
 *
 * Events get their turn between frames, so that an encoder can be written to and a clip be cancelled.
 */
export async function* drawFrames(
  film: Film,
  frameCount: number,
  report: (progress: number) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  const { widthPx, heightPx, fps } = film;
  const canvas = createCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d');
  for (let index = 0; index < frameCount; index += 1) {
    film.drawAt(context, (index * 1000) / fps);
    const { data } = context.getImageData(0, 0, widthPx, heightPx);
    yield new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    // Waiting for the garbage collector holds the frames of seconds, and fresh memory costs more than drawing.
    freeNow(data.buffer);
    report((index + 1) / frameCount);
  }
}

/** The film at its poster's moment as PNG, at a whole frame. */
export async function drawPoster(film: Film): Promise<Uint8Array> {
  const { widthPx, heightPx, fps, posterAtMs } = film;
  const canvas = createCanvas(widthPx, heightPx);
  film.drawAt(canvas.getContext('2d'), (Math.floor((posterAtMs * fps) / 1000) * 1000) / fps);
  return encodePng(canvas.data(), film);
}

function freeNow(memory: ArrayBufferLike): void {
  if (memory instanceof ArrayBuffer) memory.transfer(0);
}
