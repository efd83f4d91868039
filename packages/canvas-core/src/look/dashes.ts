import type { LineDash, ShapeKind } from '../document/item-look.ts';
import { type Outline, shapeCorners } from './shape-outline.ts';

/** What is drawn and what is left out, in stroke widths, and never shorter than these units; ends are round. */
const PATTERNS: Readonly<Record<LineDash, { readonly on: number; readonly off: number; readonly least: number }>> = {
  dashed: { on: 3, off: 3, least: 4 },
  dotted: { on: 0.02, off: 2, least: 3 },
};
/** More pieces than this are a grey line on any screen; longer lines get longer dashes. */
const MOST_PIECES = 2_000;
/** Pieces of a quarter of a circle: at a hundred units a corner is off by a twentieth of one. */
const QUARTER_STEPS = 16;

/** A line cut into the pieces that are drawn of it; all of it without a dash. Its first and last piece begin and end it. */
export function dashedStrokes(line: Outline, dash: LineDash | undefined, strokeWidth: number): readonly Outline[] {
  const length = lengthOf(line);
  if (dash === undefined || length === 0) return [line];
  const { on, off, least } = PATTERNS[dash];
  const drawn = Math.max(dash === 'dotted' ? 0.02 : least, on * strokeWidth);
  const period = drawn + Math.max(least, off * strokeWidth);
  // Whole dashes only: as many as come nearest to the pattern.
  const gaps = Math.min(MOST_PIECES, Math.max(1, Math.round((length - drawn) / period)));
  const step = (length - drawn) / gaps;
  if (step <= 0) return [line];
  return Array.from({ length: gaps + 1 }, (_, piece) => cutOut(line, piece * step, piece * step + drawn));
}

/** The edge of a shape as one closed line, its first point again at the end; curves in short straight pieces. */
export function shapeEdge(
  shape: ShapeKind,
  size: { readonly width: number; readonly height: number },
  cornerRadius: number,
): Outline {
  const { width, height } = size;
  const corners = shapeCorners(shape, width, height);
  if (corners) return [...corners, ...corners.slice(0, 2)];
  const isRound = shape === 'ellipse';
  const radiusX = isRound ? width / 2 : Math.min(cornerRadius, width / 2, height / 2);
  const radiusY = isRound ? height / 2 : radiusX;
  const steps = radiusX === 0 ? 0 : QUARTER_STEPS;
  const edge = [0, 1, 2, 3].flatMap((quarter) => {
    const middleX = quarter === 0 || quarter === 3 ? width - radiusX : radiusX;
    const middleY = quarter < 2 ? height - radiusY : radiusY;
    return Array.from({ length: steps + 1 }, (_, step) => {
      const angle = ((quarter + (steps === 0 ? 0 : step / steps)) * Math.PI) / 2;
      return [middleX + radiusX * Math.cos(angle), middleY + radiusY * Math.sin(angle)];
    }).flat();
  });
  return [...edge, ...edge.slice(0, 2)];
}

function lengthOf(line: Outline): number {
  let length = 0;
  for (let at = 2; at + 1 < line.length; at += 2) length += pieceLength(line, at);
  return length;
}

/** The part of a line between two distances from its beginning. */
function cutOut(line: Outline, from: number, to: number): Outline {
  const part: number[] = [];
  let walked = 0;
  for (let at = 2; at + 1 < line.length && walked < to; at += 2) {
    const length = pieceLength(line, at);
    const end = walked + length;
    if (length > 0 && end >= from) {
      if (part.length === 0) part.push(...along(line, at, (from - walked) / length));
      part.push(...along(line, at, Math.min(1, (to - walked) / length)));
    }
    walked = end;
  }
  return part;
}

function pieceLength(line: Outline, at: number): number {
  return Math.hypot(valueAt(line, at) - valueAt(line, at - 2), valueAt(line, at + 1) - valueAt(line, at - 1));
}

function along(line: Outline, at: number, share: number): [number, number] {
  const [x, y] = [valueAt(line, at - 2), valueAt(line, at - 1)];
  return [x + (valueAt(line, at) - x) * share, y + (valueAt(line, at + 1) - y) * share];
}

function valueAt(line: Outline, at: number): number {
  return line[at] ?? 0;
}
