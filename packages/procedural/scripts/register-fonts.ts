import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';
import { FONT_FACES } from '../src/type/font-faces.ts';

/** Registers every bundled face with Skia, as the server does, for tests and scripts of this package. */
export function registerFonts(): void {
  const require = createRequire(import.meta.url);
  for (const face of FONT_FACES) {
    const root = dirname(require.resolve(`${face.packageName}/package.json`));
    GlobalFonts.register(readFileSync(join(root, face.file)), face.family);
  }
}
