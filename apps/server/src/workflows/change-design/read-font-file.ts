import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findFontFile } from '@gesso/procedural/layers';

/** Packages of the typefaces are dependencies of the engine, so they are looked up from where the engine is. */
const require = createRequire(import.meta.resolve('@gesso/procedural'));

/** The bytes of a bundled font file, so that a page draws designs with the very letters that the engine drew them with. */
export async function readFontFile(name: {
  readonly slug: string;
  readonly file: string;
}): Promise<Uint8Array | undefined> {
  const found = findFontFile(name);
  if (found === undefined) return undefined;
  return readFile(join(dirname(require.resolve(`${found.packageName}/package.json`)), found.file));
}
