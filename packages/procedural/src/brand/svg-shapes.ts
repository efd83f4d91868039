import svgpath from 'svgpath';
import type { SvgAttributes } from './svg-elements.ts';

/** Farther out than this a coordinate is a mistake; it would also cost the rounding its digits. */
const FARTHEST = 1e6;
const TRANSFORM = /^[\s,]*(?:(?:matrix|translate|scale|rotate|skewX|skewY)\s*\([\d\s,.eE+-]*\)[\s,]*)*$/u;
const LONGEST_TRANSFORM = 600;

/** Path data of a basic shape, `undefined` for anything that is none or cannot be read. */
export function shapePath(name: string, attributes: SvgAttributes): string | undefined {
  const read = (key: string, otherwise = 0): number => {
    const value = Number.parseFloat(attributes.get(key) ?? '');
    return Number.isFinite(value) ? value : otherwise;
  };
  switch (name) {
    case 'path':
      return attributes.get('d');
    case 'rect':
      return roundedRect(read('x'), read('y'), read('width'), read('height'), read('rx', read('ry')));
    case 'circle':
      return ellipse(read('cx'), read('cy'), read('r'), read('r'));
    case 'ellipse':
      return ellipse(read('cx'), read('cy'), read('rx'), read('ry'));
    case 'line':
      return `M${read('x1')} ${read('y1')}L${read('x2')} ${read('y2')}`;
    case 'polygon':
    case 'polyline':
      return polyline(attributes.get('points') ?? '', name === 'polygon');
    default:
      return undefined;
  }
}

/**
 * The path with all transforms applied, the innermost first; `undefined` when the path or a transform cannot be read or
 * leads out of bounds.
 */
export function transformed(d: string, transforms: readonly string[]): string | undefined {
  let path = svgpath(d);
  for (const transform of transforms) path = path.transform(transform);
  path = path.abs().unshort().unarc();
  const error = (path as unknown as { readonly err?: string }).err;
  if (error !== undefined && error !== '') return undefined;
  let isSane = true;
  path.iterate((segment) => {
    for (const value of segment.slice(1)) {
      if (!(Math.abs(Number(value)) < FARTHEST)) isSane = false;
    }
  });
  const result = path.toString();
  return isSane && result !== '' ? result : undefined;
}

/** Whether a transform is one of SVG's own functions with plain numbers. */
export function isTransform(value: string): boolean {
  return value.length <= LONGEST_TRANSFORM && TRANSFORM.test(value);
}

/** By how much transforms enlarge lengths, as the root of what they do to areas. */
export function enlargement(transforms: readonly string[]): number {
  const points: number[][] = [];
  let path = svgpath('M0 0L1 0L0 1');
  for (const transform of transforms) path = path.transform(transform);
  path.abs().iterate((segment) => {
    points.push(segment.slice(1).map(Number));
  });
  const [[x0 = 0, y0 = 0] = [], [x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = points;
  return Math.sqrt(Math.abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)));
}

function roundedRect(x: number, y: number, width: number, height: number, radius: number): string | undefined {
  if (width <= 0 || height <= 0) return undefined;
  const r = Math.max(0, Math.min(radius, width / 2, height / 2));
  if (r === 0) return `M${x} ${y}h${width}v${height}h${-width}z`;
  const [w, h] = [width - 2 * r, height - 2 * r];
  return `M${x + r} ${y}h${w}a${r} ${r} 0 0 1 ${r} ${r}v${h}a${r} ${r} 0 0 1 ${-r} ${r}h${-w}a${r} ${r} 0 0 1 ${-r} ${-r}v${-h}a${r} ${r} 0 0 1 ${r} ${-r}z`;
}

function ellipse(cx: number, cy: number, rx: number, ry: number): string | undefined {
  if (rx <= 0 || ry <= 0) return undefined;
  return `M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;
}

function polyline(points: string, isClosed: boolean): string | undefined {
  const numbers = (points.match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/giu) ?? []).map(Number);
  if (numbers.length < 4) return undefined;
  const pairs = Array.from(
    { length: Math.floor(numbers.length / 2) },
    (_, at) => `${numbers[2 * at]} ${numbers[2 * at + 1]}`,
  );
  return `M${pairs.join('L')}${isClosed ? 'z' : ''}`;
}
