import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { FONT_FACES, type FontFace, facesForText, type Scene } from '@gesso/procedural';
import { GlobalFonts } from '@napi-rs/canvas';

/** Packages of the typefaces are dependencies of the engine, so they are looked up from where the engine is. */
const require = createRequire(import.meta.resolve('@gesso/procedural'));

/** Files that this thread has registered. */
const registered = new Set<string>();

/**
 * Registers with Skia the Latin files of every bundled typeface, which nearly all designs are set in. What other scripts
 * need is registered by {@link registerFontsFor} when a design has them: all together would take a second.
 *
 * @throws Error that names the face when one is missing. Skia itself would set the text in some system font instead and
 *   say nothing.
 */
export function registerFonts(): void {
  for (const face of FONT_FACES) if (face.script === 'latin' || face.script === 'latin-ext') registerFace(face);
}

/**
 * Registers what the texts of a scene need beyond that: other scripts of its typefaces, and slices of the fallback faces.
 * Call it before drawing. Takes 1 to 5 ms a file the first time and nothing later.
 *
 * @throws Error like {@link registerFonts}.
 */
export function registerFontsFor(scene: Pick<Scene, 'layers'>): void {
  for (const layer of scene.layers) {
    if (layer.kind === 'text') for (const face of facesForText(layer)) registerFace(face);
  }
}

function registerFace(face: FontFace): void {
  const key = `${face.packageName}/${face.file}`;
  if (registered.has(key)) return;
  let cause: unknown;
  try {
    const root = dirname(require.resolve(`${face.packageName}/package.json`));
    GlobalFonts.register(readFileSync(join(root, face.file)), face.family);
  } catch (error) {
    cause = error;
  }
  if (!GlobalFonts.has(face.family) || cause !== undefined) {
    throw new Error(`The typeface ${face.family} ${face.weight} is missing; install the packages again (npm ci).`, {
      cause,
    });
  }
  registered.add(key);
}
