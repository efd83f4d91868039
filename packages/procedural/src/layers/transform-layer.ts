import svgpath from 'svgpath';
import { flipArt, moveArt, scaleArt, turnArt } from '../edit/reshape-art.ts';
import { scaledText } from '../edit/resize-text.ts';
import type { DotsLayer, Layer, Paint, Point, Shape, ShapesLayer, TextLayer } from '../scene/layers.ts';
import { layerBox, middleOf } from './layer-box.ts';

/** The layer elsewhere, with the paints and clips of its own shapes. What a drawing is cut to stays where it is. */
export function moveLayer(layer: Layer, by: Point): Layer {
  switch (layer.kind) {
    case 'fill':
    case 'grain':
      return layer;
    case 'subject':
      return moveArt(layer, by);
    case 'text':
      return moveText(layer, by);
    case 'shapes':
      return mapShapes(layer, [1, 0, 0, 1, by.xPx, by.yPx]);
    case 'dots':
      return mapDots(layer, 1, ({ xPx, yPx }) => ({ xPx: xPx + by.xPx, yPx: yPx + by.yPx }));
  }
}

/** The layer larger or smaller about the middle of what is seen of it. */
export function scaleLayer(layer: Layer, factor: number): Layer {
  const box = layerBox(layer);
  if (box === undefined) return layer;
  const { xPx, yPx } = middleOf(box);
  switch (layer.kind) {
    case 'subject':
      return scaleArt(layer, factor, { xPx, yPx });
    case 'text':
      return scaleText(layer, factor, { xPx, yPx });
    case 'shapes': {
      const scaled = mapShapes(layer, [factor, 0, 0, factor, xPx * (1 - factor), yPx * (1 - factor)]);
      return { ...scaled, shapes: scaled.shapes.map((shape) => withStroke(shape, factor)) };
    }
    case 'dots':
      return mapDots(layer, factor, (point) => ({
        xPx: xPx + (point.xPx - xPx) * factor,
        yPx: yPx + (point.yPx - yPx) * factor,
      }));
    default:
      return layer;
  }
}

/** The layer turned clockwise about its middle. Halftones keep to their grid. */
export function rotateLayer(layer: Layer, degrees: number): Layer {
  switch (layer.kind) {
    case 'subject':
      return turnArt(layer, degrees);
    case 'text':
      return layer.arc === undefined
        ? { ...layer, rotationDeg: inTurn((layer.rotationDeg ?? 0) + degrees) }
        : { ...layer, arc: { ...layer.arc, middleDeg: inTurn(layer.arc.middleDeg + degrees) } };
    case 'shapes': {
      const box = layerBox(layer);
      if (box === undefined) return layer;
      const { xPx, yPx } = middleOf(box);
      const turn = (degrees * Math.PI) / 180;
      const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
      return mapShapes(layer, [cos, sin, -sin, cos, xPx - cos * xPx + sin * yPx, yPx - sin * xPx - cos * yPx]);
    }
    default:
      return layer;
  }
}

/** The layer mirrored from left to right in its place. Letters are never mirrored. */
export function flipLayer(layer: Layer): Layer {
  if (layer.kind === 'subject') return flipArt(layer);
  const box = layer.kind === 'shapes' ? layerBox(layer) : undefined;
  if (layer.kind !== 'shapes' || box === undefined) return layer;
  return mapShapes(layer, [-1, 0, 0, 1, 2 * middleOf(box).xPx, 0]);
}

type Matrix = readonly [number, number, number, number, number, number];

function moveText(layer: TextLayer, { xPx, yPx }: Point): TextLayer {
  return {
    ...layer,
    lines: layer.lines.map((line) => ({
      ...line,
      xPx: hundredth(line.xPx + xPx),
      baselinePx: hundredth(line.baselinePx + yPx),
    })),
    box: { ...layer.box, xPx: hundredth(layer.box.xPx + xPx), yPx: hundredth(layer.box.yPx + yPx) },
    ...(layer.arc === undefined
      ? {}
      : { arc: { ...layer.arc, center: { xPx: layer.arc.center.xPx + xPx, yPx: layer.arc.center.yPx + yPx } } }),
  };
}

function scaleText(layer: TextLayer, factor: number, about: Point): TextLayer {
  const scaled = scaledText(layer, about.xPx, about.yPx, factor);
  if (layer.arc === undefined) return scaled;
  const { center, radiusPx } = layer.arc;
  return {
    ...scaled,
    arc: {
      ...layer.arc,
      radiusPx: radiusPx * factor,
      center: {
        xPx: about.xPx + (center.xPx - about.xPx) * factor,
        yPx: about.yPx + (center.yPx - about.yPx) * factor,
      },
    },
  };
}

function mapShapes(layer: ShapesLayer, matrix: Matrix): ShapesLayer {
  const path = (d: string): string =>
    svgpath(d)
      .matrix([...matrix])
      .round(1)
      .toString();
  return {
    ...layer,
    shapes: layer.shapes.map((shape) => ({
      ...shape,
      d: path(shape.d),
      ...(shape.fill === undefined ? {} : { fill: mapPaint(shape.fill, matrix) }),
    })),
    ...(layer.clip === undefined ? {} : { clip: path(layer.clip) }),
  };
}

function mapPaint(paint: Paint, matrix: Matrix): Paint {
  const [a, b, c, d, e, f] = matrix;
  const point = ({ xPx, yPx }: Point): Point => ({ xPx: a * xPx + c * yPx + e, yPx: b * xPx + d * yPx + f });
  switch (paint.kind) {
    case 'solid':
      return paint;
    case 'linear':
      return { ...paint, from: point(paint.from), to: point(paint.to) };
    case 'radial':
      return { ...paint, center: point(paint.center), radiusPx: paint.radiusPx * Math.hypot(a, b) };
  }
}

function withStroke(shape: Shape, factor: number): Shape {
  if (shape.stroke === undefined) return shape;
  return { ...shape, stroke: { ...shape.stroke, widthPx: hundredth(shape.stroke.widthPx * factor) } };
}

function mapDots(layer: DotsLayer, factor: number, point: (point: Point) => Point): DotsLayer {
  const { box, from, to, cellPx, clip, art } = layer;
  const corner = point(box);
  const [zero, one] = [point({ xPx: 0, yPx: 0 }), point({ xPx: 1, yPx: 1 })];
  return {
    ...layer,
    box: { ...corner, widthPx: box.widthPx * factor, heightPx: box.heightPx * factor },
    from: point(from),
    to: point(to),
    cellPx: cellPx * factor,
    ...(clip === undefined
      ? {}
      : {
          clip: svgpath(clip)
            .matrix([one.xPx - zero.xPx, 0, 0, one.yPx - zero.yPx, zero.xPx, zero.yPx])
            .round(1)
            .toString(),
        }),
    ...(art === undefined ? {} : { art: { ...art, ...point(art), scale: art.scale * factor } }),
  };
}

function inTurn(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}

/** Stored scenes stay short, and a move and its opposite meet again. */
function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
