import type { TextArc, TextLayer } from '../scene/layers.ts';
import { fontStack } from '../type/font-faces.ts';
import { measureLinePx } from '../type/measure.ts';
import type { DrawingContext } from './context.ts';
import type { Drawing } from './drawing.ts';

/** Draws the lines of a text layer as real text, straight or on its circle. */
export function drawText({ context }: Drawing, layer: TextLayer): void {
  context.font = `${layer.style} ${layer.weight} ${layer.sizePx}px ${fontStack(layer.family)}`;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fontKerning = 'normal';
  if (layer.outlinePx === undefined) context.fillStyle = layer.color;
  else {
    context.strokeStyle = layer.color;
    context.lineWidth = layer.outlinePx;
    context.lineJoin = 'round';
  }
  if (layer.arc !== undefined) drawOnArc(context, layer, layer.arc);
  else drawOnLines(context, layer);
}

function drawOnLines(context: DrawingContext, layer: TextLayer): void {
  const centerX = layer.box.xPx + layer.box.widthPx / 2;
  const centerY = layer.box.yPx + layer.box.heightPx / 2;
  if (layer.rotationDeg) {
    context.translate(centerX, centerY);
    context.rotate((layer.rotationDeg * Math.PI) / 180);
    context.translate(-centerX, -centerY);
  }
  context.letterSpacing = `${layer.trackingPx}px`;
  for (const line of layer.lines) {
    // Canvas adds the tracking after the last glyph too. Kerning the tables left out, or a fallback face, can make a
    // line wider than it was set; it is then drawn narrower, so that it never leaves its box.
    const drawnWidth = context.measureText(line.text).width - layer.trackingPx;
    context.save();
    context.translate(line.xPx, line.baselinePx);
    if (drawnWidth > line.widthPx) context.scale(line.widthPx / drawnWidth, 1);
    putGlyphs(context, layer, line.text);
    context.restore();
  }
}

function drawOnArc(context: DrawingContext, layer: TextLayer, arc: TextArc): void {
  const text = layer.lines[0]?.text ?? '';
  const face = { family: layer.family, weight: layer.weight, style: layer.style };
  const trackingEm = layer.trackingPx / layer.sizePx;
  const total = measureLinePx(text, face, layer.sizePx, trackingEm);
  const sign = arc.facing === 'outside' ? 1 : -1;
  const letters = [...text];
  context.letterSpacing = '0px';
  for (const [index, letter] of letters.entries()) {
    // Prefix widths keep kerning: a glyph's middle is the prefix up to it plus half its own width.
    const before = measureLinePx(letters.slice(0, index + 1).join(''), face, layer.sizePx, trackingEm);
    const width = measureLinePx(letter, face, layer.sizePx);
    const offset = before - width / 2 - total / 2;
    const angle = (arc.middleDeg * Math.PI) / 180 + (sign * offset) / arc.radiusPx;
    context.save();
    context.translate(arc.center.xPx + arc.radiusPx * Math.sin(angle), arc.center.yPx - arc.radiusPx * Math.cos(angle));
    context.rotate(sign === 1 ? angle : angle + Math.PI);
    context.translate(-width / 2, 0);
    putGlyphs(context, layer, letter);
    context.restore();
  }
}

function putGlyphs(context: DrawingContext, layer: TextLayer, text: string): void {
  if (layer.outlinePx === undefined) context.fillText(text, 0, 0);
  else context.strokeText(text, 0, 0);
}
