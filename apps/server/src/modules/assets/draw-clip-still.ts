import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The first frame of any clip comes within a second; a file that is made to hang is given up. */
const LONGEST_MS = 20_000;
/** A PNG of the ladder's largest level. */
const MOST_BYTES = 32_000_000;
const SIDE_PX = 2_048;

/**
 * Draws the first frame of a clip as a PNG, by the FFmpeg of the machine: a program of its own, which may open that one
 * file and nothing else.
 *
 * @returns undefined where there is no FFmpeg, or it cannot read the clip.
 */
export async function drawClipStill(
  bytes: Uint8Array,
  ffmpeg = process.env.FFMPEG_PATH || 'ffmpeg',
): Promise<Uint8Array | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'gesso-still-'));
  const clip = join(folder, 'clip');
  const scale = `scale='min(${SIDE_PX},iw)':'min(${SIDE_PX},ih)':force_original_aspect_ratio=decrease`;
  try {
    await writeFile(clip, bytes);
    const { stdout } = await run(
      ffmpeg,
      [
        '-v',
        'error',
        '-protocol_whitelist',
        'file',
        '-i',
        clip,
        '-frames:v',
        '1',
        '-vf',
        scale,
        '-f',
        'image2pipe',
        '-c:v',
        'png',
        'pipe:1',
      ],
      { encoding: 'buffer', timeout: LONGEST_MS, maxBuffer: MOST_BYTES, killSignal: 'SIGKILL' },
    );
    return stdout.byteLength > 0 ? stdout : undefined;
  } catch {
    // No FFmpeg, or a codec it does not know: a clip without a still is still a clip.
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
