/**
 * Renders before/after pairs of edits into docs/gallery/edits.webp:
 * `node packages/procedural/scripts/edit-sheet.ts [out.png]`. The instruction stands under each pair.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createCanvas } from '@napi-rs/canvas';
import { composeScene, editScene, readBrief, type Scene } from '../src/index.ts';
import { subjectLibrary } from '../src/subjects/subjects.ts';
import { registerFonts } from './register-fonts.ts';
import { renderScene } from './render.ts';

interface Base {
  readonly prompt: string;
  readonly seed: number;
  readonly style: string;
  readonly variantIndex?: number;
  readonly instructions: readonly string[];
}

const portrait = { widthPx: 800, heightPx: 1000 };
const BASES: readonly Base[] = [
  {
    prompt: '"NIGHTFALL" a fox in a forest at night, tagline "A walk in the dark"',
    seed: 7,
    style: 'landscape',
    instructions: [
      'bigger headline and navy palette',
      'replace the fox with a bear',
      '9:16 version',
      'remove the tagline, no grain',
      'make it sunset',
    ],
  },
  {
    prompt: 'poster for a coffee bar "SLOW BREW", tagline "small batch, every morning"',
    seed: 7,
    style: 'object-poster',
    instructions: [
      'make the headline twice as big',
      'use #0a5 and cream',
      'warmer',
      'as a banner',
      'add a moon',
      'rotate the subject, more grain',
    ],
  },
  {
    prompt: 'jazz concert poster "BLUE NOTE NIGHTS" date "12 June, 8 pm" at "The Cellar", tagline "Six late sessions"',
    seed: 7,
    style: 'typographic',
    instructions: ['use a serif', 'swap the colours', 'square version', 'change the title to "Red Room"', 'less busy'],
  },
  {
    prompt: 'poster "Outer Orbit" rocket, tagline "A night of space films"',
    seed: 9,
    style: 'swiss',
    instructions: ['teal background', 'smaller headline', 'add the date "4 July"', 'different font'],
  },
  {
    prompt: 'bear emblem "NORTHWOOD" tagline "outdoor club"',
    seed: 11,
    style: 'badge',
    instructions: ['darker', 'bigger bear', 'flip the bear', 'no text'],
  },
];
const CELL_PX = 220;
const GAP_PX = 10;
const COLUMNS = 4;

registerFonts();
const pairs = BASES.flatMap(({ instructions, ...base }) => {
  const scene = composeScene({ brief: readBrief(base.prompt, subjectLibrary), ...portrait, ...base });
  return instructions.map((instruction) => {
    const edited = editScene(scene, instruction, { library: subjectLibrary });
    process.stdout.write(`${instruction}: ${[...edited.changes, ...edited.notes].join(' | ')}\n`);
    return { before: scene, after: edited.scene, instruction };
  });
});
const pairWidth = CELL_PX * 2 + GAP_PX * 3;
const pairHeight = CELL_PX + 34;
const sheet = createCanvas(COLUMNS * pairWidth + GAP_PX, Math.ceil(pairs.length / COLUMNS) * pairHeight + GAP_PX);
const context = sheet.getContext('2d');
context.fillStyle = '#e9e7e2';
context.fillRect(0, 0, sheet.width, sheet.height);
context.imageSmoothingQuality = 'high';
context.font = '500 14px Inter';
for (const [index, { before, after, instruction }] of pairs.entries()) {
  const x = (index % COLUMNS) * pairWidth + GAP_PX;
  const y = Math.floor(index / COLUMNS) * pairHeight + GAP_PX;
  draw(before, x, y);
  draw(after, x + CELL_PX + GAP_PX, y);
  context.fillStyle = '#33312c';
  context.fillText(instruction, x, y + CELL_PX + 17, CELL_PX * 2 + GAP_PX);
}
const out = process.argv[2];
if (out !== undefined) writeFileSync(out, await sheet.encode('png'));
else {
  const gallery = new URL('../../../docs/gallery/', import.meta.url);
  mkdirSync(gallery, { recursive: true });
  writeFileSync(new URL('edits.webp', gallery), await sheet.encode('webp', 24));
}

function draw(scene: Scene, x: number, y: number): void {
  const scale = Math.min(CELL_PX / scene.widthPx, CELL_PX / scene.heightPx);
  const [width, height] = [scene.widthPx * scale, scene.heightPx * scale];
  context.drawImage(renderScene(scene), x + (CELL_PX - width) / 2, y + (CELL_PX - height) / 2, width, height);
}
