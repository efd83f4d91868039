import type { Blend, Layer, Paint, ShapesLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import type { DrawingContext, DrawingGradient, DrawingTools } from './context.ts';
import { drawDots } from './draw-dots.ts';
import { drawGrain } from './draw-grain.ts';
import { drawSubject } from './draw-subject.ts';
import { drawText } from './draw-text.ts';
import type { Drawing } from './drawing.ts';
import { pathDrawing } from './path-drawing.ts';

/**
 * Draws a scene at its own size, back to front, from the context's current origin. Scale the context first to draw it
 * at another size. The same scene gives the same pixels on the same back end; nothing outside the scene is read.
 *
 * @param context - A Canvas 2D context of the browser or of Skia; its state is restored afterwards.
 * @param tools - How to make an off-screen canvas and, if there is one, a `Path2D`.
 * @example
 * const canvas = createCanvas(scene.widthPx, scene.heightPx);
 * drawScene(canvas.getContext('2d'), scene, { createCanvas, createPath: (d) => new Path2D(d) });
 */
export function drawScene(context: object, scene: Scene, tools: DrawingTools): void {
  const drawing: Drawing = {
    // Both back ends' contexts have what DrawingContext lists; their overloads cannot be named in one TypeScript type.
    context: context as DrawingContext,
    paths: pathDrawing(tools),
    tools,
    widthPx: scene.widthPx,
    heightPx: scene.heightPx,
  };
  for (const layer of scene.layers) drawLayer(drawing, layer);
}

/** Draws one layer alone, for exports that keep layers apart. */
export function drawLayer(drawing: Drawing, layer: Layer): void {
  const { context } = drawing;
  context.save();
  context.globalAlpha = layer.opacity ?? 1;
  context.globalCompositeOperation = COMPOSITE[layer.blend ?? 'normal'];
  switch (layer.kind) {
    case 'fill':
      context.fillStyle = toFillStyle(context, layer.paint);
      context.fillRect(0, 0, drawing.widthPx, drawing.heightPx);
      break;
    case 'shapes':
      drawShapes(drawing, layer);
      break;
    case 'subject':
      drawSubject(drawing, layer);
      break;
    case 'dots':
      drawDots(drawing, layer);
      break;
    case 'grain':
      drawGrain(drawing, layer);
      break;
    case 'text':
      drawText(drawing, layer);
      break;
    default:
      layer satisfies never;
  }
  context.restore();
}

/** Names of the blends in Canvas 2D. */
const COMPOSITE: Readonly<Record<Blend, string>> = {
  normal: 'source-over',
  multiply: 'multiply',
  screen: 'screen',
  overlay: 'overlay',
  'soft-light': 'soft-light',
};

function drawShapes({ context, paths }: Drawing, layer: ShapesLayer): void {
  const alpha = layer.opacity ?? 1;
  if (layer.clip !== undefined) paths.clip(context, layer.clip);
  for (const shape of layer.shapes) {
    context.globalAlpha = alpha * (shape.opacity ?? 1);
    if (shape.fill !== undefined) {
      context.fillStyle = toFillStyle(context, shape.fill);
      paths.fill(context, shape.d, shape.rule);
    }
    if (shape.stroke !== undefined) {
      context.strokeStyle = shape.stroke.color;
      context.lineWidth = shape.stroke.widthPx;
      context.lineCap = shape.stroke.cap ?? 'butt';
      context.lineJoin = 'round';
      paths.stroke(context, shape.d);
    }
  }
}

function toFillStyle(context: DrawingContext, paint: Paint): string | DrawingGradient {
  if (paint.kind === 'solid') return paint.color;
  const gradient =
    paint.kind === 'linear'
      ? context.createLinearGradient(paint.from.xPx, paint.from.yPx, paint.to.xPx, paint.to.yPx)
      : context.createRadialGradient(
          paint.center.xPx,
          paint.center.yPx,
          0,
          paint.center.xPx,
          paint.center.yPx,
          paint.radiusPx,
        );
  for (const stop of paint.stops) gradient.addColorStop(stop.at, stop.color);
  return gradient;
}
