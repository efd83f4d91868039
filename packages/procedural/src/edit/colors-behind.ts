import { boundsOf, flattenPath, isInside, type Polygon } from '../geometry/flatten-path.ts';
import type { Blend, Box, DotsLayer, Layer, Paint, PlacedArt, SubjectLayer } from '../scene/layers.ts';

type Rgb = readonly [number, number, number];
/** Lays a layer over what is below it at one point. */
type Painter = (x: number, y: number, below: Rgb) => Rgb;

/** Points across and down a text box; at 24 × 6 a subject's edge under a headline is seen, a single star is not. */
const COLUMNS = 24;
const ROWS = 6;
const SHADOW_STEPS = 24;
const WHITE: Rgb = [255, 255, 255];

/**
 * The colours behind a box, without drawing: the layers are evaluated at a grid of points. Grain, edge lights and soft
 * contact shadows are left out; they change a colour by less than a contrast rule can notice.
 *
 * @param layers - What lies below the text, back to front; texts among them are skipped.
 * @returns `#rrggbb`, one a point.
 */
export function colorsBehind(layers: readonly Layer[], box: Box): readonly string[] {
  const painters = layers.flatMap((layer) => painterOf(layer) ?? []);
  const colors: string[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      const x = box.xPx + ((column + 0.5) / COLUMNS) * box.widthPx;
      const y = box.yPx + ((row + 0.5) / ROWS) * box.heightPx;
      colors.push(toHex(painters.reduce<Rgb>((below, paint) => paint(x, y, below), WHITE)));
    }
  }
  return colors;
}

function painterOf(layer: Layer): Painter | undefined {
  const opacity = layer.opacity ?? 1;
  const blend = layer.blend ?? 'normal';
  switch (layer.kind) {
    case 'fill': {
      const paint = paintAt(layer.paint);
      return (x, y, below) => lay(below, paint(x, y), opacity, blend);
    }
    case 'shapes': {
      const clip = layer.clip === undefined ? undefined : areaOf([layer.clip]);
      const shapes = layer.shapes.map(({ d, fill, stroke, opacity: own = 1 }) => {
        const contours = flattenPath(d);
        return {
          area: areaOfContours(contours, 'nonzero'),
          fill: fill === undefined ? undefined : paintAt(fill),
          stroke:
            stroke === undefined ? undefined : { ...parse(stroke.color), isOn: lineOf(contours, stroke.widthPx / 2) },
          own: own * opacity,
        };
      });
      return (x, y, below) => {
        if (clip !== undefined && !clip(x, y)) return below;
        let color = below;
        for (const { area, fill, stroke, own } of shapes) {
          if (fill !== undefined && area(x, y)) color = lay(color, fill(x, y), own, blend);
          if (stroke?.isOn(x, y)) color = lay(color, stroke, own, blend);
        }
        return color;
      };
    }
    case 'subject':
      return subjectPainter(layer, opacity, blend);
    case 'dots':
      return dotsPainter(layer, opacity, blend);
    case 'grain':
    case 'text':
      return undefined;
    default:
      return layer satisfies never;
  }
}

function subjectPainter(layer: SubjectLayer, opacity: number, blend: Blend): Painter {
  const clip = layer.clip === undefined ? undefined : areaOf([layer.clip]);
  const toArt = artPoint(layer.art);
  const paths = layer.art.paths.map(({ d, fill, rule, opacity: own = 1 }) => ({
    area: areaOfContours(flattenPath(d), rule ?? 'nonzero'),
    color: parse(fill),
    own: own * opacity,
  }));
  const { longShadow } = layer;
  const shadowClip = longShadow?.clip === undefined ? undefined : areaOf([longShadow.clip]);
  return (x, y, below) => {
    if (clip !== undefined && !clip(x, y)) return below;
    let color = below;
    if (longShadow !== undefined && (shadowClip === undefined || shadowClip(x, y))) {
      const radians = (longShadow.angleDeg * Math.PI) / 180;
      for (let step = 0; step <= SHADOW_STEPS; step += 1) {
        const back = (step / SHADOW_STEPS) * longShadow.lengthPx;
        const [u, v] = toArt(x - Math.sin(radians) * back, y + Math.cos(radians) * back);
        if (!paths.some(({ area }) => area(u, v))) continue;
        color = lay(color, parse(longShadow.color), opacity, blend);
        break;
      }
    }
    const [u, v] = toArt(x, y);
    for (const { area, color: own, own: alpha } of paths) if (area(u, v)) color = lay(color, own, alpha, blend);
    return color;
  };
}

/** Where a point of the scene is in the art's own units. */
function artPoint(art: PlacedArt): (x: number, y: number) => readonly [number, number] {
  const [halfX, halfY] = [art.widthUnits / 2, art.heightUnits / 2];
  const turn = (-art.rotationDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return (x, y) => {
    const dx = (x - art.xPx) / art.scale - halfX;
    const dy = (y - art.yPx) / art.scale - halfY;
    return [(dx * cos - dy * sin) * (art.isFlipped ? -1 : 1) + halfX, dx * sin + dy * cos + halfY];
  };
}

/** A field of dots counts as its own colour wherever its dots are large enough to be seen as one. */
function dotsPainter(layer: DotsLayer, opacity: number, blend: Blend): Painter {
  const clip = layer.clip === undefined ? undefined : areaOf([layer.clip]);
  const { box, from, to } = layer;
  const along = { x: to.xPx - from.xPx, y: to.yPx - from.yPx };
  const lengthSquared = along.x ** 2 + along.y ** 2 || 1;
  const color = parse(layer.color);
  return (x, y, below) => {
    const isIn = x >= box.xPx && y >= box.yPx && x <= box.xPx + box.widthPx && y <= box.yPx + box.heightPx;
    if (!isIn || (clip !== undefined && !clip(x, y))) return below;
    const share = Math.min(1, Math.max(0, ((x - from.xPx) * along.x + (y - from.yPx) * along.y) / lengthSquared));
    return Math.sqrt(share) * layer.fullRadius < 0.06 ? below : lay(below, color, opacity, blend);
  };
}

type Area = (x: number, y: number) => boolean;

function areaOf(paths: readonly string[]): Area {
  return areaOfContours(paths.flatMap(flattenPath), 'nonzero');
}

function areaOfContours(contours: readonly Polygon[], rule: 'nonzero' | 'evenodd'): Area {
  const { left, top, right, bottom } = boundsOf(contours);
  return (x, y) => x >= left && x <= right && y >= top && y <= bottom && isInside(contours, x, y, rule);
}

function lineOf(contours: readonly Polygon[], reach: number): Area {
  const { left, top, right, bottom } = boundsOf(contours);
  return (x, y) => {
    if (x < left - reach || x > right + reach || y < top - reach || y > bottom + reach) return false;
    return contours.some((polygon) => {
      for (let at = 2; at < polygon.length; at += 2) {
        const [x0, y0, x1, y1] = [polygon[at - 2]!, polygon[at - 1]!, polygon[at]!, polygon[at + 1]!];
        const length = (x1 - x0) ** 2 + (y1 - y0) ** 2 || 1;
        const t = Math.min(1, Math.max(0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length));
        if ((x - x0 - t * (x1 - x0)) ** 2 + (y - y0 - t * (y1 - y0)) ** 2 <= reach * reach) return true;
      }
      return false;
    });
  };
}

interface Tint {
  readonly rgb: Rgb;
  readonly alpha: number;
}

function paintAt(paint: Paint): (x: number, y: number) => Tint {
  if (paint.kind === 'solid') {
    const color = parse(paint.color);
    return () => color;
  }
  const stops = paint.stops.map(({ at, color }) => ({ at, ...parse(color) }));
  const shareAt =
    paint.kind === 'radial'
      ? (x: number, y: number) =>
          Math.hypot(x - paint.center.xPx, y - paint.center.yPx) / Math.max(paint.radiusPx, 1e-6)
      : (x: number, y: number) => {
          const [dx, dy] = [paint.to.xPx - paint.from.xPx, paint.to.yPx - paint.from.yPx];
          return ((x - paint.from.xPx) * dx + (y - paint.from.yPx) * dy) / (dx * dx + dy * dy || 1);
        };
  return (x, y) => {
    const share = shareAt(x, y);
    const next = stops.findIndex(({ at }) => at >= share);
    const [low, high] = [
      stops[next < 0 ? stops.length - 1 : Math.max(0, next - 1)],
      stops[next < 0 ? stops.length - 1 : next],
    ];
    if (low === undefined || high === undefined) return { rgb: WHITE, alpha: 0 };
    const part = high.at === low.at ? 0 : Math.min(1, Math.max(0, (share - low.at) / (high.at - low.at)));
    return { rgb: mix(low.rgb, high.rgb, part), alpha: low.alpha + (high.alpha - low.alpha) * part };
  };
}

function lay(below: Rgb, { rgb, alpha }: Tint, opacity: number, blend: Blend): Rgb {
  return mix(below, blended(below, rgb, blend), alpha * opacity);
}

function blended(below: Rgb, above: Rgb, blend: Blend): Rgb {
  if (blend === 'normal') return above;
  const one = (index: 0 | 1 | 2): number => {
    const [b, a] = [below[index] / 255, above[index] / 255];
    if (blend === 'multiply') return b * a;
    if (blend === 'screen') return 1 - (1 - b) * (1 - a);
    if (blend === 'overlay') return b < 0.5 ? 2 * b * a : 1 - 2 * (1 - b) * (1 - a);
    return a < 0.5 ? b - (1 - 2 * a) * b * (1 - b) : b + (2 * a - 1) * (Math.sqrt(b) - b);
  };
  return [one(0) * 255, one(1) * 255, one(2) * 255];
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}

function parse(hex: string): Tint {
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return { rgb: [channel(1), channel(3), channel(5)], alpha: hex.length > 7 ? channel(7) / 255 : 1 };
}

function toHex(rgb: Rgb): string {
  return `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}
