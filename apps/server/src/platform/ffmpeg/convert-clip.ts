import { spawn } from 'node:child_process';

export const CLIP_FORMATS = ['mp4', 'webm', 'gif'] as const;
export type ClipFormat = (typeof CLIP_FORMATS)[number];

/** A clip cannot be had in that format here; the message is a sentence for the person who asked. */
export class ClipConversionError extends Error {
  override readonly name = 'ClipConversionError';
  readonly code: 'no-ffmpeg' | 'unreadable' | 'too-long';
  constructor(code: ClipConversionError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Processor time of one conversion: an hour in 1080p on a small machine. The program keeps to it by itself. */
const MOST_CPU_SECONDS = 3_600;
/** Somebody waits, or a worker is held; what has not ended by then is given up. */
const LONGEST_MS = 20 * 60_000;
/** A GIF holds every picture almost whole: a minute is 100 MB. */
const LONGEST_GIF_MS = 60_000;
/** What is kept of the program's complaints: its last lines say why it gave up. */
const MOST_COMPLAINTS = 2_000;

const EVEN = 'scale=trunc(iw/2)*2:trunc(ih/2)*2';

const FLAGS: Readonly<Record<ClipFormat, readonly string[]>> = {
  mp4: [
    ...['-map', '0:v:0', '-map', '0:a:0?', '-vf', `${EVEN},format=yuv420p`, '-c:v', 'libx264', '-preset', 'veryfast'],
    ...['-crf', '18', '-c:a', 'aac', '-b:a', '160k', '-movflags', '+faststart', '-f', 'mp4'],
  ],
  webm: [
    ...[
      '-map',
      '0:v:0',
      '-map',
      '0:a:0?',
      '-vf',
      `${EVEN},format=yuv420p`,
      '-c:v',
      'libvpx-vp9',
      '-deadline',
      'realtime',
    ],
    ...['-cpu-used', '6', '-row-mt', '1', '-crf', '30', '-b:v', '0', '-c:a', 'libopus', '-b:a', '128k', '-f', 'webm'],
  ],
  // Colours of its own for each clip, and no wider than a message shows it.
  gif: [
    '-filter_complex',
    "[0:v:0]fps=15,scale='min(640,iw)':-1:flags=lanczos,split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=bayer:bayer_scale=4",
    ...['-loop', '0', '-f', 'gif'],
  ],
};

/**
 * Writes a clip in another format, by the FFmpeg of the machine: a program of its own, which may open that one file and
 * nothing else. It ends when this process ends.
 *
 * @param clip.from - Where the clip lies.
 * @param clip.to - Where the new file is written; half of one is left there after a failure.
 * @throws ClipConversionError where there is no FFmpeg, it cannot read the clip, or it would take too long.
 */
export function convertClip(
  clip: {
    readonly from: string;
    readonly to: string;
    readonly format: ClipFormat;
    readonly durationMs: number | null;
  },
  ffmpeg = process.env.FFMPEG_PATH || 'ffmpeg',
): Promise<void> {
  const { from, to, format, durationMs } = clip;
  if (format === 'gif' && (durationMs ?? 0) > LONGEST_GIF_MS) {
    const message = 'A GIF holds at most a minute; take MP4 or WebM, or cut the clip first.';
    return Promise.reject(new ClipConversionError('too-long', message));
  }
  const flags = ['-nostdin', '-v', 'error', '-y', '-timelimit', String(MOST_CPU_SECONDS)];
  const input = ['-protocol_whitelist', 'file', '-i', from];
  return new Promise((resolve, reject) => {
    const child = spawn(ffmpeg, [...flags, ...input, ...FLAGS[format], to], {
      stdio: ['ignore', 'ignore', 'pipe'],
      windowsHide: true,
      timeout: LONGEST_MS,
      killSignal: 'SIGKILL',
    });
    // A process that ends leaves its children running.
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaints = (complaints + text).slice(-MOST_COMPLAINTS);
    });
    child.once('error', (cause) => {
      process.off('exit', kill);
      const message =
        'Clips are converted by FFmpeg, which this server does not have; only the file itself can be had.';
      reject(new ClipConversionError('no-ffmpeg', message, { cause }));
    });
    child.once('close', (code, signal) => {
      process.off('exit', kill);
      if (code === 0) return resolve();
      if (signal !== null) {
        return reject(new ClipConversionError('too-long', 'Converting the clip took too long; cut it first.'));
      }
      const message = `The clip cannot be written as ${format.toUpperCase()} here.`;
      reject(new ClipConversionError('unreadable', message, { cause: new Error(complaints) }));
    });
  });
}
