/**
 * Renders one contact sheet per recipe into docs/gallery/<recipe>.webp, so that a reviewer sees the work at a glance:
 * `node packages/procedural/scripts/contact-sheet.ts [recipe …]`. Two rows of four variants, every cell the same height.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { composeScene, readBrief, STYLES } from '../src/index.ts';
import { subjectLibrary } from '../src/subjects/subjects.ts';
import { registerFonts } from './register-fonts.ts';
import { renderScene } from './render.ts';

interface Row {
  readonly prompt: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly seed: number;
  readonly palette?: string;
}

const portrait = { widthPx: 1024, heightPx: 1280 };
const square = { widthPx: 1024, heightPx: 1024 };
const wide = { widthPx: 1600, heightPx: 400 };
const SHEETS: Readonly<Record<string, readonly Row[]>> = {
  'object-poster': [
    { ...portrait, seed: 7, prompt: 'poster for a coffee bar "SLOW BREW", tagline "small batch, every morning"' },
    { ...portrait, seed: 12, prompt: 'guitar festival poster "Six Strings" date "4 July" place "Harbour Stage"' },
  ],
  landscape: [
    { ...portrait, seed: 7, prompt: '"NIGHTFALL" a fox in a forest at night' },
    { ...portrait, seed: 8, prompt: 'summer sea landscape with a sailboat "FAIR WINDS" tagline "Regatta week"' },
  ],
  typographic: [
    {
      ...portrait,
      seed: 7,
      prompt:
        'jazz concert poster "BLUE NOTE NIGHTS" date "12 June, 8 pm" at "The Cellar", tagline "Six late sessions"',
    },
    { ...portrait, seed: 21, prompt: 'bold poster "Make it plain" tagline "Lectures on typography"' },
  ],
  swiss: [
    {
      ...portrait,
      seed: 7,
      prompt: 'architecture exhibition poster "Form and Structure" date "3 March – 9 May" place "Kunsthalle"',
    },
    { ...portrait, seed: 9, prompt: 'poster "Outer Orbit" rocket, tagline "A night of space films"' },
  ],
  badge: [
    { ...square, seed: 8, prompt: 'rocket logo "ORBIT WORKS" tagline "since 1984"' },
    { ...square, seed: 11, prompt: 'bear emblem "NORTHWOOD" tagline "outdoor club"' },
  ],
  duotone: [
    {
      ...portrait,
      seed: 7,
      prompt: 'riso print of a fox "Wild Hours" tagline "a print fair" date "4 July" place "Hall 2"',
    },
    { ...portrait, seed: 3, prompt: 'screen print coffee poster "Morning Press"' },
  ],
  'logo-mark': [
    { ...square, seed: 8, prompt: 'rocket logo "ORBIT WORKS" tagline "since 1984"' },
    { ...square, seed: 5, prompt: 'logo for a fintech startup "Nexa"' },
  ],
  'social-quote': [
    {
      ...square,
      seed: 4,
      prompt: 'social quote "The details are not the details. They make the design." by Charles Eames',
    },
    { ...portrait, seed: 9, prompt: 'fox quote card "Wild is a way of paying attention" by Mira Okonkwo' },
  ],
  'event-flyer': [
    {
      ...portrait,
      seed: 4,
      prompt:
        'jazz event flyer "Blue Note Nights" date "12 June, 8 pm" place "The Cellar, 14 Canal Street" tagline "Six late sessions" price "€12" button "Book a seat"',
    },
    { ...portrait, seed: 9, prompt: 'flyer "Open Studio" date "Friday 4 July" place "Hall 2"' },
  ],
  product: [
    { ...portrait, seed: 7, prompt: 'perfume product shot, elegant "NOCTURNE" tagline "Eau de parfum"' },
    { ...portrait, seed: 8, prompt: 'headphones product shot' },
  ],
  tiles: [
    { ...square, seed: 5, prompt: 'pop art flamingo' },
    { ...square, seed: 5, prompt: 'seamless pattern with a fox and a leaf' },
    { ...portrait, seed: 9, prompt: 'pop art pizza poster "PIZZA NIGHT" tagline "Fridays from six"' },
  ],
  flow: [
    { ...portrait, seed: 7, prompt: 'abstract poster "Drift" tagline "New works on paper"' },
    { ...portrait, seed: 9, prompt: 'abstract flowing lines' },
  ],
  contour: [
    { ...portrait, seed: 7, prompt: 'abstract layered paper "STRATA" tagline "A geology of colour"' },
    { ...portrait, seed: 9, prompt: 'topographic contour lines' },
  ],
  voronoi: [
    { ...portrait, seed: 7, prompt: 'abstract low-poly poster "CRYSTAL" tagline "Minerals of the north"' },
    { ...portrait, seed: 4, prompt: 'voronoi mosaic of an owl' },
  ],
  'icon-set': [
    { ...square, seed: 6, prompt: 'coffee shop icon set' },
    { ...portrait, seed: 3, prompt: 'rocket icons "Launch kit" tagline "Icons for a space app"' },
  ],
  isometric: [
    { ...portrait, seed: 2, prompt: 'isometric fox in a forest "SMALL WOODS" tagline "Walks for children"' },
    { ...portrait, seed: 6, prompt: 'isometric city with a bicycle' },
  ],
  'packaging-label': [
    {
      ...portrait,
      seed: 4,
      prompt: 'coffee bag label "NORTHERN ROAST" tagline "Whole beans, slowly roasted" "250 g" place "Bergen"',
    },
    { ...portrait, seed: 9, prompt: 'honey jar label "Wild Acre" tagline "Raw forest honey" "Net weight 340 g"' },
  ],
  banner: [
    {
      ...wide,
      seed: 8,
      prompt:
        'web banner for a shop by the sea, sailboat, "Out on the water" tagline "Boats by the day" button "Book a boat"',
    },
    {
      ...square,
      seed: 5,
      prompt: 'hero banner headphones "Hear it all" tagline "Two years of warranty" button "Shop now"',
    },
  ],
};
const CELL_HEIGHT_PX = 360;
const GAP_PX = 12;
const MOST_BYTES = 150 * 1024;

registerFonts();
const gallery = new URL('../../../docs/gallery/', import.meta.url);
mkdirSync(gallery, { recursive: true });
const asked = process.argv.slice(2);
for (const [style, rows] of Object.entries(SHEETS)) {
  if (asked.length > 0 && !asked.includes(style)) continue;
  const file = await drawSheet(style, rows);
  writeFileSync(new URL(`${style}.webp`, gallery), file);
  process.stdout.write(`${style}: ${Math.round(file.length / 1024)} KB\n`);
}
const missing = STYLES.filter(({ id }) => id !== 'auto' && SHEETS[id] === undefined);
if (missing.length > 0)
  throw new Error(`No contact sheet for ${missing.map(({ id }) => id).join(', ')}; add its rows above.`);

/** Lowers the quality until the sheet is small enough to keep in the repository. */
async function encodeSmall(sheet: Canvas): Promise<Buffer> {
  for (const quality of [74, 62, 50, 38]) {
    const file = await sheet.encode('webp', quality);
    if (file.length < MOST_BYTES) return file;
  }
  return sheet.encode('webp', 25);
}

function drawSheet(style: string, rows: readonly Row[]): Promise<Buffer> {
  const cellWidth = (row: Row): number => Math.round((CELL_HEIGHT_PX * row.widthPx) / row.heightPx);
  const width = Math.max(...rows.map(cellWidth)) * 4 + GAP_PX * 5;
  const sheet = createCanvas(width, rows.length * (CELL_HEIGHT_PX + GAP_PX) + GAP_PX);
  const context = sheet.getContext('2d');
  context.fillStyle = '#e9e7e2';
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.imageSmoothingQuality = 'high';
  for (const [index, row] of rows.entries()) {
    const brief = readBrief(row.prompt, subjectLibrary);
    const left = (width - cellWidth(row) * 4 - GAP_PX * 3) / 2;
    for (const variantIndex of [0, 1, 2, 3]) {
      const scene = composeScene({ brief, ...row, variantIndex, style });
      const x = left + variantIndex * (cellWidth(row) + GAP_PX);
      const y = GAP_PX + index * (CELL_HEIGHT_PX + GAP_PX);
      context.drawImage(renderScene(scene), x, y, cellWidth(row), CELL_HEIGHT_PX);
    }
  }
  return encodeSmall(sheet);
}
