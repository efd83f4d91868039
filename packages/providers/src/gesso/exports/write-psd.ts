import { drawScene, type Layer, type Scene } from '@gesso/procedural';
import { KitError } from '@gesso/provider-kit';
import { createCanvas, Path2D } from '@napi-rs/canvas';
import type { BlendMode, PixelData, Layer as PsdLayer } from 'ag-psd';

/** All layers together are held while the file is written, twice: 100 megapixels are 800 MB. */
const MOST_PIXELS = 100_000_000;

/** The words of the format for the blends of a scene. */
const BLENDS: Readonly<Record<NonNullable<Layer['blend']>, BlendMode>> = {
  normal: 'normal',
  multiply: 'multiply',
  screen: 'screen',
  overlay: 'overlay',
  'soft-light': 'soft light',
};

/**
 * Writes a design as a layered Photoshop file: each layer by its own name with its opacity and blend, from back to front,
 * cut to what it shows. Words are pixels in it, since nobody knows which typefaces the other machine has.
 *
 * Needs the typefaces of `registerFonts`.
 *
 * @param xmp - Where it comes from, for the file's own metadata.
 * @throws KitError `invalid-settings` when the layers are too large together.
 */
export function writeScenePsd(scene: Scene, xmp: string): Promise<Uint8Array> {
  const { widthPx: width, heightPx: height } = scene;
  const children: PsdLayer[] = [];
  let pixels = width * height;
  for (const layer of scene.layers) {
    // Opacity and blend are the file's, so that a layer can be brought back to full strength there.
    const alone = { ...layer, opacity: 1, blend: 'normal' as const };
    const cut = paint({ ...scene, layers: [alone] });
    if (cut === undefined) continue;
    pixels += cut.imageData.width * cut.imageData.height;
    if (pixels > MOST_PIXELS) throw tooLarge();
    children.push({
      name: layer.name,
      ...cut,
      opacity: layer.opacity ?? 1,
      blendMode: BLENDS[layer.blend ?? 'normal'],
    });
  }
  return encode({ width, height, children, imageData: draw(scene) }, xmp);
}

/**
 * Writes a picture as a Photoshop file with itself as the only layer.
 *
 * @throws KitError `invalid-settings` when it is too large.
 */
export function writePicturePsd(picture: PixelData, options: { readonly name: string; readonly xmp: string }) {
  const { width, height } = picture;
  if (width * height * 2 > MOST_PIXELS) throw tooLarge();
  const children = [{ name: options.name || 'Picture', left: 0, top: 0, imageData: picture }];
  return encode({ width, height, children, imageData: picture }, options.xmp);
}

type Sheet = {
  readonly width: number;
  readonly height: number;
  readonly children: PsdLayer[];
  readonly imageData: PixelData;
};

async function encode(sheet: Sheet, xmp: string): Promise<Uint8Array> {
  // Loaded when asked for: most exports need neither this nor the time it takes.
  const { writePsdBuffer } = await import('ag-psd');
  return writePsdBuffer({ ...sheet, imageResources: { xmpMetadata: xmp } }, { noBackground: true });
}

function draw(scene: Scene): PixelData {
  const { widthPx: width, heightPx: height } = scene;
  const context = createCanvas(width, height).getContext('2d');
  drawScene(context, scene, { createCanvas, createPath: (d) => new Path2D(d) });
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

type Cut = { readonly left: number; readonly top: number; readonly imageData: PixelData };

/** What a scene shows, without the empty sheet around it; undefined when it shows nothing. */
function paint(scene: Scene): Cut | undefined {
  const { width, height, data } = draw(scene);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (data[(y * width + x) * 4 + 3] === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  if (right < 0) return undefined;
  const size = { width: right - left + 1, height: bottom - top + 1 };
  const cut = new Uint8ClampedArray(size.width * size.height * 4);
  for (let y = 0; y < size.height; y += 1) {
    const from = ((top + y) * width + left) * 4;
    cut.set(data.subarray(from, from + size.width * 4), y * size.width * 4);
  }
  return { left, top, imageData: { ...size, data: cut } };
}

function tooLarge(): KitError {
  const message =
    'The layers would have more than 100 megapixels together, which no PSD of ours holds. Choose PNG or PDF.';
  return new KitError({ code: 'invalid-settings', message, retryable: false });
}
