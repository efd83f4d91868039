import type { Layer, Paint, PlacedArt, Shape } from '../scene/layers.ts';
import type { ArtPath } from '../subjects/subject-art.ts';

/** More would be no choice but a chart; drawings with gradients have dozens of tones. */
const MOST_COLORS = 12;

/** The colours a layer is painted in as `#rrggbb`, the most used first. Grain has none. */
export function layerColors(layer: Layer): readonly string[] {
  const counts = new Map<string, number>();
  mapColors(layer, (color) => {
    const rgb = opaque(color);
    counts.set(rgb, (counts.get(rgb) ?? 0) + 1);
    return color;
  });
  return [...counts]
    .toSorted(([, first], [, second]) => second - first)
    .slice(0, MOST_COLORS)
    .map(([color]) => color);
}

/** The layer with one colour replaced wherever it is painted; how see-through a paint is stays. */
export function recolorLayer(layer: Layer, from: string, to: string): Layer {
  const [wanted, next] = [opaque(from), opaque(to)];
  return mapColors(layer, (color) => (opaque(color) === wanted ? next + color.slice(7) : color));
}

function opaque(color: string): string {
  return color.slice(0, 7).toLowerCase();
}

type Recolor = (color: string) => string;

function mapColors<Some extends Layer>(layer: Some, change: Recolor): Layer {
  switch (layer.kind) {
    case 'fill':
      return { ...layer, paint: mapPaint(layer.paint, change) };
    case 'shapes':
      return { ...layer, shapes: layer.shapes.map((shape) => mapShape(shape, change)) };
    case 'subject':
      return { ...layer, art: mapArt(layer.art, change) };
    case 'dots':
      // The drawing of a halftone gives its darkness and is not seen itself.
      return { ...layer, color: change(layer.color) };
    case 'text':
      // Emoji in it keep the colours they are known by.
      return { ...layer, color: change(layer.color) };
    case 'grain':
      return layer;
  }
}

function mapShape(shape: Shape, change: Recolor): Shape {
  return {
    ...shape,
    ...(shape.fill === undefined ? {} : { fill: mapPaint(shape.fill, change) }),
    ...(shape.stroke === undefined ? {} : { stroke: { ...shape.stroke, color: change(shape.stroke.color) } }),
  };
}

function mapPaint(paint: Paint, change: Recolor): Paint {
  if (paint.kind === 'solid') return { ...paint, color: change(paint.color) };
  return { ...paint, stops: paint.stops.map((stop) => ({ ...stop, color: change(stop.color) })) };
}

function mapArt(art: PlacedArt, change: Recolor): PlacedArt {
  return { ...art, paths: art.paths.map((path): ArtPath => ({ ...path, fill: change(path.fill) })) };
}
