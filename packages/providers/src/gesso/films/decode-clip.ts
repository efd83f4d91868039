import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { KitError } from '@gesso/provider-kit';

/** A clip's frames, one after the other. */
export type FrameReader = {
  /** RGBA, row-major, 0–255, of the size asked for; undefined after the last. */
  readonly next: () => Promise<Uint8Array | undefined>;
  /** Ends the decoder; may be called at any time, and again. */
  readonly close: () => void;
};

export type DecodeRequest = {
  /** Program that decodes. */
  readonly ffmpeg: string;
  /** A file on this machine; some containers have their index at the end, so that a pipe will not do. */
  readonly file: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly fps: number;
  readonly signal: AbortSignal;
};

/** Beyond it the rest of what a decoder complains is of no use to anybody. */
const MOST_WORDS = 2_000;

/**
 * Decodes a clip to frames of one size and rate, as fast as they are asked for and no faster.
 *
 * @throws KitError `invalid-settings` from `next` for a file that cannot be decoded.
 */
export function openFrameReader({ ffmpeg, file, widthPx, heightPx, fps, signal }: DecodeRequest): FrameReader {
  const filters = `fps=${fps},scale=${widthPx}:${heightPx}:flags=bicubic,setsar=1`;
  const output = ['-an', '-vf', filters, '-f', 'rawvideo', '-pix_fmt', 'rgba', 'pipe:1'];
  const decoder = start(ffmpeg, ['-i', file, ...output], signal);
  const frames = cutFrames(decoder.process.stdout, widthPx * heightPx * 4);
  return {
    next: async () => {
      const { value, done } = await frames.next();
      if (!done) return value;
      await decoder.ended;
      return undefined;
    },
    close: () => decoder.process.kill('SIGKILL'),
  };
}

/**
 * The sound of a clip: two channels of 32-bit samples, left and right in turn, at this rate. Empty where it has none.
 *
 * @throws KitError `invalid-settings` for a file that cannot be decoded.
 */
export async function decodeSound(
  options: Pick<DecodeRequest, 'ffmpeg' | 'file' | 'signal'> & { readonly sampleRate: number },
): Promise<Float32Array> {
  const { ffmpeg, file, signal, sampleRate } = options;
  // The question mark lets a clip without sound through: it then writes nothing.
  const output = ['-map', '0:a:0?', '-vn', '-ac', '2', '-ar', String(sampleRate), '-f', 'f32le', 'pipe:1'];
  const decoder = start(ffmpeg, ['-i', file, ...output], signal, true);
  const chunks: Buffer[] = [];
  for await (const chunk of decoder.process.stdout) chunks.push(chunk);
  await decoder.ended;
  const bytes = Buffer.concat(chunks);
  // A copy, since samples must begin at a multiple of four.
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~7)));
}

type Decoder = {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  /** Fulfilled when it ended well or was ended by us; rejected with its own words otherwise. */
  readonly ended: Promise<void>;
};

/** @param mayBeEmpty - Whether a file without what is asked for is no failure. */
function start(ffmpeg: string, options: readonly string[], signal: AbortSignal, mayBeEmpty = false): Decoder {
  const flags = ['-hide_banner', '-v', 'error', '-nostdin'];
  const process = spawn(ffmpeg, [...flags, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
  });
  let words = '';
  process.stderr.on('data', (chunk: Buffer) => {
    if (words.length < MOST_WORDS) words += chunk.toString('utf8');
  });
  const ended = new Promise<void>((resolve, reject) => {
    process.on('error', (cause) => reject(damaged(cause.message)));
    process.on('close', (code, killedBy) => {
      if (code === 0 || killedBy !== null || (mayBeEmpty && /does not contain any stream/.test(words))) resolve();
      else reject(damaged(words));
    });
  });
  // It is awaited when the frames end; a failure before that must not end the whole process.
  ended.catch(() => undefined);
  return { process, ended };
}

function damaged(words: string): KitError {
  const why = words.trim().split('\n').at(-1) ?? '';
  const message = `One of the clips cannot be decoded${why === '' ? '' : `: ${why}`}`;
  return new KitError({ code: 'invalid-settings', message, retryable: false });
}

/** The whole frames of a stream, one after the other, in memory of their own. What is left over at the end is dropped. */
async function* cutFrames(stream: Readable, frameBytes: number): AsyncGenerator<Uint8Array, undefined> {
  let frame = new Uint8Array(frameBytes);
  let filled = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    for (let taken = 0; taken < chunk.length; ) {
      const part = chunk.subarray(taken, taken + frameBytes - filled);
      frame.set(part, filled);
      filled += part.length;
      taken += part.length;
      if (filled < frameBytes) continue;
      yield frame;
      frame = new Uint8Array(frameBytes);
      filled = 0;
    }
  }
  return undefined;
}
