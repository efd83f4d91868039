import { type BoardItem, boundsOf, inflate, type Rect, textStyleOf } from '@gesso/canvas-core';
import { createCanvas } from '@napi-rs/canvas';
import type PptxGenJS from 'pptxgenjs';
import { ExportError } from './export-error.ts';
import { nameOfItem } from './name-item.ts';
import { itemsWithin, type Painting, paintBoard } from './paint-board.ts';
import type { Writing } from './write-picture.ts';
import type { Page } from './write-vectors.ts';

/** A unit of the board is a CSS pixel, 96 to the inch. */
const UNITS_PER_INCH = 96;
const POINTS_PER_INCH = 72;
/** Slides end at 56 inches (ECMA-376, slide size); larger frames are set smaller. */
const MOST_INCHES = 56;
/** All slides lie in memory until the file is written. */
const MOST_SLIDES = 200;
const MOST_ITEMS = 2_000;
/** Pixels of a picture for one unit: sharp on a large screen. */
const PICTURE_DETAIL = 2;
const MOST_PICTURE_PX = 4_096;
/** Round corners, strokes and shade reach over a box. */
const OVERHANG = 12;

/**
 * Writes frames as slides of a presentation. Words are text boxes that can be typed over; every other item is a picture
 * of its own that can be moved.
 *
 * @throws ExportError when there is more than a presentation holds.
 */
export async function writeSlides(
  { path, onProgress, ...painting }: Omit<Writing, 'region' | 'only' | 'scale'>,
  pages: readonly Page[],
  title: string,
): Promise<void> {
  const [first] = pages;
  if (first === undefined) throw new ExportError('There is no frame to make a slide of.');
  if (pages.length > MOST_SLIDES) throw new ExportError('A presentation is written with at most 200 frames.');
  // Loaded when asked for, like the writer of layers.
  const pptx = await import('pptxgenjs');
  // The package's types say namespace where its CommonJS build exports the class.
  const Presentation = pptx.default as unknown as new () => PptxGenJS.default;
  const deck = new Presentation();
  const size = slideSize(first.region);
  deck.title = title;
  deck.defineLayout({ name: 'FRAME', ...size });
  deck.layout = 'FRAME';
  for (const [index, page] of pages.entries()) {
    await addSlide(deck, { painting: { ...painting, only: page.only }, region: page.region, size });
    onProgress?.((0.9 * (index + 1)) / pages.length);
  }
  await deck.writeFile({ fileName: path });
  onProgress?.(1);
}

type Size = { readonly width: number; readonly height: number };

function slideSize({ width, height }: Rect): Size {
  const shrink = Math.min(1, (MOST_INCHES * UNITS_PER_INCH) / Math.max(width, height));
  const toInches = (length: number) => Math.max(1, (length * shrink) / UNITS_PER_INCH);
  return { width: toInches(width), height: toInches(height) };
}

async function addSlide(
  deck: PptxGenJS.default,
  { painting, region, size }: { readonly painting: Painting; readonly region: Rect; readonly size: Size },
): Promise<void> {
  const slide = deck.addSlide();
  const items = itemsWithin(painting, region);
  if (items.length > MOST_ITEMS) throw new ExportError('A slide is written with at most 2,000 items.');
  // A frame of another shape than the first stands in the middle of its slide, whole.
  const scale = Math.min(size.width / region.width, size.height / region.height);
  const left = (size.width - region.width * scale) / 2;
  const top = (size.height - region.height * scale) / 2;
  const place = (box: Rect) => ({
    x: left + (box.x - region.x) * scale,
    y: top + (box.y - region.y) * scale,
    w: box.width * scale,
    h: box.height * scale,
  });
  for (const item of items) {
    const isFrameItself = item.kind === 'frame' && item.x === region.x && item.width === region.width;
    if (isFrameItself && item.fill !== undefined) {
      slide.background = { color: toHex(item.fill) };
      continue;
    }
    if (item.kind !== 'text') {
      const picture = await paintAlone(painting, item, region);
      if (picture) slide.addImage({ ...place(picture.box), data: picture.data, altText: nameOfItem(item) });
    }
    addWords(slide, item, { place, pointsPerUnit: scale * POINTS_PER_INCH });
  }
}

function addWords(
  slide: PptxGenJS.default.Slide,
  item: BoardItem,
  {
    place,
    pointsPerUnit,
  }: { readonly place: (box: Rect) => Record<'x' | 'y' | 'w' | 'h', number>; readonly pointsPerUnit: number },
): void {
  if (item.text === undefined || !(item.kind === 'text' || item.kind === 'note' || item.kind === 'shape')) return;
  const style = textStyleOf(item);
  const margin = item.kind === 'text' ? 0 : 12 * pointsPerUnit;
  slide.addText(item.text, {
    ...place(item),
    margin,
    rotate: (item.rotation + 360) % 360,
    fontFace: style.family,
    fontSize: Math.max(1, Math.min(400, style.size * pointsPerUnit)),
    bold: style.weight >= 600,
    align: style.align,
    valign: style.placement === 'top' ? 'top' : 'middle',
    color: toHex(style.color ?? '#1f1b16'),
    lineSpacingMultiple: style.lineHeight / FONT_LINE,
    transparency: Math.round((1 - (item.opacity ?? 1)) * 100),
    fit: style.fit === 'fill' ? 'shrink' : 'none',
    wrap: style.fit !== 'grow',
  });
}

/** What office programs call single spacing: 1.2 times the size. */
const FONT_LINE = 1.2;

/** An item without its words, as a PNG with transparency, cut to the region. */
async function paintAlone(
  painting: Painting,
  item: BoardItem,
  region: Rect,
): Promise<{ readonly box: Rect; readonly data: string } | null> {
  const box = cut(grow(item), region);
  if (box === null) return null;
  const scale = Math.min(PICTURE_DETAIL, MOST_PICTURE_PX / Math.max(box.width, box.height));
  const canvas = createCanvas(Math.max(1, Math.round(box.width * scale)), Math.max(1, Math.round(box.height * scale)));
  const alone = { ...painting, only: new Set([item.id]), isWordless: true as const };
  await paintBoard(canvas.getContext('2d'), { ...alone, region: box, scale });
  const png = await canvas.encode('png');
  return { box, data: `image/png;base64,${png.toString('base64')}` };
}

function grow(item: BoardItem): Rect {
  const isPlain = item.rotation === 0 && item.assetId !== undefined;
  return inflate(boundsOf(item), isPlain ? 0 : OVERHANG + 2 * (item.strokeWidth ?? 0));
}

function cut(box: Rect, region: Rect): Rect | null {
  const x = Math.max(box.x, region.x);
  const y = Math.max(box.y, region.y);
  const width = Math.min(box.x + box.width, region.x + region.width) - x;
  const height = Math.min(box.y + box.height, region.y + region.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

function toHex(colour: string): string {
  return colour.slice(1, 7).toUpperCase();
}
