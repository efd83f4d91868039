import svgpath from 'svgpath';
import type { PlacedArt, Point, ShapesLayer, SubjectLayer } from '../scene/layers.ts';
import { artInk } from './art-ink.ts';

/** The drawing with its shadows and lights scaled about a fixed point. */
export function scaleArt(layer: SubjectLayer, factor: number, fixed: Point): SubjectLayer {
  const { art, contactShadow, shade, rim, longShadow } = layer;
  const atX = (x: number): number => fixed.xPx + (x - fixed.xPx) * factor;
  const atY = (y: number): number => fixed.yPx + (y - fixed.yPx) * factor;
  return {
    ...layer,
    art: { ...art, xPx: tenth(atX(art.xPx)), yPx: tenth(atY(art.yPx)), scale: art.scale * factor },
    ...(contactShadow === undefined
      ? {}
      : {
          contactShadow: {
            ...contactShadow,
            centerXPx: tenth(atX(contactShadow.centerXPx)),
            centerYPx: tenth(atY(contactShadow.centerYPx)),
            widthPx: contactShadow.widthPx * factor,
            heightPx: contactShadow.heightPx * factor,
          },
        }),
    ...(shade === undefined ? {} : { shade: { ...shade, widthPx: shade.widthPx * factor } }),
    ...(rim === undefined ? {} : { rim: { ...rim, widthPx: rim.widthPx * factor } }),
    // A shadow without a clip would otherwise end in the open at its new length.
    ...(longShadow === undefined
      ? {}
      : { longShadow: { ...longShadow, lengthPx: longShadow.lengthPx * Math.max(1, factor) } }),
  };
}

/** The drawing scaled together with the shape that its long shadow is cut to. */
export function scaleStagedArt(layer: SubjectLayer, factor: number, fixed: Point): SubjectLayer {
  const scaled = scaleArt(layer, factor, fixed);
  const { longShadow } = scaled;
  if (longShadow?.clip === undefined) return scaled;
  return { ...scaled, longShadow: { ...longShadow, clip: scalePath(longShadow.clip, factor, fixed) } };
}

/** Shapes scaled about a fixed point; gradients in them keep their places. */
export function scaleShapes(layer: ShapesLayer, factor: number, fixed: Point): ShapesLayer {
  return {
    ...layer,
    shapes: layer.shapes.map((shape) => ({ ...shape, d: scalePath(shape.d, factor, fixed) })),
    ...(layer.clip === undefined ? {} : { clip: scalePath(layer.clip, factor, fixed) }),
  };
}

function scalePath(d: string, factor: number, { xPx, yPx }: Point): string {
  return svgpath(d)
    .matrix([factor, 0, 0, factor, xPx * (1 - factor), yPx * (1 - factor)])
    .round(1)
    .toString();
}

/** The drawing elsewhere, its contact shadow with it. What it is cut to stays. */
export function moveArt(layer: SubjectLayer, by: Point): SubjectLayer {
  const { art, contactShadow } = layer;
  return {
    ...layer,
    art: { ...art, xPx: tenth(art.xPx + by.xPx), yPx: tenth(art.yPx + by.yPx) },
    ...(contactShadow === undefined
      ? {}
      : {
          contactShadow: {
            ...contactShadow,
            centerXPx: tenth(contactShadow.centerXPx + by.xPx),
            centerYPx: tenth(contactShadow.centerYPx + by.yPx),
          },
        }),
  };
}

/** The drawing mirrored in place: its ink stays where it was. */
export function flipArt(layer: SubjectLayer): SubjectLayer {
  return keepInkAt(layer, { ...layer.art, isFlipped: !layer.art.isFlipped });
}

/** The drawing turned about the middle of its ink, clockwise. */
export function turnArt(layer: SubjectLayer, degrees: number): SubjectLayer {
  const rotationDeg = (((layer.art.rotationDeg + degrees) % 360) + 360) % 360;
  return keepInkAt(layer, { ...layer.art, rotationDeg });
}

function keepInkAt(layer: SubjectLayer, art: PlacedArt): SubjectLayer {
  const [before, after] = [artInk(layer.art), artInk(art)];
  const dx = before.xPx + before.widthPx / 2 - after.xPx - after.widthPx / 2;
  const dy = before.yPx + before.heightPx / 2 - after.yPx - after.heightPx / 2;
  return { ...layer, art: { ...art, xPx: tenth(art.xPx + dx), yPx: tenth(art.yPx + dy) } };
}

/** Tenths keep stored scenes short and let an edit and its opposite meet again. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
