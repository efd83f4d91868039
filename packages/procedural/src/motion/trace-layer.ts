import svgpath from 'svgpath';
import type { DrawingContext } from '../draw/context.ts';
import { placeArt } from '../draw/draw-subject.ts';
import type { Drawing } from '../draw/drawing.ts';
import type { Paint, ShapesLayer, SubjectLayer } from '../scene/layers.ts';
import { clampShare, easeInOut } from './easing.ts';

/** One outline that can draw itself, with the length of its longest part, in its own units. */
interface Outline {
  readonly d: string;
  readonly color: string;
  readonly widthPx: number;
  readonly length: number;
}

/** The outlines of a layer, measured once. */
export interface Tracing {
  readonly outlines: readonly Outline[];
  readonly layer: ShapesLayer | SubjectLayer;
}

/** A layer of more paths would take longer to trace than it can be looked at; its last ones come with the fill. */
const MOST_OUTLINES = 60;

/** Straight pieces per curve; a dash is a little longer than the way it has to cover. */
const PIECES = 6;
const SPARE = 1.02;

/** When, of a layer's own time, the last outline is closed and the fill begins and ends. */
const OUTLINES_UNTIL = 0.72;
const FILL_FROM = 0.55;
const OUTLINES_FADE_FROM = 0.8;

/** Measures the outlines of a layer, so that frames only set dashes. */
export function measureTracing(layer: ShapesLayer | SubjectLayer, unitPx: number): Tracing {
  const lineWidthPx = Math.max(1.5, unitPx * 0.4);
  if (layer.kind === 'subject') {
    const paths = layer.art.paths.slice(0, MOST_OUTLINES);
    const outlines = paths.map(({ d, fill }) => ({
      d,
      color: fill,
      widthPx: lineWidthPx / layer.art.scale,
      length: longestPart(d),
    }));
    return { layer, outlines };
  }
  const outlines = layer.shapes.slice(0, MOST_OUTLINES).map(({ d, fill, stroke }) => ({
    d,
    color: stroke?.color ?? plainColor(fill),
    widthPx: stroke?.widthPx ?? lineWidthPx,
    length: longestPart(d),
  }));
  return { layer, outlines };
}

/**
 * Draws the outlines of a layer as far as they have come.
 *
 * @param share - 0 nothing, 1 finished; the filled layer itself comes in at `fillShareAt` and is drawn by the caller.
 */
export function drawTracing(drawing: Drawing, { layer, outlines }: Tracing, share: number): void {
  if (share <= 0 || share >= 1) return;
  const { context, paths } = drawing;
  const alpha = context.globalAlpha;
  context.save();
  if (layer.clip !== undefined) paths.clip(context, layer.clip);
  if (layer.kind === 'subject') placeArt(context, layer.art, 0, 0);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const [index, outline] of outlines.entries()) {
    const isStrokeOnly = layer.kind === 'shapes' && layer.shapes[index]?.fill === undefined;
    const start = (index / outlines.length) * OUTLINES_UNTIL * 0.6;
    const own = easeInOut((share - start) / (OUTLINES_UNTIL - start));
    if (own <= 0) continue;
    context.globalAlpha =
      alpha * (isStrokeOnly ? 1 : 1 - clampShare((share - OUTLINES_FADE_FROM) / (1 - OUTLINES_FADE_FROM)));
    strokePart(context, outline, own);
    paths.stroke(context, outline.d);
  }
  context.setLineDash([]);
  context.restore();
}

/** How much of the filled layer shows while its outlines are drawn. */
export function fillShareAt(share: number): number {
  return easeInOut((share - FILL_FROM) / (1 - FILL_FROM));
}

function strokePart(context: DrawingContext, { color, widthPx, length }: Outline, share: number): void {
  context.strokeStyle = color;
  context.lineWidth = widthPx;
  context.setLineDash([length, length * 2]);
  context.lineDashOffset = length * (1 - share);
}

function plainColor(paint: Paint | undefined): string {
  if (paint === undefined) return '#888888';
  return (paint.kind === 'solid' ? paint.color : (paint.stops[0]?.color ?? '#888888')).slice(0, 7);
}

/** Length of the longest sub-path, roughly; dashes start anew with each. */
function longestPart(d: string): number {
  let longest = 0;
  let length = 0;
  let start: readonly [number, number] = [0, 0];
  const close = (): void => {
    longest = Math.max(longest, length);
    length = 0;
  };
  svgpath(d)
    .abs()
    .unshort()
    .unarc()
    .iterate((segment, _index, x, y) => {
      const [command, ...numbers] = segment as [string, ...number[]];
      const [a = 0, b = 0, c = 0, e = 0, f = 0, g = 0] = numbers;
      if (command === 'M') {
        close();
        start = [a, b];
      } else if (command === 'L') length += Math.hypot(a - x, b - y);
      else if (command === 'H') length += Math.abs(a - x);
      else if (command === 'V') length += Math.abs(a - y);
      else if (command === 'Q') length += curveLength([x, y], [a, b], [a, b], [c, e]);
      else if (command === 'C') length += curveLength([x, y], [a, b], [c, e], [f, g]);
      else length += Math.hypot(start[0] - x, start[1] - y);
    });
  close();
  return Math.max(1, longest * SPARE);
}

type Spot = readonly [number, number];

function curveLength(from: Spot, first: Spot, second: Spot, to: Spot): number {
  let length = 0;
  let last = from;
  for (let piece = 1; piece <= PIECES; piece += 1) {
    const t = piece / PIECES;
    const s = 1 - t;
    const at = (axis: 0 | 1): number =>
      s ** 3 * from[axis] + 3 * s * s * t * first[axis] + 3 * s * t * t * second[axis] + t ** 3 * to[axis];
    const next = [at(0), at(1)] as const;
    length += Math.hypot(next[0] - last[0], next[1] - last[1]);
    last = next;
  }
  return length;
}
