import { KitError } from '@gesso/provider-kit';
import { type ClipJob, type EncodedClip, FFMPEG_CODECS, wasAborted } from './clip-job.ts';
import { encodeWithFfmpeg } from './encode-with-ffmpeg.ts';
import { encodeWithWasm } from './encode-with-wasm.ts';
import { findFfmpeg } from './find-ffmpeg.ts';

/**
 * Encodes frames, and sound if there is any, into one file that browsers play while it loads.
 *
 * Uses FFmpeg as a program of its own where one is installed (`FFMPEG_PATH`, then the search path), else a small encoder
 * in WebAssembly that makes silent MP4s only. The same frames give the same bytes with the same encoder. Every file says
 * that an algorithm made it.
 *
 * @throws KitError `invalid-settings` for odd sides, `unavailable` when no encoder here can do it, with what to install,
 *   or when the signal is aborted; `engine-failed` with the encoder's own words.
 */
export async function encodeClip(job: ClipJob): Promise<EncodedClip> {
  const { widthPx, heightPx, frameCount, signal } = job;
  if (!isEvenSide(widthPx) || !isEvenSide(heightPx) || frameCount < 1) {
    const message = `A clip has even sides of 2 px or more and at least one frame, not ${widthPx} × ${heightPx} and ${frameCount}.`;
    throw new KitError({ code: 'invalid-settings', message, retryable: false });
  }
  if (signal?.aborted) throw wasAborted();
  const ffmpeg = await findFfmpeg();
  if (ffmpeg !== undefined && canEncode(ffmpeg.encoders, job)) return encodeWithFfmpeg(ffmpeg, job);
  if (job.format === 'mp4' && job.audioWav === undefined) return encodeWithWasm(job);
  throw new KitError({ code: 'unavailable', message: whatIsMissing(job), retryable: false });
}

function canEncode(encoders: ReadonlySet<string>, { format, audioWav }: ClipJob): boolean {
  const { video, audio } = FFMPEG_CODECS[format];
  return encoders.has(video) && (audioWav === undefined || encoders.has(audio));
}

function whatIsMissing({ format, audioWav }: ClipJob): string {
  const what = format === 'webm' ? 'WebM clips need' : audioWav === undefined ? 'Clips need' : 'Clips with sound need';
  const { video } = FFMPEG_CODECS[format];
  return `${what} FFmpeg with ${video} on the server: install it (Debian: apt-get install ffmpeg) or name one in FFMPEG_PATH.`;
}

function isEvenSide(sidePx: number): boolean {
  return Number.isInteger(sidePx) && sidePx >= 2 && sidePx % 2 === 0;
}
