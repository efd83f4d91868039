/**
 * Renders what two brands do to the same briefs into docs/gallery/brand-kit.webp:
 * `node packages/procedural/scripts/brand-sheet.ts [out.png]`. The first row has no brand.
 */
import { writeFileSync } from 'node:fs';
import { createCanvas } from '@napi-rs/canvas';
import { type BrandKit, composeScene, readBrief } from '../src/index.ts';
import { subjectLibrary } from '../src/subjects/subjects.ts';
import { registerFonts } from './register-fonts.ts';
import { renderScene } from './render.ts';

const HARBOUR: BrandKit = {
  name: 'Harbour Coffee',
  colors: ['#0b3954', '#ff6f3c', '#f6efe2'],
  fonts: { title: 'Fraunces', text: 'Work Sans' },
  logo: `<svg viewBox="0 0 200 120"><path fill="#0b3954" d="M20 92a40 40 0 0 1 80 0z"/><path fill="#ff6f3c" d="M60 14l34 46H60z"/>
    <path fill="#0b3954" d="M56 10v50H24z"/><circle cx="150" cy="56" r="34" fill="#ff6f3c"/><path fill="#0b3954" d="M112 100h76v12h-76z"/></svg>`,
  tone: 'warm, elegant',
};
const VOLT: BrandKit = {
  name: 'Volt',
  colors: ['#c8ff2e', '#101418', '#7a5cff', '#ffffff'],
  fonts: { title: 'Space Grotesk', text: 'Inter' },
  logo: '<svg viewBox="0 0 64 64"><path fill="#101418" d="M0 0h64v64H0z"/><path fill="#c8ff2e" d="M36 6L12 36h16l-6 22 30-34H34z"/></svg>',
  tone: 'bold, modern',
};

const portrait = { widthPx: 800, heightPx: 1000 };
const square = { widthPx: 1000, heightPx: 1000 };
const BRIEFS = [
  { ...portrait, style: 'object-poster', prompt: 'coffee poster "SLOW BREW" tagline "small batch, every morning"' },
  { ...portrait, style: 'landscape', prompt: 'poster of a sailboat on the sea "FAIR WINDS" tagline "Regatta week"' },
  { ...portrait, style: 'typographic', prompt: 'poster "Open late" date "12 June" place "Hall 2"' },
  { ...portrait, style: 'swiss', prompt: 'bicycle poster "Ride On" tagline "City tours" date "4 July"' },
  { ...square, style: 'social-quote', prompt: 'social quote "Good things take time" by Mira Okonkwo' },
  { ...portrait, style: 'packaging-label', prompt: 'coffee bag label tagline "Whole beans"' },
  { ...square, style: 'flow', prompt: 'abstract poster "Drift" tagline "New works"' },
  { ...portrait, style: 'event-flyer', prompt: 'flyer "Open Studio" date "Friday 4 July" place "Hall 2"' },
] as const;
const CELL_HEIGHT_PX = 300;
const GAP_PX = 10;

registerFonts();
const widths = BRIEFS.map(({ widthPx, heightPx }) => Math.round((CELL_HEIGHT_PX * widthPx) / heightPx));
const rows = [undefined, HARBOUR, VOLT];
const sheet = createCanvas(
  widths.reduce((sum, width) => sum + width + GAP_PX, GAP_PX),
  rows.length * (CELL_HEIGHT_PX + GAP_PX) + GAP_PX,
);
const context = sheet.getContext('2d');
context.fillStyle = '#e9e7e2';
context.fillRect(0, 0, sheet.width, sheet.height);
context.imageSmoothingQuality = 'high';
for (const [row, kit] of rows.entries()) {
  let x = GAP_PX;
  for (const [column, { prompt, ...request }] of BRIEFS.entries()) {
    const width = widths[column] ?? 0;
    const scene = composeScene({ brief: readBrief(prompt, subjectLibrary, kit), seed: 7, ...request });
    const y = GAP_PX + row * (CELL_HEIGHT_PX + GAP_PX);
    context.drawImage(renderScene(scene), x, y, width, CELL_HEIGHT_PX);
    x += width + GAP_PX;
    if (scene.notes.length > 0) process.stdout.write(`${request.style}: ${scene.notes.join(' | ')}\n`);
  }
}
const out = process.argv[2];
if (out !== undefined) writeFileSync(out, await sheet.encode('png'));
else writeFileSync(new URL('../../../docs/gallery/brand-kit.webp', import.meta.url), await sheet.encode('webp', 36));
