import { createCanvas, Path2D } from '@napi-rs/canvas';
import { drawScene } from '../src/draw/draw-scene.ts';
import type { Scene } from '../src/scene/scene.ts';
import { registerFontsFor } from './register-fonts.ts';

/** Draws a scene with Skia, as the server does. */
export function renderScene(scene: Scene) {
  registerFontsFor(scene);
  const canvas = createCanvas(scene.widthPx, scene.heightPx);
  drawScene(canvas.getContext('2d'), scene, { createCanvas, createPath: (d) => new Path2D(d) });
  return canvas;
}
