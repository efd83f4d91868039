import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installDebianPackage } from './install-debian-package.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * Makes sure that Tesseract is there with its English data, which the tests read designs back with; installs Debian's
 * where this process may.
 *
 * @throws {SetupError} When there is none and none could be installed, with what to do.
 */
export async function provideTesseract() {
  if (!isTesseractThere()) await installDebianPackage({ title: 'Tesseract', packageName: 'tesseract-ocr' });
  if (isTesseractThere()) return;
  throw new SetupError(
    'The tests that read texts back need Tesseract: install it (Debian: apt-get install tesseract-ocr) or name one in TESSERACT_PATH.',
  );
}

function isTesseractThere() {
  const named = process.env.TESSERACT_PATH;
  if (named !== undefined) return existsSync(named);
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, 'tesseract')));
}
