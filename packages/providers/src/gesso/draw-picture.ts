import { composeScene, type DetailLevel, drawScene, readBrief, type Scene } from '@gesso/procedural';
import { subjectLibrary } from '@gesso/procedural/subjects';
import { createCanvas, Path2D } from '@napi-rs/canvas';
import sharp from 'sharp';
import type { Work } from './do-work.ts';
import { ALGORITHMIC_MEDIA_XMP } from './provenance.ts';
import { registerFontsFor } from './register-fonts.ts';

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
};

/** Level 3 writes a 1024² design in about half the time of level 6 and a quarter larger. */
const PNG_LEVEL = 3;

/**
 * Composes, draws and encodes one picture. The same order gives the same bytes in every process.
 *
 * Needs the typefaces of `registerFonts`. Takes the whole thread for tens of milliseconds to seconds.
 */
export async function drawPicture(order: PictureOrder): Promise<Work> {
  const scene = composePicture(order);
  const bytes = await encodePng(paintScene(scene), scene);
  return { bytes, mimeType: 'image/png', scene, notes: scene.notes };
}

/** Composes the scene of an order without drawing it. */
export function composePicture(order: PictureOrder): Scene {
  const { prompt, seed, variantIndex, widthPx, heightPx, style, palette, hasTexture } = order;
  const scene = composeScene({
    brief: readBrief(prompt, subjectLibrary),
    seed,
    variantIndex,
    widthPx,
    heightPx,
    style,
    palette,
    // One of the ids of DETAIL_LEVELS: the setting was parsed against that list.
    detail: order.detail as DetailLevel,
  });
  return hasTexture ? scene : { ...scene, layers: scene.layers.filter((layer) => layer.slot !== 'texture') };
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
