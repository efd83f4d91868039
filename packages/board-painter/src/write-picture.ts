import { rm } from 'node:fs/promises';
import type { Rect } from '@gesso/canvas-core';
import { createCanvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import { ExportError } from './export-error.ts';
import { type Painting, paintBoard } from './paint-board.ts';
import { createPngFile } from './png-file.ts';

export type PixelFormat = 'png' | 'jpg' | 'webp';

/** What every writer needs. `onProgress` hears the share that is done, 0 to 1. */
export type Writing = Painting & {
  readonly path: string;
  readonly region: Rect;
  /** Pixels for one unit of the board. */
  readonly scale: number;
  readonly onProgress?: ((share: number) => void) | undefined;
};

/** A billion pixels is 50,000 by 20,000: two minutes of work; ten times that is a mistake. */
const MOST_PIXELS = 1_000_000_000;
/** What the formats themselves allow on one side; PNG's is where browsers and painting programs give up. */
const MOST_SIDE_PX: Readonly<Record<PixelFormat, number>> = { png: 65_500, jpg: 65_500, webp: 16_383 };
/** Skia draws lines exactly up to 32,767 pixels; tiles of this side keep clear of it and cost 16 MB. */
const TILE_PX = 2_048;
/** A strip of tiles beside each other is held in memory: at most 64 MB. */
const STRIP_PIXELS = 16_000_000;

/** The size of a picture of this region, at least one pixel each way. */
export function pixelSize(region: Rect, scale: number): { readonly widthPx: number; readonly heightPx: number } {
  const toPixels = (length: number) => Math.max(1, Math.round(length * scale));
  return { widthPx: toPixels(region.width), heightPx: toPixels(region.height) };
}

/**
 * Paints a region of a board into a PNG, JPEG or WebP, tile by tile: however large the picture is, about 100 MB are held.
 *
 * A JPEG, which has no transparency, is on white.
 *
 * @throws ExportError when it is too large for its format.
 */
export async function writePicture(options: Writing & { readonly format: PixelFormat }): Promise<void> {
  const { format, path } = options;
  const size = pixelSize(options.region, options.scale);
  assertSize(size, format);
  if (format === 'png') {
    await writePng(options, size);
    return;
  }
  const unpacked = `${path}.png`;
  try {
    await writePng({ ...options, path: unpacked }, size);
    // Read from top to bottom, so that it is not held whole either.
    const picture = sharp(unpacked, { limitInputPixels: false, sequentialRead: true });
    if (format === 'jpg') await picture.flatten({ background: '#ffffff' }).jpeg({ quality: 92 }).toFile(path);
    else await picture.webp({ quality: 90, alphaQuality: 95, effort: 2 }).toFile(path);
  } finally {
    await rm(unpacked, { force: true });
  }
}

type PixelSize = ReturnType<typeof pixelSize>;

function assertSize({ widthPx, heightPx }: PixelSize, format: PixelFormat): void {
  const side = MOST_SIDE_PX[format];
  if (Math.max(widthPx, heightPx) > side) {
    throw new ExportError(
      `${format.toUpperCase()} files end at ${side.toLocaleString('en')} pixels a side and this one would have ${Math.max(widthPx, heightPx).toLocaleString('en')}; choose a smaller scale${format === 'webp' ? ' or PNG' : ''}.`,
    );
  }
  if (widthPx * heightPx > MOST_PIXELS) {
    throw new ExportError(
      `The picture would have ${Math.round((widthPx * heightPx) / 1e6).toLocaleString('en')} megapixels and at most 1,000 are written; choose a smaller scale.`,
    );
  }
}

async function writePng(options: Writing, { widthPx, heightPx }: PixelSize): Promise<void> {
  const file = createPngFile({ path: options.path, widthPx, heightPx });
  const stripRows = Math.max(1, Math.min(TILE_PX, heightPx, Math.floor(STRIP_PIXELS / widthPx)));
  for (let top = 0; top < heightPx; top += stripRows) {
    const rows = Math.min(stripRows, heightPx - top);
    await file.addRows(await paintStrip(options, { top, rows, widthPx }));
    options.onProgress?.((top + rows) / heightPx);
  }
  await file.end();
}

async function paintStrip(
  options: Writing,
  { top, rows, widthPx }: { readonly top: number; readonly rows: number; readonly widthPx: number },
): Promise<Uint8Array> {
  const strip = new Uint8Array(widthPx * rows * 4);
  for (let left = 0; left < widthPx; left += TILE_PX) {
    const columns = Math.min(TILE_PX, widthPx - left);
    const pixels = await paintTile(options, { left, top, columns, rows });
    for (let row = 0; row < rows; row += 1) {
      strip.set(pixels.subarray(row * columns * 4, (row + 1) * columns * 4), (row * widthPx + left) * 4);
    }
  }
  return strip;
}

async function paintTile(
  { region, scale, ...painting }: Writing,
  { left, top, columns, rows }: Readonly<Record<'left' | 'top' | 'columns' | 'rows', number>>,
): Promise<Uint8ClampedArray> {
  const pen = createCanvas(columns, rows).getContext('2d');
  const tile = {
    x: region.x + left / scale,
    y: region.y + top / scale,
    width: columns / scale,
    height: rows / scale,
  };
  await paintBoard(pen, { ...painting, region: tile, scale });
  return pen.getImageData(0, 0, columns, rows).data;
}
