/**
 * Renders docs/gallery/clips.webp, so that a reviewer sees at a glance how scenes move:
 * `node packages/procedural/scripts/clip-sheet.ts [folder]`. One row per clip, one column per moment. With a folder, the
 * rows are written there as PNGs of their own.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Canvas, createCanvas, Path2D } from '@napi-rs/canvas';
import { composeScene, openFilm, planMotion, readBrief, withoutMotionWords } from '../src/index.ts';
import { subjectLibrary } from '../src/subjects/subjects.ts';
import { registerFonts } from './register-fonts.ts';

interface Row {
  readonly prompt: string;
  readonly seed: number;
  readonly kind?: string;
  readonly style?: string;
  readonly palette?: string;
  readonly isLoop?: boolean;
}

const ROWS: readonly Row[] = [
  { prompt: 'misty mountain lake at dawn "STILL WATER"', seed: 9, style: 'landscape', kind: 'parallax' },
  { prompt: 'summer sea landscape with a sailboat "FAIR WINDS" tagline "Regatta week"', seed: 8, kind: 'push-in' },
  { prompt: 'city skyline, night falls "CITY LIGHTS"', seed: 2, style: 'landscape', palette: 'riviera' },
  { prompt: 'pine forest in winter, snow falling "FIRST SNOW"', seed: 3, style: 'landscape', palette: 'navy' },
  { prompt: 'bold poster "Make it plain" tagline "Lectures on typography"', seed: 22, kind: 'kinetic-type' },
  { prompt: 'poster for a coffee bar "SLOW BREW", tagline "small batch, every morning"', seed: 7, kind: 'draw-on' },
  { prompt: 'headphones product shot, rotating "PURE TONE"', seed: 8, style: 'product' },
  { prompt: 'party poster with confetti "BIRTHDAY BASH" balloon', seed: 12 },
];

const SIZE = { widthPx: 1280, heightPx: 720 };
const DURATION_MS = 5_000;
const MOMENTS = [0.02, 0.14, 0.28, 0.45, 0.7, 0.98];
const CELL = { widthPx: 256, heightPx: 144 };
const GAP_PX = 8;
const QUALITY = 72;

registerFonts();
const [folder] = process.argv.slice(2);
const rows = ROWS.map((row, index) => {
  const strip = drawRow(row);
  if (folder !== undefined) writeFileSync(join(folder, `clip-${index + 1}.png`), strip.toBuffer('image/png'));
  return strip;
});
const sheet = createCanvas(rows[0]!.width, rows.length * (CELL.heightPx + GAP_PX) + GAP_PX);
const context = sheet.getContext('2d');
context.fillStyle = '#e9e7e2';
context.fillRect(0, 0, sheet.width, sheet.height);
for (const [index, strip] of rows.entries()) context.drawImage(strip, 0, GAP_PX + index * (CELL.heightPx + GAP_PX));
const file = await sheet.encode('webp', QUALITY);
writeFileSync(new URL('../../../docs/gallery/clips.webp', import.meta.url), file);
process.stdout.write(`clips: ${Math.round(file.length / 1024)} KB\n`);

function drawRow({ prompt, seed, kind, style, palette, isLoop }: Row): Canvas {
  const brief = readBrief(withoutMotionWords(prompt), subjectLibrary);
  const isNightfall = /night falls/u.test(prompt);
  const scene = composeScene({
    brief: isNightfall ? { ...brief, timeOfDay: 'day' } : brief,
    seed,
    ...SIZE,
    ...(style === undefined ? {} : { style }),
    ...(palette === undefined ? {} : { palette }),
  });
  const motion = planMotion(scene, {
    prompt,
    seed,
    durationMs: DURATION_MS,
    fps: 24,
    ...(kind === undefined ? {} : { kind }),
    ...(isLoop === undefined ? {} : { isLoop }),
  });
  const film = openFilm(scene, motion, { createCanvas, createPath: (d) => new Path2D(d) });
  const strip = createCanvas(MOMENTS.length * (CELL.widthPx + GAP_PX) + GAP_PX, CELL.heightPx);
  const onStrip = strip.getContext('2d');
  onStrip.fillStyle = '#e9e7e2';
  onStrip.fillRect(0, 0, strip.width, strip.height);
  onStrip.imageSmoothingQuality = 'high';
  const startedAt = performance.now();
  for (const [index, moment] of MOMENTS.entries()) {
    const frame = createCanvas(SIZE.widthPx, SIZE.heightPx);
    film.drawAt(frame.getContext('2d'), moment * DURATION_MS);
    onStrip.drawImage(frame, GAP_PX + index * (CELL.widthPx + GAP_PX), 0, CELL.widthPx, CELL.heightPx);
    if (folder !== undefined && process.env.FULL)
      writeFileSync(join(folder, `${motion.kind}-${index}.png`), frame.toBuffer('image/png'));
  }
  process.stdout.write(`${motion.kind} ${scene.origin.recipe}: ${Math.round(performance.now() - startedAt)} ms\n`);
  return strip;
}
