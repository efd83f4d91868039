import {
  dashedStrokes,
  drawingRibbon,
  type LineDrawing,
  lineDrawing,
  ribbonOutline,
  shapeCorners,
  shapeEdge,
} from '@gesso/canvas-core';
import type { FillInput, Graphics, StrokeInput } from 'pixi.js';
import type { BoardColours } from '../board-renderer.ts';
import type { DrawnBody } from '../drawn-look.ts';

export type BodySize = { readonly width: number; readonly height: number };

export type BodyOptions = BodySize & {
  readonly colours: BoardColours;
  /** Drawn this much larger, and shown smaller again by the caller: curves become corners at some zoom otherwise. */
  readonly detail: number;
  readonly zoom: number;
};

/** Layers of a note's shade: how far each reaches down and out, in units, and how dark it is. */
const NOTE_SHADE = [
  { reach: 1, drop: 1, alpha: 0.06 },
  { reach: 3, drop: 3, alpha: 0.04 },
  { reach: 7, drop: 7, alpha: 0.028 },
] as const;
const NOTE_RADIUS = 3;

/** Whether a body has curves, which must be drawn again when the view comes much nearer. */
export function isCurved(body: DrawnBody): boolean {
  return body.type === 'shape' && (body.shape === 'ellipse' || body.cornerRadius > 0);
}

/** Draws a body from 0, 0 to its size, both times `detail`. What `draw` makes of drawings is for backends that fill outlines. */
export function drawBody(graphics: Graphics, body: DrawnBody, options: BodyOptions): void {
  graphics.clear();
  switch (body.type) {
    case 'shape':
      drawShape(graphics, body, options);
      return;
    case 'drawing': {
      const outline = ribbonOutline(drawingRibbon({ ...body, width: options.width, height: options.height }));
      if (outline.length >= 6) graphics.poly(outline).fill(paint(body.stroke, options.colours.ink));
      return;
    }
    case 'connector':
      drawConnector(graphics, body, options.colours);
      return;
    case 'note':
      drawNote(graphics, body.paper, options);
      return;
    case 'frame':
      drawFrame(graphics, body.fill, options);
      return;
    case 'bare':
      return;
  }
}

/** A colour as Pixi takes it; the theme's where none is named. `#rrggbbaa` carries its own alpha. */
export function paint(colour: string | null, fallback: number): FillInput {
  return { color: colour ?? fallback };
}

function drawShape(graphics: Graphics, body: Extract<DrawnBody, { type: 'shape' }>, options: BodyOptions): void {
  const { detail } = options;
  const [width, height] = [options.width * detail, options.height * detail];
  const stroke: Pen | null =
    body.stroke !== null && body.strokeWidth > 0
      ? { color: body.stroke, width: body.strokeWidth * detail, join: 'round', cap: 'round' }
      : null;
  if (body.shape === 'line' || body.shape === 'arrow') {
    if (!stroke) return;
    const { strokeWidth, heads, dash } = body;
    const drawing = lineDrawing({ from: { x: 0, y: 0 }, to: { x: width, y: height }, strokeWidth, heads, dash });
    drawLine(graphics, drawing, stroke);
    return;
  }
  const corners = shapeCorners(body.shape, width, height);
  if (corners) graphics.poly([...corners, ...corners.slice(0, 2)]);
  else if (body.shape === 'ellipse') graphics.ellipse(width / 2, height / 2, width / 2, height / 2);
  else if (body.cornerRadius > 0) graphics.roundRect(0, 0, width, height, body.cornerRadius * detail);
  else graphics.rect(0, 0, width, height);
  if (body.fill !== null) graphics.fill({ color: body.fill });
  if (!stroke) return;
  if (body.dash === undefined) {
    graphics.stroke(stroke);
    return;
  }
  const edge = shapeEdge(body.shape, options, body.cornerRadius);
  for (const piece of dashedStrokes(edge, body.dash, body.strokeWidth)) {
    moveAlong(
      graphics,
      piece.map((value) => value * detail),
    );
  }
  graphics.stroke(stroke);
}

function drawConnector(
  graphics: Graphics,
  body: Extract<DrawnBody, { type: 'connector' }>,
  colours: BoardColours,
): void {
  const { line, strokeWidth, heads, dash } = body;
  if (line.length < 4) return;
  const [fromX = 0, fromY = 0, x = 0, y = 0] = line.slice(-4);
  drawLine(graphics, lineDrawing({ from: { x: fromX, y: fromY }, to: { x, y }, strokeWidth, heads, dash }), {
    color: body.stroke ?? colours.ink,
    width: strokeWidth,
    join: 'round',
    cap: 'round',
  });
}

/** The pen of everything that has an edge: colour and width differ, ends and corners are round. */
type Pen = StrokeInput & { readonly color: string | number; readonly width: number };

function drawLine(graphics: Graphics, { strokes, fills }: LineDrawing, pen: Pen): void {
  for (const piece of strokes) moveAlong(graphics, piece);
  if (strokes.length > 0) graphics.stroke(pen);
  for (const fill of fills) graphics.poly([...fill]).fill({ color: pen.color });
}

function drawNote(graphics: Graphics, paper: string, { width, height }: BodySize): void {
  for (const { reach, drop, alpha } of NOTE_SHADE) {
    graphics
      .roundRect(-reach / 2, drop, width + reach, height, NOTE_RADIUS + reach / 2)
      .fill({ color: 0x2a1e10, alpha });
  }
  graphics.roundRect(0, 0, width, height, NOTE_RADIUS).fill({ color: paper });
}

/** Paper with a hairline of one pixel at every zoom. */
function drawFrame(graphics: Graphics, fill: string | null, options: BodyOptions): void {
  const { width, height, zoom, colours } = options;
  graphics
    .rect(0, 0, width, height)
    .fill(paint(fill, colours.paper))
    .stroke({ color: colours.line, width: 1 / zoom });
}

function moveAlong(graphics: Graphics, points: readonly number[]): void {
  graphics.moveTo(points[0] ?? 0, points[1] ?? 0);
  for (let at = 2; at + 1 < points.length; at += 2) graphics.lineTo(points[at] as number, points[at + 1] as number);
}
