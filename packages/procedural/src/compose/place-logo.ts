import svgpath from 'svgpath';
import { roundRectPath } from '../geometry/paths.ts';
import { contrastRatio, readableOn } from '../palette/color.ts';
import type { FlatDrawing, FlatShape } from '../scene/flat-drawing.ts';
import type { Box, Layer, Shape, ShapesLayer } from '../scene/layers.ts';
import { pathBounds } from '../subjects/path-bounds.ts';
import type { ArtBounds } from '../subjects/subject-art.ts';
import type { Studio } from './studio.ts';

/** Sizes of a logo in a corner, in hundredths of the shorter side: present, never the subject. */
const HEIGHT_UNITS = 7.5;
const WIDTH_UNITS = 24;
/** Smaller tries when texts leave no corner free. */
const SHRINKS = [1, 0.75, 0.55] as const;
/** A logo in its own colours must stand off this much from what is behind, its second colour a little; else it is set in one. */
const OWN_COLOR_CONTRAST = [1.9, 1.3] as const;

/**
 * Places a logo so that it touches no text: in the first corner from the lower right with nothing but the sheet in it,
 * else in the first that texts leave free, or in a box of the recipe's own. On a flat sheet it stands by itself, elsewhere on a small plate; where its colours would not be seen it is set in
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
    const free = corners
      .map(([xPx, yPx]) => ({ xPx, yPx, widthPx: width, heightPx: height }))
      .filter((box) => !taken.some((other) => intersects(other, box)));
    const found = free.find((box) => flatGround(studio, layers, box) !== undefined) ?? free[0];
    if (found !== undefined) return found;
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
  if (layer.kind === 'subject') {
    const { longShadow, art, clip } = layer;
    const cut = clip ?? longShadow?.clip;
    if (longShadow !== undefined && cut === undefined) return everything;
    const side = Math.hypot(art.widthUnits, art.heightUnits) * art.scale;
    const center = {
      xPx: art.xPx + (art.widthUnits * art.scale) / 2,
      yPx: art.yPx + (art.heightUnits * art.scale) / 2,
    };
    const turned = spread(
      { ...center, widthPx: 0, heightPx: 0 },
      art.rotationDeg === 0 ? (art.widthUnits * art.scale) / 2 : side / 2,
    );
    return cut === undefined ? turned : union(turned, toBox(pathBounds([cut])));
  }
  if (layer.kind !== 'shapes') return everything;
  const { left, top, right, bottom } = pathBounds(layer.shapes.map(({ d }) => d));
  if (left > right) return { xPx: -1, yPx: -1, widthPx: 0, heightPx: 0 };
  const half = Math.max(0, ...layer.shapes.map(({ stroke }) => (stroke?.widthPx ?? 0) / 2));
  return spread(toBox({ left, top, right, bottom }), half);
}

function toBox({ left, top, right, bottom }: ArtBounds): Box {
  return { xPx: left, yPx: top, widthPx: right - left, heightPx: bottom - top };
}

function union(first: Box, second: Box): Box {
  const [xPx, yPx] = [Math.min(first.xPx, second.xPx), Math.min(first.yPx, second.yPx)];
  return {
    xPx,
    yPx,
    widthPx: Math.max(first.xPx + first.widthPx, second.xPx + second.widthPx) - xPx,
    heightPx: Math.max(first.yPx + first.heightPx, second.yPx + second.heightPx) - yPx,
  };
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
  const areas = new Map<string, number>();
  for (const { fill, stroke, d } of shapes) {
    const color = fill ?? stroke?.color;
    const { left, top, right, bottom } = pathBounds([d]);
    if (color !== undefined) areas.set(color, (areas.get(color) ?? 0) + (right - left) * (bottom - top));
  }
  return [...areas]
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
