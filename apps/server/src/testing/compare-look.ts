import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';

/** Kept pictures are this wide: a third of a desktop, where letters of another Chromium are the same grey. */
const KEPT_WIDTH_PX = 480;
/** Squares that a picture is looked at in, so that a small thing that is missing is not lost in a large screen. */
const SQUARE_PX = 30;
/** A screen that is still drawing is looked at again this often, with this pause. */
const MOST_LOOKS = 40;
const PAUSE_MS = 250;
/** So often it must be the same, since a busy machine pauses by itself. */
const LOOKS_ALIKE = 3;

/** Mean difference of channels, 0 to 255: of the whole picture, and of the square that differs most. */
export type LookDifference = { readonly mean: number; readonly worstSquare: number };

/**
 * Compares a screen with the picture that is kept of it in `looks/`, once it has come to rest.
 *
 * With `GESSO_KEEP_LOOKS=1` it keeps the screen as the picture from now on; look at it before it is committed.
 *
 * @throws Error when no picture is kept under the name.
 */
export async function compareLook(page: Page, name: string): Promise<LookDifference> {
  const path = join(import.meta.dirname, 'looks', `${name}.webp`);
  const screen = await screenAtRest(page);
  if (process.env.GESSO_KEEP_LOOKS === '1') {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await sharp(screen.data, { raw: screen.raw }).webp({ quality: 90 }).toBuffer());
  }
  if (!existsSync(path)) throw new Error(`No picture is kept of ${name}; run the test with GESSO_KEEP_LOOKS=1.`);
  const kept = await sharp(path).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = kept.info;
  if (width !== screen.raw.width || height !== screen.raw.height) return { mean: 255, worstSquare: 255 };
  return differ(screen.data, kept.data, width);
}

async function screenAtRest(page: Page) {
  let before: Buffer | undefined;
  let alike = 0;
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    alike = before?.equals(png) ? alike + 1 : 0;
    if (alike === LOOKS_ALIKE) break;
    before = png;
    await page.waitForTimeout(PAUSE_MS);
  }
  const { width = 0 } = await sharp(before).metadata();
  const { data, info } = await sharp(before)
    .resize(Math.min(width, KEPT_WIDTH_PX))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, raw: { width: info.width, height: info.height, channels: 3 as const } };
}

function differ(one: Buffer, other: Buffer, width: number): LookDifference {
  const squares = new Map<string, { sum: number; count: number }>();
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) {
    const pixel = Math.floor(at / 3);
    const difference = Math.abs((one[at] ?? 0) - (other[at] ?? 0));
    const key = `${Math.floor((pixel % width) / SQUARE_PX)} ${Math.floor(pixel / width / SQUARE_PX)}`;
    const square = squares.get(key) ?? { sum: 0, count: 0 };
    square.sum += difference;
    square.count += 1;
    squares.set(key, square);
    sum += difference;
  }
  const worstSquare = Math.max(...[...squares.values()].map((square) => square.sum / square.count));
  return { mean: sum / one.length, worstSquare };
}
