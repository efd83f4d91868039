/**
 * Renders docs/gallery/models-3d.webp, the posters of many 3D models side by side, so that a reviewer sees the work at a
 * glance: `node packages/providers/scripts/model-sheet.ts [out.png]`.
 */
import { writeFileSync } from 'node:fs';
import { renderModel } from '@gesso/procedural/solid';
import sharp from 'sharp';
import { type ModelOrder, shapeModel } from '../src/gesso/models3d/make-model.ts';
import { registerFonts } from '../src/gesso/register-fonts.ts';

const USUAL: ModelOrder = {
  prompt: '',
  seed: 1,
  variantIndex: 0,
  shape: 'auto',
  material: 'auto',
  base: 'auto',
  palette: 'auto',
  detail: 'standard',
  hasLabel: true,
};

const CELLS: readonly Partial<ModelOrder>[] = [
  { prompt: 'a mug with a fox on it', seed: 1 },
  { prompt: 'wine bottle "RIO ALTO" "Gran Reserva 2019"', seed: 2 },
  { prompt: 'relief of a rocket', seed: 4 },
  { prompt: '"HELLO"', seed: 21, palette: 'riviera' },
  { prompt: 'black chess knight', seed: 3 },
  { prompt: 'low-poly mountain island', seed: 2 },
  { prompt: 'perfume "NOIR"', seed: 2 },
  { prompt: 'coin with a bear', seed: 6, material: 'gold' },
  { prompt: 'a small house', seed: 5 },
  { prompt: 'ribbed vase', seed: 14 },
  { prompt: 'guitar', seed: 3 },
  { prompt: 'bakery shop sign "Croissant"', seed: 7 },
  { prompt: 'medal with a lion', seed: 11 },
  { prompt: 'ruby gem crystal', seed: 3 },
  { prompt: 'tea box with birds "LEAF & CO"', seed: 5 },
  { prompt: 'autumn maple tree', seed: 3 },
  { prompt: 'gold letters "Gesso Studio"', seed: 12 },
  { prompt: 'running sneaker', seed: 9 },
  { prompt: 'plaque with a sailboat', seed: 8 },
  { prompt: 'toy rocket', seed: 10, shape: 'rocket' },
  { prompt: '"ありがとう"', seed: 8 },
  { prompt: 'hand soap bottle "Wild Fig"', seed: 16 },
  { prompt: 'table lamp', seed: 2 },
  { prompt: 'pizza', seed: 5 },
];
const COLUMNS = 6;
const CELL_PX = 300;
const MOST_BYTES = 190 * 1024;

registerFonts();
const posters: Buffer[] = [];
for (const cell of CELLS) {
  const { built, label } = await shapeModel({ ...USUAL, ...cell });
  // Drawn larger than shown, as on the board.
  const pixels = renderModel(built.model, CELL_PX * 2, label);
  const raw = { width: CELL_PX * 2, height: CELL_PX * 2, channels: 4 } as const;
  posters.push(await sharp(pixels, { raw }).resize(CELL_PX, CELL_PX).png().toBuffer());
}
const sheet = sharp({
  create: {
    width: COLUMNS * CELL_PX,
    height: Math.ceil(CELLS.length / COLUMNS) * CELL_PX,
    channels: 3,
    background: '#e9e7e2',
  },
}).composite(
  posters.map((input, index) => ({
    input,
    left: (index % COLUMNS) * CELL_PX,
    top: Math.floor(index / COLUMNS) * CELL_PX,
  })),
);
const pixels = await sheet.png().toBuffer();
const copy = process.argv[2];
if (copy !== undefined) writeFileSync(copy, pixels);
let file = await sharp(pixels).webp({ quality: 84 }).toBuffer();
for (const quality of [76, 66, 56]) {
  if (file.length <= MOST_BYTES) break;
  file = await sharp(pixels).webp({ quality }).toBuffer();
}
writeFileSync(new URL('../../../docs/gallery/models-3d.webp', import.meta.url), file);
process.stdout.write(`models-3d: ${Math.round(file.length / 1024)} KB\n`);
