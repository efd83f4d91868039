import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installDebianPackage } from './install-debian-package.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * Makes sure that FFmpeg is there for the tests that encode clips; installs Debian's where this process may.
 *
 * @throws {SetupError} When there is none and none could be installed, with what to do.
 */
export async function provideFfmpeg() {
  if (!isFfmpegThere()) await installDebianPackage({ title: 'FFmpeg', packageName: 'ffmpeg' });
  if (isFfmpegThere()) return;
  throw new SetupError(
    'The tests of clips need FFmpeg: install it (Debian: apt-get install ffmpeg) or name one in FFMPEG_PATH.',
  );
}

function isFfmpegThere() {
  const named = process.env.FFMPEG_PATH;
  if (named !== undefined) return existsSync(named);
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, 'ffmpeg')));
}
