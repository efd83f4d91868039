import { drawScene, type Scene, sceneToSvg, traceFlatArt, upgradeScene } from '@gesso/procedural';
import { KitError, type PictureExport, type PictureExportFormat } from '@gesso/provider-kit';
import { createCanvas, loadImage, Path2D, PDFDocument, type SKRSContext2D } from '@napi-rs/canvas';
import sharp, { type Sharp } from 'sharp';
import { paintScene } from '../draw-picture.ts';
import { openPicture, readPixels, toPixels } from '../picture-operations/read-pixels.ts';
import { registerFontsFor } from '../register-fonts.ts';
import type { Work } from '../work.ts';
import { addPdfMetadata } from './add-pdf-metadata.ts';
import { outlineText } from './outline-text.ts';
import { writePicturePsd, writeScenePsd } from './write-psd.ts';
import { type FileStatement, writeRdf, writeXmp } from './write-xmp.ts';

/** A file in another format; plain data, so that it can be sent to a worker. */
export type ExportOrder = PictureExport;

/** CSS pixels are 1/96 inch, points 1/72. */
const POINTS_PER_PIXEL = 72 / 96;
/** What tracing looks at; finer detail than this is no flat art. */
const TRACED_SIDE_PX = 1024;
const TRACED_COLORS = 16;
const JPEG_QUALITY = 92;
const WEBP_QUALITY = 90;

const MIME_TYPES: Readonly<Record<PictureExportFormat, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  psd: 'image/vnd.adobe.photoshop',
};

/**
 * Writes a design or a picture in another format, with its source and credits inside. Designs are drawn from their
 * layers, so that SVG and PDF are vector; an uploaded picture becomes SVG only when it is flat art.
 *
 * @throws KitError `invalid-settings` for a photograph as SVG, or bytes that are no picture.
 */
export async function exportFile(order: ExportOrder): Promise<Work> {
  const bytes =
    'scene' in order.from
      ? await exportScene(upgradeScene(order.from.scene), order)
      : await exportPicture(order.from.picture, order);
  return { bytes, mimeType: MIME_TYPES[order.format], notes: [] };
}

async function exportScene(scene: Scene, order: ExportOrder): Promise<Uint8Array> {
  const { format, textAs } = order;
  registerFontsFor(scene);
  const statement: FileStatement = { ...order, credits: [...new Set([...order.credits, ...scene.credits])] };
  if (format === 'svg') {
    const outlines =
      textAs === 'text' ? {} : { outlineText: (layer: Parameters<typeof outlineText>[1]) => outlineText(scene, layer) };
    return Buffer.from(sceneToSvg(scene, { title: order.title, metadata: writeRdf(statement), ...outlines }));
  }
  if (format === 'psd') return writeScenePsd(scene, writeXmp(statement));
  if (format === 'pdf') {
    return writePdf(scene, statement, (context) =>
      drawScene(context, scene, { createCanvas, createPath: (d) => new Path2D(d) }),
    );
  }
  const pixels = paintScene(scene);
  const raw = { width: scene.widthPx, height: scene.heightPx, channels: 4 as const };
  return encode(sharp(pixels, { raw }).removeAlpha(), format, writeXmp(statement));
}

async function exportPicture(picture: Uint8Array, order: ExportOrder): Promise<Uint8Array> {
  const { format } = order;
  if (format === 'svg') return traceToSvg(picture, order);
  const upright = await openPicture(picture);
  if (format === 'pdf') {
    const png = await upright.png({ compressionLevel: 3 }).toBuffer();
    const image = await loadImage(png);
    const size = { widthPx: image.width, heightPx: image.height };
    return writePdf(size, order, (context) => context.drawImage(image, 0, 0));
  }
  if (format === 'psd') {
    const { widthPx: width, heightPx: height, data } = await toPixels(upright);
    return writePicturePsd({ width, height, data }, { name: order.title, xmp: writeXmp(order) });
  }
  // JPEG has no transparency: paper is white.
  return encode(format === 'jpg' ? upright.flatten({ background: '#ffffff' }) : upright, format, writeXmp(order));
}

function encode(image: Sharp, format: 'png' | 'jpg' | 'webp', xmp: string): Promise<Buffer> {
  const encoded =
    format === 'png'
      ? image.png({ compressionLevel: 6 })
      : format === 'jpg'
        ? image.jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' })
        : image.webp({ quality: WEBP_QUALITY, smartSubsample: true });
  return encoded.withXmp(xmp).toBuffer();
}

function writePdf(
  size: { readonly widthPx: number; readonly heightPx: number },
  statement: FileStatement,
  draw: (context: SKRSContext2D) => void,
): Uint8Array {
  const document = new PDFDocument({
    title: statement.title,
    subject: statement.credits.join(' '),
    keywords: statement.source ?? '',
    creator: 'Gesso',
  });
  const context = document.beginPage(size.widthPx * POINTS_PER_PIXEL, size.heightPx * POINTS_PER_PIXEL);
  context.scale(POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  // A page's context is Skia's own; its declaration names the browser's, which has no members without that library.
  draw(context as SKRSContext2D);
  document.endPage();
  return addPdfMetadata(document.close(), writeXmp(statement));
}

async function traceToSvg(picture: Uint8Array, order: ExportOrder): Promise<Uint8Array> {
  const traced = traceFlatArt(await readPixels(picture, TRACED_SIDE_PX), TRACED_COLORS);
  if (!traced.isFlat) {
    throw new KitError({
      code: 'invalid-settings',
      message: `This picture cannot be exported as SVG. ${traced.reason} Choose PNG, JPG, WebP or PDF.`,
      retryable: false,
    });
  }
  const { widthPx, heightPx } = await sizeOf(picture);
  const { art } = traced;
  const paths = art.paths.map(
    ({ d, fill, rule }) => `<path d="${d}" fill="${fill}"${rule === 'evenodd' ? ' fill-rule="evenodd"' : ''}/>`,
  );
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" ` +
      `viewBox="0 0 ${art.widthUnits} ${art.heightUnits}" preserveAspectRatio="none"><metadata>${writeRdf(order)}</metadata>\n${paths.join('\n')}\n</svg>\n`,
  );
}

async function sizeOf(picture: Uint8Array): Promise<{ widthPx: number; heightPx: number }> {
  const { autoOrient } = await sharp(picture).metadata();
  return { widthPx: autoOrient.width, heightPx: autoOrient.height };
}
