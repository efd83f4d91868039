import { artInk, unionOf } from '../edit/art-ink.ts';
import { boundsOf, flattenPath } from '../geometry/flatten-path.ts';
import type { Box, Layer, Shape, TextArc, TextLayer } from '../scene/layers.ts';

/**
 * The upright box of what is seen of a layer, in scene pixels; undefined for what covers the whole sheet, and for what
 * draws nothing. Turned texts give the box around their turned lines.
 */
export function layerBox(layer: Layer): Box | undefined {
  switch (layer.kind) {
    case 'fill':
    case 'grain':
      return undefined;
    case 'dots':
      return layer.box;
    case 'subject':
      return artInk(layer.art);
    case 'text':
      return layer.arc === undefined ? turnedBox(layer) : arcBox(layer, layer.arc);
    case 'shapes':
      return shapesBox(layer.shapes);
  }
}

/** The middle of a box. */
export function middleOf({ xPx, yPx, widthPx, heightPx }: Box): { readonly xPx: number; readonly yPx: number } {
  return { xPx: xPx + widthPx / 2, yPx: yPx + heightPx / 2 };
}

function shapesBox(shapes: readonly Shape[]): Box | undefined {
  const boxes = shapes.flatMap(({ d, stroke }) => {
    const polygons = flattenPath(d);
    if (polygons.length === 0) return [];
    const { left, top, right, bottom } = boundsOf(polygons);
    const half = (stroke?.widthPx ?? 0) / 2;
    return [{ xPx: left - half, yPx: top - half, widthPx: right - left + 2 * half, heightPx: bottom - top + 2 * half }];
  });
  return boxes.length === 0 ? undefined : unionOf(boxes);
}

function turnedBox({ box, rotationDeg = 0 }: TextLayer): Box {
  if (rotationDeg === 0) return box;
  const turn = (rotationDeg * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
  const widthPx = box.widthPx * cos + box.heightPx * sin;
  const heightPx = box.widthPx * sin + box.heightPx * cos;
  const { xPx, yPx } = middleOf(box);
  return { xPx: xPx - widthPx / 2, yPx: yPx - heightPx / 2, widthPx, heightPx };
}

/** The part of the ring that the letters stand on. */
function arcBox({ sizePx, lines }: TextLayer, { center, radiusPx, middleDeg, facing }: TextArc): Box {
  const outer = facing === 'outside' ? radiusPx + sizePx : radiusPx;
  const inner = facing === 'outside' ? radiusPx : radiusPx - sizePx;
  const half = Math.min(Math.PI, (lines[0]?.widthPx ?? 0) / Math.max(1, radiusPx) / 2);
  const points = Array.from({ length: 25 }, (_, step) => {
    const angle = (middleDeg * Math.PI) / 180 - half + (half * step) / 12;
    return [inner, outer].map((radius) => ({
      xPx: center.xPx + radius * Math.sin(angle),
      yPx: center.yPx - radius * Math.cos(angle),
      widthPx: 0,
      heightPx: 0,
    }));
  });
  return unionOf(points.flat());
}
