import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';
import { FONT_FACES, type FontFace, facesForScene } from '../src/type/font-faces.ts';

const require = createRequire(import.meta.url);

/** Registers every face of the display families with Skia, as the server does, for tests and scripts of this package. */
export function registerFonts(): void {
  for (const face of FONT_FACES) register(face);
}

/** Registers what the texts of a scene need beyond that: slices of the fallback faces, each once. */
export function registerFontsFor(scene: { readonly layers: readonly object[] }): void {
  for (const face of facesForScene(scene)) if (!GlobalFonts.has(face.family)) register(face);
}

function register(face: FontFace): void {
  const root = dirname(require.resolve(`${face.packageName}/package.json`));
  GlobalFonts.register(readFileSync(join(root, face.file)), face.family);
}
