import { type BoardItem, boundsOf, NOTE_PAPER, unionOf } from '@gesso/canvas-core';
import sharp, { type OverlayOptions } from 'sharp';

/** Twice the size it is shown at. */
const WIDTH_PX = 320;
const HEIGHT_PX = 200;
const MARGIN_PX = 10;

/** More could not be told apart at this size. The largest are drawn. */
const MOST_ITEMS = 80;

const KINDS_DRAWN = new Set(['image', 'video', 'model3d', 'design', 'text', 'shape', 'frame', 'note', 'drawing']);

/** The bytes of a small copy of an asset; undefined where there is none. */
export type ReadSmall = (assetId: string) => Promise<Uint8Array | undefined>;

/**
 * Draws a small picture of a board from its items' boxes and the smallest copies of its pictures. Without turns and
 * crops, which nobody sees at this size.
 *
 * @returns A WebP on transparent ground, 320 x 200; null for an empty board.
 */
export async function drawThumbnail(items: readonly BoardItem[], readSmall: ReadSmall): Promise<Buffer | null> {
  const drawn = chooseItems(items);
  const world = unionOf(drawn.map(boundsOf));
  if (world === null) return null;
  const scale = Math.min((WIDTH_PX - 2 * MARGIN_PX) / world.width, (HEIGHT_PX - 2 * MARGIN_PX) / world.height, 1);
  const left = (WIDTH_PX - world.width * scale) / 2 - world.x * scale;
  const top = (HEIGHT_PX - world.height * scale) / 2 - world.y * scale;
  const overlays: OverlayOptions[] = [];
  for (const item of drawn) {
    const box = {
      left: clamp(Math.round(left + item.x * scale), WIDTH_PX - 1),
      top: clamp(Math.round(top + item.y * scale), HEIGHT_PX - 1),
      width: Math.max(1, Math.min(WIDTH_PX, Math.round(item.width * scale))),
      height: Math.max(1, Math.min(HEIGHT_PX, Math.round(item.height * scale))),
    };
    const bytes = item.assetId ? await readSmall(item.assetId) : undefined;
    const input = bytes ? await shrink(bytes, box) : drawBox(item, box);
    overlays.push({ input, left: box.left, top: box.top });
  }
  const ground = {
    width: WIDTH_PX,
    height: HEIGHT_PX,
    channels: 4 as const,
    background: { r: 0, g: 0, b: 0, alpha: 0 },
  };
  return sharp({ create: ground }).composite(overlays).webp({ quality: 80 }).toBuffer();
}

function chooseItems(items: readonly BoardItem[]): readonly BoardItem[] {
  const visible = items.filter((item) => KINDS_DRAWN.has(item.kind) && !item.isHidden);
  if (visible.length <= MOST_ITEMS) return visible;
  const largest = visible.toSorted((a, b) => b.width * b.height - a.width * a.height).slice(0, MOST_ITEMS);
  const chosen = new Set(largest);
  return visible.filter((item) => chosen.has(item));
}

type Size = { readonly width: number; readonly height: number };

function shrink(bytes: Uint8Array, { width, height }: Size): Promise<Buffer> {
  return sharp(bytes).resize(width, height, { fit: 'fill' }).png().toBuffer();
}

function drawBox(item: BoardItem, { width, height }: Size): Buffer {
  const colour = colourOf(item);
  const isRound = item.kind === 'shape' && item.shape === 'ellipse';
  const body = isRound
    ? `<ellipse cx="${width / 2}" cy="${height / 2}" rx="${width / 2}" ry="${height / 2}" fill="${colour}"/>`
    : `<rect width="${width}" height="${height}" rx="1.5" fill="${colour}"/>`;
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`);
}

/** Of a mid tone where the item names none, to be seen on light and dark alike. */
function colourOf(item: BoardItem): string {
  switch (item.kind) {
    case 'note':
      return item.fill ?? NOTE_PAPER;
    case 'text':
      return '#8a8378';
    case 'frame':
      return item.fill ?? '#8a837826';
    default:
      return item.fill ?? item.stroke ?? '#8a837866';
  }
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}
