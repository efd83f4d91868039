/**
 * Measures every bundled face once and writes `src/type/metrics.generated.ts`, so that composing a scene needs no
 * canvas and gives the same layout everywhere. Run after changing `font-faces.ts`:
 * `node packages/procedural/scripts/font-metrics.ts`.
 */
import { writeFileSync } from 'node:fs';
import { createCanvas } from '@napi-rs/canvas';
import { FONT_FACES, fontStack } from '../src/type/font-faces.ts';
import { registerFonts } from './register-fonts.ts';

const EM = 1000;
/** A kerning pair under 1.2 % of the em cannot be seen and would double the table. */
const SMALLEST_KERN = 12;

const characters = [range(0x20, 0x7e), range(0xa1, 0xff), range(0x100, 0x17f), '–—‘’“”„•…€™']
  .join('')
  .replaceAll('\u00ad', '');
/** Characters whose ink is measured one by one; all others count as accented capitals with descenders. */
const beyondAscii = range(0xc0, 0x17f);
const inkCharacters = [...range(0x20, 0x7e)];
/** Further scripts, measured for the faces that have them; the others borrow Inter's letters. */
const moreCharacters = {
  cyrillic: `${range(0x400, 0x45f)}\u0490\u0491\u04b0\u04b1\u2116`,
  greek: `${range(0x384, 0x38a)}\u038c${range(0x38e, 0x3a1)}${range(0x3a3, 0x3ce)}`,
  vietnamese: `\u01a0\u01a1\u01af\u01b0\u20ab${range(0x1ea0, 0x1ef9)}`,
};
const kerned = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,-'’&";

registerFonts();
const context = createCanvas(8, 8).getContext('2d');
const faces = FONT_FACES.filter((face) => face.script === 'latin').map((face) => {
  context.font = `${face.style} ${face.weight} ${EM}px ${fontStack(face.family)}`;
  context.textAlign = 'left';
  const advance = (text: string): number => context.measureText(text).width;
  const ink = (text: string) => context.measureText(text);
  const widths = [...characters].map((character) => Math.round(advance(character)).toString(36)).join(',');
  const kerns: string[] = [];
  for (const left of kerned) {
    for (const right of kerned) {
      const kern = Math.round(advance(left + right) - advance(left) - advance(right));
      if (Math.abs(kern) >= SMALLEST_KERN) kerns.push(`${left}${right}${kern}`);
    }
  }
  const tops = inkCharacters.map((character) => Math.ceil(ink(character).actualBoundingBoxAscent).toString(36));
  const bottoms = inkCharacters.map((character) => Math.ceil(ink(character).actualBoundingBoxDescent).toString(36));
  const more = Object.entries(moreCharacters).flatMap(([script, letters]) => {
    const hasScript = FONT_FACES.some(({ family, script: own }) => own === script && family.startsWith(face.family));
    return hasScript
      ? [[script, [...letters].map((letter) => Math.round(advance(letter)).toString(36)).join(',')]]
      : [];
  });
  /** Air at the sides of a glyph, inside its advance: what optical alignment takes off. */
  const lefts = inkCharacters.map((character) => Math.round(-ink(character).actualBoundingBoxLeft).toString(36));
  const rights = inkCharacters.map((character) =>
    Math.round(advance(character) - ink(character).actualBoundingBoxRight).toString(36),
  );
  return {
    key: `${face.family}/${face.weight}/${face.style}`,
    cap: Math.round(ink('H').actualBoundingBoxAscent),
    accent: Math.round(ink(beyondAscii).actualBoundingBoxAscent),
    descender: Math.round(ink(`${beyondAscii}gpqyj`).actualBoundingBoxDescent),
    tops: tops.join(','),
    bottoms: bottoms.join(','),
    lefts: lefts.join(','),
    rights: rights.join(','),
    widths,
    more: Object.fromEntries(more),
    kerns: kerns.join(' '),
  };
});

const lines = [
  '// Written by scripts/font-metrics.ts from the bundled fonts. Do not edit.',
  `export const METRIC_CHARACTERS = ${JSON.stringify(characters)};`,
  `export const MORE_CHARACTERS: Readonly<Record<string, string>> = ${JSON.stringify(moreCharacters)};`,
  'export interface FaceMetrics { readonly cap: number; readonly accent: number; readonly descender: number; readonly tops: string; readonly bottoms: string; readonly lefts: string; readonly rights: string; readonly widths: string; readonly more: Readonly<Record<string, string>>; readonly kerns: string }',
  'export const FACE_METRICS: Readonly<Record<string, FaceMetrics>> = {',
  ...faces.map(({ key, ...metrics }) => `  ${JSON.stringify(key)}: ${JSON.stringify(metrics)},`),
  '};',
];
writeFileSync(new URL('../src/type/metrics.generated.ts', import.meta.url), `${lines.join('\n')}\n`);

function range(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index)).join('');
}
