import { writeFile } from 'node:fs/promises';
import type { Rect } from '@gesso/canvas-core';
import { createCanvas, PDFDocument, SvgExportFlag } from '@napi-rs/canvas';
import { ExportError } from './export-error.ts';
import { type Painting, paintBoard } from './paint-board.ts';
import type { Writing } from './write-picture.ts';

/** Points of a page's side: what the format allows (ISO 32000, annex C), two hundred inches. */
const MOST_POINTS = 14_400;
/** Opaque pictures in a PDF become JPEGs of this quality; no block is seen in print. */
const PDF_QUALITY = 92;
/** Pixels of embedded pictures for one unit: sharp on paper and on dense screens, without posters of a GB. */
const PICTURE_DETAIL = 2;

/** Writes a region as SVG: words as outlines, so that they look the same everywhere; pictures are inside it. */
export async function writeSvg({ path, region, scale, pictures, ...painting }: Writing): Promise<void> {
  const [width, height] = [region.width * scale, region.height * scale];
  const canvas = createCanvas(
    Math.max(1, Math.ceil(width)),
    Math.max(1, Math.ceil(height)),
    SvgExportFlag.ConvertTextToPaths,
  );
  await paintBoard(canvas.getContext('2d'), { ...painting, pictures: detailed(pictures), region, scale });
  await writeFile(path, canvas.getContent());
}

/** A page of a document. */
export type Page = { readonly name: string; readonly region: Rect; readonly only: ReadonlySet<string> | undefined };

/**
 * Writes pages as one PDF, each as large as its region: 1 unit of the board is `scale` points. Words are words.
 *
 * @throws ExportError when a page is larger than the format allows.
 */
export async function writePdf(
  { path, scale, pictures, onProgress, ...painting }: Omit<Writing, 'region' | 'only'>,
  pages: readonly Page[],
  title: string,
): Promise<void> {
  const document = new PDFDocument({ title, creator: 'Gesso', encodingQuality: PDF_QUALITY });
  for (const [index, { name, region, only }] of pages.entries()) {
    const [width, height] = [region.width * scale, region.height * scale];
    if (Math.max(width, height) > MOST_POINTS) {
      throw new ExportError(
        `“${name}” would be ${Math.round(Math.max(width, height)).toLocaleString('en')} points long and a PDF page ends at 14,400; choose a smaller scale.`,
      );
    }
    const pen = document.beginPage(Math.max(1, width), Math.max(1, height));
    // The same pen as of a canvas, under its standard name.
    await paintBoard(pen as unknown as Parameters<typeof paintBoard>[0], {
      ...painting,
      only,
      pictures: detailed(pictures),
      region,
      scale,
    });
    document.endPage();
    onProgress?.((index + 1) / pages.length);
  }
  await writeFile(path, document.close());
}

function detailed(pictures: Painting['pictures']): Painting['pictures'] {
  return {
    open: (assetId, { width, height }) =>
      pictures.open(assetId, { width: width * PICTURE_DETAIL, height: height * PICTURE_DETAIL }),
  };
}
