import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { KitError } from '@gesso/provider-kit';
import { type ClipJob, type EncodedClip, FFMPEG_CODECS, wasAborted } from './clip-job.ts';
import { PROVENANCE_COMMENT, SOURCE_TYPE } from './clip-provenance.ts';
import type { Ffmpeg } from './find-ffmpeg.ts';
import { appendXmp } from './mp4-boxes.ts';

/**
 * Fixed, since the number of threads changes the bytes; two keep up with one thread that draws, and leave it a core on
 * small machines.
 */
const ENCODER_THREADS = 2;

/** What is kept of the encoder's complaints: its last lines say why it gave up. */
const MOST_COMPLAINTS = 4_000;

/** x264 looks no further ahead than this, without a thread for it: in 1080p that spares 60 of 270 MB. */
const LOOKS_AHEAD = 'rc-lookahead=5:sync-lookahead=0';

/** Settings by format. Graphics show blocks and ringing early, so quality is set higher than for films. */
const QUALITY = {
  mp4: ['-preset', 'veryfast', '-crf', '18', '-profile:v', 'high', '-x264-params', LOOKS_AHEAD],
  webm: ['-deadline', 'realtime', '-cpu-used', '6', '-row-mt', '1', '-tile-columns', '1', '-crf', '30', '-b:v', '0'],
} as const;

const CODEC_NAMES = { mp4: 'h264', webm: 'vp9' } as const;

/** Pipes raw frames into FFmpeg. Its output is a file, since an index at the front is written last. */
export async function encodeWithFfmpeg(ffmpeg: Ffmpeg, job: ClipJob): Promise<EncodedClip> {
  const folder = await mkdtemp(join(tmpdir(), 'gesso-clip-'));
  try {
    const output = join(folder, `clip.${job.format}`);
    const sound = job.audioWav === undefined ? undefined : join(folder, 'sound.wav');
    if (sound !== undefined && job.audioWav !== undefined) await writeFile(sound, job.audioWav);
    await runFfmpeg(ffmpeg.path, toArguments(job, output, sound), job);
    const file = new Uint8Array(await readFile(output));
    const bytes = job.format === 'mp4' ? appendXmp(file) : file;
    const { video } = FFMPEG_CODECS[job.format];
    return {
      bytes,
      mimeType: job.format === 'mp4' ? 'video/mp4' : 'video/webm',
      encoder: `ffmpeg ${ffmpeg.version} ${video}`,
      codec: CODEC_NAMES[job.format],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function toArguments(job: ClipJob, output: string, sound: string | undefined): readonly string[] {
  const { widthPx, heightPx, fps, format, frameCount } = job;
  const { video, audio } = FFMPEG_CODECS[format];
  const picture = ['-f', 'rawvideo', '-pixel_format', 'rgba', '-video_size', `${widthPx}x${heightPx}`];
  const toSound =
    sound === undefined ? [] : ['-map', '1:a:0', '-c:a', audio, '-b:a', '160k', '-af', 'apad', '-flags:a', '+bitexact'];
  return [
    ...['-hide_banner', '-loglevel', 'error', '-y'],
    ...picture,
    ...['-framerate', String(fps), '-i', 'pipe:0'],
    ...(sound === undefined ? [] : ['-i', sound]),
    ...['-map', '0:v:0', ...toSound],
    // The exact length, whatever the sound's. A limit of frames would end the sound with the last picture encoded, up to
    // two seconds early.
    ...['-t', (frameCount / fps).toFixed(6)],
    ...['-vf', 'scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd,format=yuv420p'],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
    ...['-c:v', video, ...QUALITY[format], '-threads', String(ENCODER_THREADS), '-g', String(fps * 2)],
    ...(format === 'mp4' ? ['-movflags', '+faststart'] : ['-metadata', `DIGITAL_SOURCE_TYPE=${SOURCE_TYPE}`]),
    ...['-metadata', `comment=${PROVENANCE_COMMENT}`],
    // Without dates and versions of libraries, so that the same frames give the same bytes.
    ...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', output],
  ];
}

/** @throws KitError when it ends badly; it has ended in any case, and is waited for, when this settles. */
async function runFfmpeg(path: string, flags: readonly string[], { frames, signal }: ClipJob): Promise<void> {
  const child = spawn(path, flags, { stdio: ['pipe', 'ignore', 'pipe'], windowsHide: true });
  let complaints = '';
  let startError: Error | undefined;
  const ended = new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      startError = error;
    });
    child.on('close', resolve);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-MOST_COMPLAINTS);
  });
  // An encoder that ends early breaks the pipe; why it did stands in its exit code and its words.
  child.stdin.on('error', () => undefined);
  const kill = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', kill);
  try {
    await writeFrames(child.stdin, frames);
    child.stdin.end();
    const code = await ended;
    if (signal?.aborted) throw wasAborted();
    if (startError !== undefined || code !== 0) throw hasFailed(complaints, code, startError);
  } finally {
    signal?.removeEventListener('abort', kill);
    // Frames that cannot be drawn leave an encoder that waits for more.
    if (child.exitCode === null) kill();
    await ended;
  }
}

/** One frame at a time, each taken whole before the next is drawn: FFmpeg encodes one while the other is drawn. */
async function writeFrames(stdin: Writable, frames: ClipJob['frames']): Promise<void> {
  for await (const frame of frames) {
    if (stdin.destroyed || stdin.writableEnded) return;
    const isTaken = await new Promise<boolean>((resolve) => stdin.write(frame, (error) => resolve(error == null)));
    if (!isTaken) return;
  }
}

function hasFailed(complaints: string, code: number | null, cause: Error | undefined): KitError {
  const why = cause?.message ?? (complaints.trim() || `it ended with ${code ?? 'a signal'}`);
  return new KitError({ code: 'engine-failed', message: `FFmpeg failed: ${why}`, retryable: false, cause });
}
