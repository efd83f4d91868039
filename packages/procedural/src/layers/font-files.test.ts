import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { FONT_FACES, facesForText } from '../type/font-faces.ts';
import { findFontFile, nameFontFile } from './font-files.ts';

const require = createRequire(import.meta.url);
const isThere = ({ packageName, file }: { packageName: string; file: string }) =>
  existsSync(join(dirname(require.resolve(`${packageName}/package.json`)), file));

const words = ['قهوة', '咖啡', 'コーヒー', '커피', 'กาแฟ', 'कॉफ़ी', 'קפה'];
const slices = words
  .flatMap((text) => facesForText({ text, family: 'Inter' }))
  .filter(({ script }) => script === 'other');

test('every file that a design can need is found again by its names, and is there', () => {
  expect(slices.length).toBeGreaterThan(6);
  for (const face of [...FONT_FACES, ...slices]) {
    const found = findFontFile(nameFontFile(face));
    expect(found).toMatchObject({ packageName: face.packageName, file: face.file });
    expect([face.file, found && isThere(found)]).toEqual([face.file, true]);
  }
});

test.each([
  ['inter', '../package.json'],
  ['inter', 'package.json'],
  ['..', 'package.json'],
  ['noto-sans-sc', 'noto-sans-sc-../../x-wght-normal.woff2'],
  ['noto-sans-sc', 'noto-sans-jp-4-wght-normal.woff2'],
  ['three', 'three-latin-400-normal.woff2'],
])('%s/%s is no font file', (slug, file) => {
  expect(findFontFile({ slug, file })).toBeUndefined();
});
