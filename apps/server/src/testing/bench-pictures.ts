import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { drawSheet, SHEET_TILES } from '../modules/assets/index.ts';

/** So many differ; a divisor of a sheet's tiles, so that one sheet serves for all. */
const DISTINCT = 256;
const SIDE = 512;
const LEVELS = [512, 128, 32] as const;
/** As the ladder's own, see `ladder.ts`. */
const WEBP = { quality: 82, effort: 1 } as const;
/** Stripes in the middle of each picture, in pixels, by which a sharp picture is told from a small one. */
const STRIPES = { from: 160, to: 352, width: 8 } as const;

/** Makes the folder that a server in bench mode serves pictures from. */
export async function makeBenchPictures(folder: string): Promise<void> {
  for (const level of LEVELS) await mkdir(join(folder, String(level)), { recursive: true });
  const tiles: Uint8Array[] = [];
  for (let number = 0; number < DISTINCT; number += 1) {
    const whole = sharp(drawPicture(number), { raw: { width: SIDE, height: SIDE, channels: 3 } });
    const files = await Promise.all(LEVELS.map((level) => whole.clone().resize(level, level).webp(WEBP).toBuffer()));
    await Promise.all(
      LEVELS.map((level, at) => writeFile(join(folder, String(level), `${number}.webp`), files[at] as Buffer)),
    );
    tiles.push(files[2] as Buffer);
  }
  const sheet = await drawSheet(Array.from({ length: SHEET_TILES }, (_, at) => tiles[at % DISTINCT]));
  await writeFile(join(folder, 'sheet.webp'), sheet);
}

/** A hue of its own, never near white, with waves and noise so that the file weighs what a photo does. RGB, row-major. */
function drawPicture(number: number): Buffer {
  const pixels = Buffer.allocUnsafe(SIDE * SIDE * 3);
  const colour = hueOf((number * 0.618) % 1);
  let noise = 12_345 + number;
  for (let at = 0; at < SIDE * SIDE; at += 1) {
    const [x, y] = [at % SIDE, Math.floor(at / SIDE)];
    noise = (Math.imul(noise, 1_103_515_245) + 12_345) & 0x7fffffff;
    const wave = 22 * (Math.sin(x * 0.02 + number) + Math.cos(y * 0.017 + number)) + ((noise >> 16) % 25) - 12;
    const isStriped = [x, y].every((place) => place > STRIPES.from && place < STRIPES.to);
    const shade = isStriped ? (Math.floor(x / STRIPES.width) % 2 === 1 ? 60 : -110) : wave;
    for (let channel = 0; channel < 3; channel += 1) {
      pixels[at * 3 + channel] = Math.max(0, Math.min(235, (colour[channel] ?? 0) + shade));
    }
  }
  return pixels;
}

function hueOf(hue: number): readonly number[] {
  return [2, 0, 4].map((shift) => {
    const place = (hue * 6 + shift) % 6;
    return 40 + 170 * Math.max(0, Math.min(1, place < 1 ? place : place < 3 ? 1 : 4 - place));
  });
}
