import { openSequence, planSequence, type SequencePlan, setTitles, TITLE_FACES } from '@gesso/procedural';
import { encodeWav, SAMPLE_RATE } from '@gesso/procedural/music';
import { KitError } from '@gesso/provider-kit';
import { createCanvas, Path2D } from '@napi-rs/canvas';
import { encodeClip } from '../clips/encode-clip.ts';
import { findFfmpeg } from '../clips/find-ffmpeg.ts';
import { encodePng } from '../draw-picture.ts';
import { registerFontsFor } from '../register-fonts.ts';
import type { Work, WorkContext } from '../work.ts';
import { decodeSound } from './decode-clip.ts';
import type { FilmOrder } from './film-orders.ts';
import { type ClipSound, mixSound } from './mix-sound.ts';
import { prepareShot, type ReadyShot } from './open-shot.ts';

/** What the edge lends to drawing. */
const TOOLS = { createCanvas, createPath: (d: string) => new Path2D(d) };

/** As long as the longest music bed; sixteen clips of ten seconds fit. */
const LONGEST_MS = 180_000;

/** Where a film's still is taken: its opening title has arrived by then. */
const POSTER_MS = 1_600;

/**
 * Joins clips, designs and pictures into one film: fitted to one size, with transitions, titles and sound. The same order
 * gives the same bytes in every process that has the same FFmpeg.
 *
 * @throws KitError `unavailable` without FFmpeg, which clips are decoded with; `invalid-settings` for a clip that cannot
 *   be read, or a film longer than three minutes.
 */
export async function makeFilm(order: FilmOrder, { report, signal }: WorkContext): Promise<Work> {
  const ffmpeg = await findFfmpeg();
  if (ffmpeg === undefined) throw withoutFfmpeg();
  const ready: ReadyShot[] = [];
  try {
    for (const [index, shot] of order.shots.entries()) {
      ready.push(await prepareShot(shot, index, order, { ffmpeg: ffmpeg.path, signal }));
    }
    const plan = planSequence(
      ready.map(({ shot }) => shot.durationMs),
      order.transition,
    );
    if (plan.durationMs > LONGEST_MS) throw tooLong(plan.durationMs);
    const sounds = await readSounds(ready, plan, { ffmpeg: ffmpeg.path, signal });
    const sound = mixSound({ durationMs: plan.durationMs, music: order.music, clips: sounds });
    const drawing = drawFilm(order, ready, plan, report);
    const { widthPx, heightPx, fps, format } = order;
    const encoded = await encodeClip({
      frames: drawing.frames,
      frameCount: drawing.frameCount,
      widthPx,
      heightPx,
      fps,
      format,
      signal,
      ...(sound === undefined ? {} : { audioWav: encodeWav(sound) }),
    });
    const { encoder, codec } = encoded;
    return {
      bytes: encoded.bytes,
      mimeType: encoded.mimeType,
      poster: await drawing.poster(),
      notes: [...new Set(ready.flatMap(({ notes }) => notes()))],
      facts: {
        encoder,
        codec,
        fps,
        frames: drawing.frameCount,
        shots: ready.length,
        music: order.music?.mood ?? 'none',
      },
    };
  } finally {
    await Promise.all(ready.map(({ forget }) => forget()));
  }
}

type Decoding = { readonly ffmpeg: string; readonly signal: AbortSignal };

async function readSounds(ready: readonly ReadyShot[], plan: SequencePlan, decoding: Decoding): Promise<ClipSound[]> {
  const sounds: ClipSound[] = [];
  for (const [index, { file }] of ready.entries()) {
    const span = plan.spans[index];
    if (file === undefined || span === undefined) continue;
    const samples = await decodeSound({ ...decoding, file, sampleRate: SAMPLE_RATE });
    sounds.push({ samples, startMs: span.startMs, endMs: span.endMs });
  }
  return sounds;
}

function drawFilm(order: FilmOrder, ready: readonly ReadyShot[], plan: SequencePlan, report: WorkContext['report']) {
  const { widthPx, heightPx, fps } = order;
  const face = TITLE_FACES[order.music?.mood ?? 'bright'] ?? { family: 'Inter', weight: 800, style: 'normal' as const };
  const titles = setTitles({ texts: order.titles, plan, face, widthPx, heightPx });
  registerFontsFor({ layers: titles.map(({ layer }) => layer) });
  const shots = ready.map(({ shot }) => shot);
  const sequence = openSequence({ plan, shots, titles, widthPx, heightPx, tools: TOOLS });
  const frameCount = Math.max(1, Math.round((plan.durationMs * fps) / 1_000));
  const posterFrame = Math.min(frameCount - 1, Math.round((POSTER_MS * fps) / 1_000));
  const canvas = createCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d');
  let still: Uint8Array | undefined;
  async function* frames(): AsyncGenerator<Uint8Array> {
    try {
      for (let index = 0; index < frameCount; index += 1) {
        await sequence.drawAt(context, (index * 1_000) / fps);
        const { data } = context.getImageData(0, 0, widthPx, heightPx);
        if (index === posterFrame) still = Uint8Array.from(data);
        yield new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
        // As for clips: waiting for the garbage collector would hold the frames of seconds.
        if (data.buffer instanceof ArrayBuffer) data.buffer.transfer(0);
        report((index + 1) / frameCount);
      }
    } finally {
      sequence.close();
    }
  }
  return {
    frameCount,
    frames: frames(),
    poster: () => encodePng(still ?? new Uint8Array(widthPx * heightPx * 4), { widthPx, heightPx }),
  };
}

function withoutFfmpeg(): KitError {
  const message =
    'Combined videos need FFmpeg on the server: install it (Debian: apt-get install ffmpeg) or name one in FFMPEG_PATH.';
  return new KitError({ code: 'unavailable', message, retryable: false });
}

function tooLong(durationMs: number): KitError {
  const message = `The film would last ${Math.round(durationMs / 1_000)} s; at most ${LONGEST_MS / 1_000} s are made. Combine fewer or shorter clips.`;
  return new KitError({ code: 'invalid-settings', message, retryable: false });
}
