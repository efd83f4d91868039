import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runQuietly, withProgress } from './run-quietly.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * Makes sure that Tesseract is there with its English data, which the tests read designs back with; installs Debian's
 * where this process may.
 *
 * @throws {SetupError} When there is none and none could be installed, with what to do.
 */
export async function provideTesseract() {
  if (!isTesseractThere() && mayInstall()) {
    await withProgress('Installing Tesseract, once', async () => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      await runQuietly('apt-get', ['update', '--quiet'], { env });
      await runQuietly('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', 'tesseract-ocr'], { env });
    });
  }
  if (isTesseractThere()) return;
  throw new SetupError(
    'The tests that read texts back need Tesseract: install it (Debian: apt-get install tesseract-ocr) or name one in TESSERACT_PATH.',
  );
}

function mayInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function isTesseractThere() {
  const named = process.env.TESSERACT_PATH;
  if (named !== undefined) return existsSync(named);
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, 'tesseract')));
}
