/**
 * Draws what the subject table answers to the nouns of its test into docs/gallery/subjects.webp, so that every picture
 * can be looked at: `node packages/procedural/scripts/subject-sheet.ts [word …]`. Words given are drawn instead.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createCanvas, Path2D } from '@napi-rs/canvas';
import type { SubjectArt } from '../src/subjects/subject-art.ts';
import { subjectLibrary } from '../src/subjects/subjects.ts';
import { registerFonts } from './register-fonts.ts';

const COLUMNS = 17;
const CELL_PX = 84;
const LABEL_PX = 16;
const INSET_PX = 8;

registerFonts();
const asked = process.argv.slice(2);
const words = asked.length > 0 ? asked : testedNouns();
const sheet = createCanvas(COLUMNS * CELL_PX, Math.ceil(words.length / COLUMNS) * (CELL_PX + LABEL_PX));
const context = sheet.getContext('2d');
context.fillStyle = '#efece5';
context.fillRect(0, 0, sheet.width, sheet.height);
context.font = '11px Inter';
context.textAlign = 'center';
for (const [index, word] of words.entries()) {
  const left = (index % COLUMNS) * CELL_PX;
  const top = Math.floor(index / COLUMNS) * (CELL_PX + LABEL_PX);
  context.fillStyle = '#3a3a3a';
  context.fillText(word, left + CELL_PX / 2, top + CELL_PX + 9);
  const art = subjectLibrary.find(word);
  if (art !== undefined) drawArt(art, left + INSET_PX, top + INSET_PX, CELL_PX - 2 * INSET_PX);
}
const file = await sheet.encode('webp', 72);
writeFileSync(new URL('../../../docs/gallery/subjects.webp', import.meta.url), file);
process.stdout.write(`${words.length} words, ${Math.round(file.length / 1024)} KB\n`);

function drawArt(art: SubjectArt, left: number, top: number, sidePx: number): void {
  const scale = sidePx / Math.max(art.widthUnits, art.heightUnits);
  for (const { d, fill, rule, opacity } of art.paths) {
    context.save();
    context.translate(left + (sidePx - art.widthUnits * scale) / 2, top + (sidePx - art.heightUnits * scale) / 2);
    context.scale(scale, scale);
    context.globalAlpha = opacity ?? 1;
    context.fillStyle = fill;
    context.fill(new Path2D(d), rule ?? 'nonzero');
    context.restore();
  }
}

/** The list is kept once, in the test. */
function testedNouns(): readonly string[] {
  const test = readFileSync(new URL('../src/subjects/subjects.test.ts', import.meta.url), 'utf8');
  const list = /const EXPECTED = `\n([^`]+)`/u.exec(test)?.[1] ?? '';
  return list
    .trim()
    .split(/[|\n]/u)
    .map((entry) => entry.split(' ')[0] ?? '');
}
