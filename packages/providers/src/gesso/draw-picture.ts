import {
  type BrandKit,
  type Colors,
  colorsOf,
  colorsOfPicture,
  composeScene,
  type DetailLevel,
  drawScene,
  extractPalette,
  readBrief,
  type Scene,
  upgradeScene,
} from '@gesso/procedural';
import { subjectLibrary } from '@gesso/procedural/subjects';
import { createCanvas, Path2D } from '@napi-rs/canvas';
import sharp from 'sharp';
import { readPixels } from './picture-operations/read-pixels.ts';
import { ALGORITHMIC_MEDIA_XMP } from './provenance.ts';
import { registerFontsFor } from './register-fonts.ts';
import type { Work } from './work.ts';

/** One picture to draw; plain data, so that it can be sent to a worker. */
export type PictureOrder = {
  readonly prompt: string;
  readonly seed: number;
  /** 0 to 3; variants of one run look different from each other. */
  readonly variantIndex: number;
  /** 64 to 4096. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly style: string;
  readonly palette: string;
  readonly detail: string;
  readonly hasTexture: boolean;
  /** One of `TITLE_FAMILIES`, for the headline. Default: what the prompt asks for, else what suits it. */
  readonly titleFamily?: string;
  /** The brand it is for; its colours, typefaces, logo and tone hold unless the settings ask for others. */
  readonly brand?: BrandKit;
  /** A picture or design whose colours to use, unless the prompt or the palette setting asks for others. */
  readonly colorsFrom?: { readonly picture: Uint8Array } | { readonly scene: Readonly<Record<string, unknown>> };
};

/** Level 3 writes a 1024² design in about half the time of level 6 and a quarter larger. */
const PNG_LEVEL = 3;

/**
 * Composes, draws and encodes one picture. The same order gives the same bytes in every process.
 *
 * Needs the typefaces of `registerFonts`. Takes the whole thread for tens of milliseconds to seconds.
 */
export async function drawPicture(order: PictureOrder): Promise<Work> {
  const scene = composePicture(order, await readColors(order));
  const pixels = paintScene(scene);
  const bytes = await encodePng(pixels, scene);
  // Given back at once: four bytes a pixel that wait for the collector make it look at the whole heap, at every second picture.
  if (pixels.buffer instanceof ArrayBuffer) pixels.buffer.transfer(0);
  return { bytes, mimeType: 'image/png', scene, notes: scene.notes };
}

/** Composes the scene of an order without drawing it. */
export function composePicture(order: PictureOrder, given?: Colors): Scene {
  const { prompt, seed, variantIndex, widthPx, heightPx, style, palette, hasTexture } = order;
  const read = readBrief(prompt, subjectLibrary, order.brand);
  const title = order.titleFamily ?? read.fonts.title;
  const brief = { ...read, fonts: { ...read.fonts, title } };
  const hasOwnColors = palette !== 'auto' || brief.colorWords.length > 0 || brief.hexColors.length > 0;
  const scene = composeScene({
    brief,
    seed,
    variantIndex,
    widthPx,
    heightPx,
    style,
    palette,
    // One of the ids of DETAIL_LEVELS: the setting was parsed against that list.
    detail: order.detail as DetailLevel,
    ...(given === undefined || hasOwnColors ? {} : { kept: { colors: given } }),
  });
  return hasTexture ? scene : { ...scene, layers: scene.layers.filter((layer) => layer.slot !== 'texture') };
}

/** Colours of a reference are found at this size; more pixels change none of them. */
const COLORS_SIDE_PX = 256;
const REFERENCE_COLORS = 5;

async function readColors({ colorsFrom }: PictureOrder): Promise<Colors | undefined> {
  if (colorsFrom === undefined) return undefined;
  if ('scene' in colorsFrom) return colorsOf(upgradeScene(colorsFrom.scene).palette);
  return colorsOfPicture(extractPalette(await readPixels(colorsFrom.picture, COLORS_SIDE_PX), REFERENCE_COLORS));
}

/** Draws a scene, in any script; RGBA, row-major, 0-255, sRGB. */
export function paintScene(scene: Scene): Uint8Array {
  registerFontsFor(scene);
  const canvas = createCanvas(scene.widthPx, scene.heightPx);
  drawScene(canvas.getContext('2d'), scene, { createCanvas, createPath: (d) => new Path2D(d) });
  return canvas.data();
}

/** Encodes what `paintScene` drew. A scene covers its whole sheet, so the alpha channel is dropped. */
export function encodePng(pixels: Uint8Array, size: { readonly widthPx: number; readonly heightPx: number }) {
  return sharp(pixels, { raw: { width: size.widthPx, height: size.heightPx, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: PNG_LEVEL })
    .withXmp(ALGORITHMIC_MEDIA_XMP)
    .toBuffer();
}
