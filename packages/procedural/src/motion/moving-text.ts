import type { DrawingContext } from '../draw/context.ts';
import { drawText } from '../draw/draw-text.ts';
import type { Drawing } from '../draw/drawing.ts';
import type { TextArc, TextLayer, TextLine } from '../scene/layers.ts';
import { isLatin, measureLinePx } from '../type/measure.ts';
import { clampShare, easeOut, mix } from './easing.ts';
import type { EntranceStyle } from './motion.ts';

/** Part of a line with its place in the order of arrival. */
interface Piece {
  readonly line: TextLine;
  readonly order: number;
  readonly count: number;
}

/** How much of the time is spent on starting pieces one after the other; the rest is each piece's own way. */
const STAGGER = 0.6;

/** Above and below the baseline, in em: what of a line can be seen through its own slot. */
const SLOT_TOP = 1.02;
const SLOT_BOTTOM = 0.3;

/** Longest outline of a glyph in em; a dash of that length covers each contour whole. */
const LONGEST_CONTOUR = 6;

/**
 * Draws a text on its way in.
 *
 * Scripts whose letters join or change with their neighbours arrive line by line, whatever style is asked for.
 *
 * @param share - 0 nothing to be seen, 1 as the layer is set. The context carries the layer's alpha.
 */
export function drawArrivingText(drawing: Drawing, layer: TextLayer, style: EntranceStyle, share: number): void {
  if (share <= 0) return;
  if (share >= 1) {
    drawText(drawing, layer);
    return;
  }
  const { context } = drawing;
  context.save();
  turnToBox(context, layer);
  const upright: TextLayer = { ...layer, rotationDeg: 0 };
  if (layer.arc !== undefined) sweepArc(drawing, layer, layer.arc, share);
  else drawUpright(drawing, upright, simplify(style, layer.text), share);
  context.restore();
}

function simplify(style: EntranceStyle, text: string): EntranceStyle {
  const needsLetters = style === 'letters-rise' || style === 'typewriter' || style === 'tracking';
  return needsLetters && !isLatin(text) ? 'lines-rise' : style;
}

function drawUpright(drawing: Drawing, layer: TextLayer, style: EntranceStyle, share: number): void {
  switch (style) {
    case 'lines-rise':
      raise(drawing, layer, layer.lines.map(toPiece), share);
      break;
    case 'words-rise':
      raise(drawing, layer, pieces(layer, /\S+\s*/gu), share);
      break;
    case 'letters-rise':
      raise(drawing, layer, pieces(layer, /\P{M}\p{M}*/gu), share);
      break;
    case 'typewriter':
      typeOut(drawing, layer, share);
      break;
    case 'tracking':
      closeUp(drawing, layer, share);
      break;
    case 'wipe':
      wipe(drawing, layer, share);
      break;
    case 'trace':
      trace(drawing, layer, share);
      break;
    case 'fade':
    case 'rise':
    case 'pop':
      appear(drawing, layer, style, share);
  }
}

function appear(drawing: Drawing, layer: TextLayer, style: EntranceStyle, share: number): void {
  const eased = easeOut(share);
  drawing.context.globalAlpha *= eased;
  if (style !== 'fade') drawing.context.translate(0, (1 - eased) * layer.sizePx * 0.7);
  drawText(drawing, layer);
}

/** Each piece rises out of a slot along its baseline, one after the other. */
function raise(drawing: Drawing, layer: TextLayer, list: readonly Piece[], share: number): void {
  const { context } = drawing;
  const height = layer.sizePx * (SLOT_TOP + SLOT_BOTTOM);
  for (const { line, order, count } of list) {
    const own = easeOut(staggered(share, order, count));
    if (own <= 0) continue;
    context.save();
    // What has arrived may lean out of its slot, as italics do.
    if (own < 1) {
      const side = layer.sizePx * 0.12;
      context.beginPath();
      context.rect(line.xPx - side, line.baselinePx - layer.sizePx * SLOT_TOP, line.widthPx + 2 * side, height);
      context.clip();
      context.translate(0, (1 - own) * height);
    }
    drawText(drawing, { ...layer, lines: [line] });
    context.restore();
  }
}

/** Letters appear at a steady rate behind a caret. */
function typeOut(drawing: Drawing, layer: TextLayer, share: number): void {
  const { context } = drawing;
  const total = layer.lines.reduce((sum, { text }) => sum + [...text].length, 0);
  let left = Math.floor(share * (total + 1));
  for (const line of layer.lines) {
    const letters = [...line.text];
    if (left <= 0) return;
    const shown = letters.slice(0, left).join('');
    const isLast = left <= letters.length;
    left -= letters.length;
    const widthPx = lineWidth(layer, shown);
    drawText(drawing, { ...layer, lines: [{ ...line, text: shown, widthPx: Math.max(1, widthPx) }] });
    if (!isLast) continue;
    context.fillStyle = layer.color;
    const caret = Math.max(1, layer.sizePx * 0.06);
    context.fillRect(line.xPx + widthPx + caret, line.baselinePx - layer.sizePx * 0.74, caret, layer.sizePx * 0.82);
  }
}

/** Letters come together from further apart while they appear. */
function closeUp(drawing: Drawing, layer: TextLayer, share: number): void {
  const { context } = drawing;
  const apartPx = layer.sizePx * mix(0.22, 0, easeOut(share));
  context.globalAlpha *= easeOut(share * 1.4);
  for (const line of layer.lines) {
    const widthPx = line.widthPx + apartPx * Math.max(0, [...line.text].length - 1);
    const xPx = line.xPx + (line.widthPx - widthPx) / 2;
    drawText(drawing, { ...layer, trackingPx: layer.trackingPx + apartPx, lines: [{ ...line, xPx, widthPx }] });
  }
}

function wipe(drawing: Drawing, layer: TextLayer, share: number): void {
  const { context } = drawing;
  const { box, sizePx } = layer;
  const [left, width] = [box.xPx - sizePx * 0.2, box.widthPx + sizePx * 0.4];
  context.beginPath();
  context.rect(left, box.yPx - sizePx * 0.4, width * easeOut(share), box.heightPx + sizePx * 0.8);
  context.clip();
  drawText(drawing, layer);
}

/** The outlines of the letters draw themselves, then fill. */
function trace(drawing: Drawing, layer: TextLayer, share: number): void {
  const { context } = drawing;
  const alpha = context.globalAlpha;
  const length = layer.sizePx * LONGEST_CONTOUR;
  const outlinePx = layer.outlinePx ?? Math.max(1, layer.sizePx * 0.022);
  context.setLineDash([length, length]);
  context.lineDashOffset = length * (1 - easeOut(share * 1.25));
  context.globalAlpha = alpha * (layer.outlinePx === undefined ? 1 - clampShare((share - 0.85) / 0.15) : 1);
  drawText(drawing, { ...layer, outlinePx });
  context.setLineDash([]);
  if (layer.outlinePx !== undefined) return;
  context.globalAlpha = alpha * clampShare((share - 0.55) / 0.4);
  drawText(drawing, layer);
}

/** Text on a circle is uncovered along it. */
function sweepArc(drawing: Drawing, layer: TextLayer, arc: TextArc, share: number): void {
  const { context } = drawing;
  const half = lineWidth(layer, layer.lines[0]?.text ?? '') / arc.radiusPx / 2 + 0.08;
  const middle = ((arc.middleDeg - 90) * Math.PI) / 180;
  const shown = 2 * half * easeOut(share);
  const start = arc.facing === 'outside' ? middle - half : middle + half - shown;
  context.beginPath();
  context.moveTo(arc.center.xPx, arc.center.yPx);
  context.arc(arc.center.xPx, arc.center.yPx, arc.radiusPx + layer.sizePx * 1.5, start, start + shown);
  context.closePath();
  context.clip();
  drawText(drawing, layer);
}

function pieces(layer: TextLayer, pattern: RegExp): readonly Piece[] {
  const found = layer.lines.flatMap((line) =>
    [...line.text.matchAll(pattern)].map(({ 0: text, index }) => {
      // A piece ends where the text up to its end does, so kerning with the letter before stays.
      const end = lineWidth(layer, line.text.slice(0, index + text.length));
      const widthPx = Math.max(1, lineWidth(layer, text));
      return { text, xPx: line.xPx + end - widthPx, baselinePx: line.baselinePx, widthPx };
    }),
  );
  return found.filter(({ text }) => text.trim() !== '').map(toPiece);
}

function toPiece(line: TextLine, order: number, all: readonly TextLine[]): Piece {
  return { line, order, count: all.length };
}

function lineWidth(layer: TextLayer, text: string): number {
  const face = { family: layer.family, weight: layer.weight, style: layer.style };
  return measureLinePx(text, face, layer.sizePx, layer.trackingPx / layer.sizePx);
}

function staggered(share: number, order: number, count: number): number {
  const start = count <= 1 ? 0 : (order / (count - 1)) * STAGGER;
  return clampShare((share - start) / (count <= 1 ? 1 : 1 - STAGGER));
}

function turnToBox(context: DrawingContext, { box, rotationDeg = 0 }: TextLayer): void {
  if (rotationDeg === 0) return;
  const [x, y] = [box.xPx + box.widthPx / 2, box.yPx + box.heightPx / 2];
  context.translate(x, y);
  context.rotate((rotationDeg * Math.PI) / 180);
  context.translate(-x, -y);
}
