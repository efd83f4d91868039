import {
  type BoardItem,
  type ConnectorLine,
  dashedStrokes,
  drawingRibbon,
  headsOf,
  type LineDrawing,
  lineDrawing,
  NOTE_PAPER,
  ribbonOutline,
  shapeCorners,
  shapeEdge,
} from '@gesso/canvas-core';
import type { SKRSContext2D } from '@napi-rs/canvas';
import { PAPER_COLOURS, PLAIN_FILL, PLAIN_STROKE } from './paper-colours.ts';

/** Layers of a note's shade, as on the page: how far each reaches down and out, and how dark it is. */
const NOTE_SHADE = [
  { reach: 1, drop: 1, colour: 'rgba(42, 30, 16, 0.06)' },
  { reach: 3, drop: 3, colour: 'rgba(42, 30, 16, 0.04)' },
  { reach: 7, drop: 7, colour: 'rgba(42, 30, 16, 0.028)' },
] as const;
const NOTE_RADIUS = 3;

/** Paints what is under an item's words. The pen's origin is the item's upper left corner. */
export function paintBody(pen: SKRSContext2D, item: BoardItem): void {
  const { width, height } = item;
  switch (item.kind) {
    case 'shape':
      paintShape(pen, item);
      return;
    case 'drawing':
      paintDrawing(pen, item);
      return;
    case 'note':
      for (const { reach, drop, colour } of NOTE_SHADE) {
        fillRound(pen, [-reach / 2, drop, width + reach, height, NOTE_RADIUS + reach / 2], colour);
      }
      fillRound(pen, [0, 0, width, height, NOTE_RADIUS], item.fill ?? NOTE_PAPER);
      return;
    case 'frame':
      pen.fillStyle = item.fill ?? PAPER_COLOURS.paper;
      pen.fillRect(0, 0, width, height);
      return;
    default:
      return;
  }
}

/** Paints a connector. The pen's origin is the board's. */
export function paintConnector(pen: SKRSContext2D, item: BoardItem, { from, to }: ConnectorLine): void {
  const strokeWidth = item.strokeWidth ?? PLAIN_STROKE;
  const drawing = lineDrawing({ from, to, strokeWidth, heads: headsOf(item), dash: item.dash });
  paintLine(pen, drawing, item.stroke ?? PAPER_COLOURS.ink, strokeWidth);
}

function paintLine(pen: SKRSContext2D, { strokes, fills }: LineDrawing, colour: string, width: number): void {
  strokePieces(pen, strokes, colour, width);
  for (const fill of fills) {
    pen.beginPath();
    traceOpen(pen, fill);
    pen.closePath();
    pen.fillStyle = colour;
    pen.fill();
  }
}

function paintShape(pen: SKRSContext2D, item: BoardItem): void {
  const { shape = 'rectangle', width, height, fill, strokeWidth = PLAIN_STROKE } = item;
  const isBare = fill === undefined && item.stroke === undefined;
  const isLine = shape === 'line' || shape === 'arrow';
  const ink = item.stroke ?? (isBare && isLine ? PLAIN_FILL : undefined);
  pen.beginPath();
  if (isLine) {
    const ends = { from: { x: 0, y: 0 }, to: { x: width, y: height } };
    const drawing = lineDrawing({ ...ends, strokeWidth, heads: headsOf(item), dash: item.dash });
    if (ink !== undefined) paintLine(pen, drawing, ink, strokeWidth);
    return;
  }
  const corners = shapeCorners(shape, width, height);
  if (corners) {
    traceOpen(pen, corners);
    pen.closePath();
  } else if (shape === 'ellipse') pen.ellipse(width / 2, height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
  else pen.roundRect(0, 0, width, height, Math.min(item.cornerRadius ?? 0, width / 2, height / 2));
  const area = fill ?? (isBare ? PLAIN_FILL : undefined);
  if (area !== undefined) {
    pen.fillStyle = area;
    pen.fill();
  }
  if (ink === undefined) return;
  if (item.dash === undefined) stroke(pen, ink, strokeWidth);
  else
    strokePieces(
      pen,
      dashedStrokes(shapeEdge(shape, item, item.cornerRadius ?? 0), item.dash, strokeWidth),
      ink,
      strokeWidth,
    );
}

function strokePieces(pen: SKRSContext2D, pieces: readonly (readonly number[])[], colour: string, width: number): void {
  pen.beginPath();
  for (const piece of pieces) traceOpen(pen, piece);
  stroke(pen, colour, width);
}

function paintDrawing(pen: SKRSContext2D, item: BoardItem): void {
  const { points = [], width, height, strokeWidth = PLAIN_STROKE } = item;
  const outline = ribbonOutline(drawingRibbon({ points, width, height, strokeWidth }));
  if (outline.length < 6) return;
  pen.beginPath();
  traceOpen(pen, outline);
  pen.closePath();
  pen.fillStyle = item.stroke ?? PAPER_COLOURS.ink;
  pen.fill('nonzero');
}

function fillRound(pen: SKRSContext2D, box: readonly [number, number, number, number, number], colour: string): void {
  pen.beginPath();
  pen.roundRect(...box);
  pen.fillStyle = colour;
  pen.fill();
}

function stroke(pen: SKRSContext2D, colour: string, width: number): void {
  if (width <= 0) return;
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  pen.stroke();
}

function traceOpen(pen: SKRSContext2D, points: readonly number[]): void {
  pen.moveTo(points[0] ?? 0, points[1] ?? 0);
  for (let at = 2; at + 1 < points.length; at += 2) pen.lineTo(points[at] as number, points[at + 1] as number);
}
