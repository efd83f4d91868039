import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { facesForText } from '@gesso/procedural/faces';
import { GlobalFonts } from '@napi-rs/canvas';

/** The typefaces are dependencies of the engine, so they are looked up from where the engine is. */
const require = createRequire(import.meta.resolve('@gesso/procedural'));

/** Files that this process has registered. */
const registered = new Set<string>();

/**
 * Registers with Skia every bundled file that these words need: the scripts of their family and what it borrows. Skia
 * would set them in some font of the machine otherwise, and say nothing.
 *
 * @throws Error when a bundled file is missing.
 */
export function registerFacesFor(words: { readonly text: string; readonly family: string }): void {
  for (const face of facesForText(words)) {
    const key = `${face.packageName}/${face.file}`;
    if (registered.has(key)) continue;
    const root = dirname(require.resolve(`${face.packageName}/package.json`));
    GlobalFonts.register(readFileSync(join(root, face.file)), face.family);
    registered.add(key);
  }
}
