import svgpath from 'svgpath';
import type { Box, Layer, PlacedArt, ShapesLayer, SubjectLayer, TextLayer } from '../scene/layers.ts';

/** What a layer can touch: left, top, right, bottom in scene pixels; `all` when it covers the sheet. */
export type Bounds = readonly [number, number, number, number] | 'all';

/** Room around ink for overshoot and soft edges. */
const SLACK_PX = 3;

/** A box that holds everything a layer draws; rather too large than too small. */
export function layerBounds(layer: Layer): Bounds {
  switch (layer.kind) {
    case 'fill': {
      const { paint } = layer;
      const isLamp = paint.kind === 'radial' && isTransparent(paint.stops.at(-1)?.color ?? '');
      if (!isLamp) return 'all';
      const { center, radiusPx } = paint;
      return [center.xPx - radiusPx, center.yPx - radiusPx, center.xPx + radiusPx, center.yPx + radiusPx];
    }
    case 'shapes':
      return shapesBounds(layer);
    case 'subject':
      return subjectBounds(layer);
    case 'dots':
      return padBox(layer.box, layer.cellPx);
    case 'grain':
      return 'all';
    case 'text':
      return textBounds(layer);
  }
}

/** The middle of a layer, about which it grows and turns. */
export function middleOf(bounds: Bounds, size: { readonly widthPx: number; readonly heightPx: number }) {
  const [left, top, right, bottom] = bounds === 'all' ? [0, 0, size.widthPx, size.heightPx] : bounds;
  return { xPx: (left + right) / 2, yPx: (top + bottom) / 2 };
}

/** The box of all points and control points of path data; a curve never leaves it. */
export function pathBounds(d: string): readonly [number, number, number, number] {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1e9, -1e9];
  const meet = (x: number, y: number): void => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  };
  svgpath(d)
    .abs()
    .unshort()
    .unarc()
    .iterate((segment, _index, x, y) => {
      const [command, ...numbers] = segment as [string, ...number[]];
      if (command === 'H') meet(numbers[0] ?? x, y);
      else if (command === 'V') meet(x, numbers[0] ?? y);
      else for (let at = 0; at + 1 < numbers.length; at += 2) meet(numbers[at] ?? x, numbers[at + 1] ?? y);
    });
  return left > right ? [0, 0, 0, 0] : [left, top, right, bottom];
}

function shapesBounds({ shapes }: ShapesLayer): Bounds {
  const boxes = shapes.map((shape) => pad(pathBounds(shape.d), (shape.stroke?.widthPx ?? 0) / 2));
  return boxes.length === 0 ? [0, 0, 0, 0] : boxes.reduce(union);
}

function subjectBounds({ art, contactShadow, longShadow }: SubjectLayer): Bounds {
  if (longShadow !== undefined) return 'all';
  const ink = artBounds(art);
  if (contactShadow === undefined) return ink;
  const { centerXPx, centerYPx, widthPx, heightPx } = contactShadow;
  const shadow = { xPx: centerXPx - widthPx / 2, yPx: centerYPx - heightPx / 2, widthPx, heightPx };
  return union(ink, padBox(shadow, 0));
}

/** The box of placed art, turned or not. */
export function artBounds(art: PlacedArt): readonly [number, number, number, number] {
  const [halfX, halfY] = [(art.widthUnits * art.scale) / 2, (art.heightUnits * art.scale) / 2];
  const [x, y] = [art.xPx + halfX, art.yPx + halfY];
  const reach = art.rotationDeg === 0 ? [halfX, halfY] : [Math.hypot(halfX, halfY), Math.hypot(halfX, halfY)];
  return pad([x - reach[0]!, y - reach[1]!, x + reach[0]!, y + reach[1]!], 0);
}

function textBounds(layer: TextLayer): Bounds {
  if (layer.arc !== undefined) {
    const reach = layer.arc.radiusPx + layer.sizePx * 1.4;
    const { xPx, yPx } = layer.arc.center;
    return [xPx - reach, yPx - reach, xPx + reach, yPx + reach];
  }
  const { box, rotationDeg = 0 } = layer;
  // Fallback faces can reach further than the measured ink of the bundled ones.
  const padded = padBox(box, layer.sizePx * 0.4 + (layer.outlinePx ?? 0));
  if (rotationDeg === 0) return padded;
  const reach = Math.hypot(padded[2] - padded[0], padded[3] - padded[1]) / 2;
  const [x, y] = [box.xPx + box.widthPx / 2, box.yPx + box.heightPx / 2];
  return [x - reach, y - reach, x + reach, y + reach];
}

function isTransparent(color: string): boolean {
  return color.length === 9 && color.endsWith('00');
}

function padBox(box: Box, by: number): readonly [number, number, number, number] {
  return pad([box.xPx, box.yPx, box.xPx + box.widthPx, box.yPx + box.heightPx], by);
}

type Edges = readonly [number, number, number, number];

function pad([left, top, right, bottom]: Edges, by: number): Edges {
  const more = by + SLACK_PX;
  return [left - more, top - more, right + more, bottom + more];
}

/** The box that holds both. */
export function union(first: Edges, second: Edges): Edges {
  return [
    Math.min(first[0], second[0]),
    Math.min(first[1], second[1]),
    Math.max(first[2], second[2]),
    Math.max(first[3], second[3]),
  ];
}
