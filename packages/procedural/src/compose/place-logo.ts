import svgpath from 'svgpath';
import type { FlatDrawing, FlatShape } from '../brand/read-svg.ts';
import { roundRectPath } from '../geometry/paths.ts';
import { contrastRatio, readableOn } from '../palette/color.ts';
import type { Box, Layer, Shape, ShapesLayer } from '../scene/layers.ts';
import type { Studio } from './studio.ts';

/** Sizes of a logo in a corner, in hundredths of the shorter side: present, never the subject. */
const HEIGHT_UNITS = 7.5;
const WIDTH_UNITS = 24;
/** Smaller tries when texts leave no corner free. */
const SHRINKS = [1, 0.75, 0.55] as const;
/** A logo in its own colours must stand off this much from what is behind, its second colour a little; else it is set in one. */
const OWN_COLOR_CONTRAST = [1.9, 1.3] as const;

/**
 * Places a logo so that it touches no text: in the first free corner from the lower right, or in a box of the recipe's
 * own. On a flat sheet it stands by itself, elsewhere on a small plate; where its colours would not be seen it is set in
 * one that is.
 *
 * @param layers - What is on the sheet already, back to front.
 * @returns The layer, or `undefined` when the texts leave no corner free.
 */
export function placeLogo(
  studio: Studio,
  logo: FlatDrawing,
  layers: readonly Layer[],
  box?: Box,
): ShapesLayer | undefined {
  const place = box ?? freeCorner(studio, logo, layers);
  if (place === undefined) return undefined;
  const ground = flatGround(studio, layers, place);
  const plate = ground === undefined ? plateColor(logo, studio) : undefined;
  const shapes = logoShapes(logo, place, ground ?? plate ?? studio.colors.ground);
  return {
    id: 'logo',
    name: 'Logo',
    slot: 'ornament',
    kind: 'shapes',
    depth: 1,
    shapes: plate === undefined ? shapes : [plateShape(studio, place, plate), ...shapes],
  };
}

function freeCorner(studio: Studio, logo: FlatDrawing, layers: readonly Layer[]): Box | undefined {
  const { widthPx, heightPx, marginPx, unitPx } = studio;
  const taken = layers.flatMap((layer) => (layer.kind === 'text' ? [spread(textBox(layer), unitPx * 2.2)] : []));
  for (const shrink of SHRINKS) {
    const scale =
      shrink * Math.min((unitPx * WIDTH_UNITS) / logo.widthUnits, (unitPx * HEIGHT_UNITS) / logo.heightUnits);
    const [width, height] = [logo.widthUnits * scale, logo.heightUnits * scale];
    const [right, bottom] = [widthPx - marginPx - width, heightPx - marginPx - height];
    const corners = [
      [right, bottom],
      [right, marginPx],
      [marginPx, bottom],
      [marginPx, marginPx],
    ] as const;
    for (const [xPx, yPx] of corners) {
      const box = { xPx, yPx, widthPx: width, heightPx: height };
      if (!taken.some((other) => intersects(other, box))) return box;
    }
  }
  return undefined;
}

/** The colour of the sheet when nothing but it is behind a box. */
function flatGround(studio: Studio, layers: readonly Layer[], box: Box): string | undefined {
  let ground: string | undefined;
  for (const layer of layers) {
    if (layer.kind === 'fill')
      ground = layer.paint.kind === 'solid' && layer.blend === undefined ? layer.paint.color : undefined;
    else if (layer.kind !== 'text' && layer.kind !== 'grain') {
      if (intersects(layerBox(layer, studio), spread(box, studio.unitPx * 2))) return undefined;
    }
  }
  return ground?.slice(0, 7);
}

function layerBox(layer: Layer, { widthPx, heightPx }: Studio): Box {
  const everything = { xPx: 0, yPx: 0, widthPx, heightPx };
  if (layer.kind === 'dots') return layer.box;
  if (layer.kind === 'subject' && layer.longShadow === undefined && layer.art.rotationDeg === 0) {
    const { xPx, yPx, widthUnits, heightUnits, scale } = layer.art;
    return { xPx, yPx, widthPx: widthUnits * scale, heightPx: heightUnits * scale };
  }
  if (layer.kind !== 'shapes') return everything;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { d, stroke } of layer.shapes) {
    const half = (stroke?.widthPx ?? 0) / 2;
    svgpath(d)
      .abs()
      .unshort()
      .unarc()
      .iterate((segment, _index, x, y) => {
        // svgpath types a segment as a list of mixed values; the first is its letter, the rest are numbers.
        const [command, ...numbers] = segment as [string, ...number[]];
        const points = command === 'H' ? [numbers[0]!, y] : command === 'V' ? [x, numbers[0]!] : numbers;
        for (let at = 0; at + 1 < points.length; at += 2) {
          left = Math.min(left, points[at]! - half);
          right = Math.max(right, points[at]! + half);
          top = Math.min(top, points[at + 1]! - half);
          bottom = Math.max(bottom, points[at + 1]! + half);
        }
      });
  }
  return left > right
    ? { xPx: -1, yPx: -1, widthPx: 0, heightPx: 0 }
    : { xPx: left, yPx: top, widthPx: right - left, heightPx: bottom - top };
}

function textBox(layer: Extract<Layer, { kind: 'text' }>): Box {
  if (layer.arc === undefined) return layer.box;
  const reach = layer.arc.radiusPx + layer.sizePx;
  return {
    xPx: layer.arc.center.xPx - reach,
    yPx: layer.arc.center.yPx - reach,
    widthPx: 2 * reach,
    heightPx: 2 * reach,
  };
}

function logoShapes(logo: FlatDrawing, place: Box, behind: string): readonly Shape[] {
  const scale = Math.min(place.widthPx / logo.widthUnits, place.heightPx / logo.heightUnits);
  const isSeen = mainColors(logo).every((color, at) => contrastRatio(color, behind) >= (OWN_COLOR_CONTRAST[at] ?? 1));
  const single = isSeen ? undefined : readableOn([behind], mainColors(logo), 3);
  // In one colour a logo that fills its own sheet would be a block; the sheet is what covers nearly everything.
  const shapes = single === undefined ? logo.shapes : logo.shapes.filter((shape) => !isSheet(shape, logo));
  return shapes.map((shape) => ({
    d: svgpath(shape.d).scale(scale).translate(place.xPx, place.yPx).round(2).toString(),
    ...(shape.fill === undefined ? {} : { fill: { kind: 'solid', color: single ?? shape.fill } }),
    ...(shape.rule === undefined ? {} : { rule: shape.rule }),
    ...(shape.stroke === undefined
      ? {}
      : { stroke: { color: single ?? shape.stroke.color, widthPx: Math.max(0.5, shape.stroke.widthUnits * scale) } }),
    ...(shape.opacity === undefined ? {} : { opacity: shape.opacity }),
  }));
}

/** Colours that carry the logo: those of its outlines, without a sheet it brings along. */
function mainColors(logo: FlatDrawing): readonly string[] {
  const carrying = logo.shapes.filter((shape) => !isSheet(shape, logo));
  const shapes = carrying.length > 0 ? carrying : logo.shapes;
  const counts = new Map<string, number>();
  for (const { fill, stroke, d } of shapes) {
    const color = fill ?? stroke?.color;
    if (color !== undefined) counts.set(color, (counts.get(color) ?? 0) + d.length);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 2)
    .map(([color]) => color);
}

function isSheet({ d, fill }: FlatShape, { widthUnits, heightUnits }: FlatDrawing): boolean {
  if (fill === undefined || d.length > 120) return false;
  const corners = [`${0} ${0}`, `${widthUnits} ${heightUnits}`];
  const plain = svgpath(d).abs().round(0).toString();
  return (
    plain.startsWith('M0 0') &&
    (plain.includes(corners[1]!) || (plain.includes(`H${widthUnits}`) && plain.includes(`V${heightUnits}`)))
  );
}

function plateColor(logo: FlatDrawing, { colors }: Studio): string {
  return readableOn(mainColors(logo), [colors.ground, colors.ink, '#ffffff', '#111111'], 3);
}

function plateShape({ unitPx }: Studio, place: Box, color: string): Shape {
  const { xPx, yPx, widthPx, heightPx } = spread(place, unitPx * 1.6);
  return { d: roundRectPath(xPx, yPx, widthPx, heightPx, unitPx), fill: { kind: 'solid', color } };
}

function spread({ xPx, yPx, widthPx, heightPx }: Box, byPx: number): Box {
  return { xPx: xPx - byPx, yPx: yPx - byPx, widthPx: widthPx + 2 * byPx, heightPx: heightPx + 2 * byPx };
}

function intersects(first: Box, second: Box): boolean {
  return (
    first.xPx < second.xPx + second.widthPx &&
    second.xPx < first.xPx + first.widthPx &&
    first.yPx < second.yPx + second.heightPx &&
    second.yPx < first.yPx + first.heightPx
  );
}
