import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { FONT_FACES, type FontFace } from '@gesso/procedural';
import { GlobalFonts } from '@napi-rs/canvas';

/** Packages of the typefaces are dependencies of the engine, so they are looked up from where the engine is. */
const require = createRequire(import.meta.resolve('@gesso/procedural'));

/**
 * Registers every bundled typeface with Skia.
 *
 * @throws Error that names the face when one is missing. Skia itself would set the text in some system font instead and
 *   say nothing.
 */
export function registerFonts(): void {
  for (const face of FONT_FACES) registerFace(face);
}

function registerFace(face: FontFace): void {
  let cause: unknown;
  try {
    const root = dirname(require.resolve(`${face.packageName}/package.json`));
    GlobalFonts.register(readFileSync(join(root, face.file)), face.family);
  } catch (error) {
    cause = error;
  }
  if (GlobalFonts.has(face.family) && cause === undefined) return;
  throw new Error(`The typeface ${face.family} ${face.weight} is missing; install the packages again (npm ci).`, {
    cause,
  });
}
