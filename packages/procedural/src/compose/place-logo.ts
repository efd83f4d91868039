import svgpath from 'svgpath';
import { roundRectPath } from '../geometry/paths.ts';
import { contrastRatio, readableOn } from '../palette/color.ts';
import type { FlatDrawing, FlatShape } from '../scene/flat-drawing.ts';
import type { Box, Layer, Shape, ShapesLayer } from '../scene/layers.ts';
import { pathBounds } from '../subjects/path-bounds.ts';
import { spread } from './boxes.ts';
import { findLogoPlace } from './logo-places.ts';
import type { Studio } from './studio.ts';

/** A logo in its own colours must stand off this much from what is behind, its second colour a little; else it is set in one. */
const OWN_COLOR_CONTRAST = [1.9, 1.3] as const;

/**
 * Places a logo in a corner so that it touches no text. On a flat sheet it stands by itself, elsewhere on a small plate;
 * where its colours would not be seen it is set in one that is.
 *
 * @param layers - What is on the sheet already, back to front.
 * @returns All layers with the logo in front, without small ornaments that made room for it; `undefined` when the texts
 *   leave no corner free.
 */
export function placeLogo(studio: Studio, logo: FlatDrawing, layers: readonly Layer[]): readonly Layer[] | undefined {
  const place = findLogoPlace(studio, logo, layers);
  if (place === undefined) return undefined;
  const { box, ground } = place;
  const plate = ground === undefined ? plateColor(logo, studio) : undefined;
  const shapes = logoShapes(logo, box, ground ?? plate ?? studio.colors.ground);
  const layer: ShapesLayer = {
    id: 'logo',
    name: 'Logo',
    slot: 'ornament',
    kind: 'shapes',
    depth: 1,
    shapes: plate === undefined ? shapes : [plateShape(studio, box, plate), ...shapes],
  };
  return [...place.layers, layer];
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
