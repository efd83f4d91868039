import { createCanvas, Path2D } from '@napi-rs/canvas';
import { drawScene } from '../../src/draw/draw-scene.ts';
import type { Box, Layer, TextLayer } from '../../src/scene/layers.ts';
import type { Scene } from '../../src/scene/scene.ts';

/** Which pixels of the sheet a text covers. */
export interface TextMask {
  readonly layer: TextLayer;
  /** Indices of covered pixels, row by row. */
  readonly pixels: readonly number[];
  /** Bounds of the ink in pixels; `undefined` when nothing was drawn. */
  readonly ink: Box | undefined;
}

/** From this opacity on a pixel is ink and not its soft edge. */
const INK_ALPHA = 100;

export function textLayersOf(scene: Scene): readonly TextLayer[] {
  return scene.layers.filter((layer) => layer.kind === 'text');
}

/** Draws each text of a scene by itself, as the finished picture has it. Its faces must be registered. */
export function maskTexts(scene: Scene): readonly TextMask[] {
  return textLayersOf(scene).map((layer) => {
    const { data } = draw(scene, [{ ...layer, opacity: 1, blend: 'normal' }]);
    const pixels: number[] = [];
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let index = 0; index * 4 < data.length; index += 1) {
      if ((data[index * 4 + 3] ?? 0) < INK_ALPHA) continue;
      pixels.push(index);
      const [x, y] = [index % scene.widthPx, Math.floor(index / scene.widthPx)];
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
    const ink = { xPx: left, yPx: top, widthPx: right - left, heightPx: bottom - top };
    return { layer, pixels, ink: pixels.length === 0 ? undefined : ink };
  });
}

/** What stands behind the texts: the scene without them and without grain. RGBA, row by row. */
export function drawBehindTexts(scene: Scene): Uint8ClampedArray {
  return draw(
    scene,
    scene.layers.filter(({ kind, slot }) => kind !== 'text' && slot !== 'texture'),
  ).data;
}

function draw(scene: Scene, layers: readonly Layer[]) {
  const canvas = createCanvas(scene.widthPx, scene.heightPx);
  const context = canvas.getContext('2d');
  drawScene(context, { ...scene, layers }, { createCanvas, createPath: (d) => new Path2D(d) });
  return context.getImageData(0, 0, scene.widthPx, scene.heightPx);
}
