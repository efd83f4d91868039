import type { InlineArt, LineRun, TextArc, TextLayer, TextLine } from '../scene/layers.ts';
import { fontStack } from '../type/font-faces.ts';
import { measureLinePx } from '../type/measure.ts';
import { graphemesOf, isJoinedScript, isRightToLeft } from '../type/scripts.ts';
import type { Drawing } from './drawing.ts';

/**
 * Draws the lines of a text layer as real text, straight or on its circle; emoji in it are drawn as art. Its faces must
 * have been registered, see `facesForScene`.
 */
export function drawText(drawing: Drawing, layer: TextLayer): void {
  const { context } = drawing;
  context.font = `${layer.style} ${layer.weight} ${layer.sizePx}px ${fontStack(layer.family, layer.text, layer.locale)}`;
  // Skia takes the lightest instance of a variable file, whatever weight `font` names.
  context.fontVariationSettings = `'wght' ${layer.weight}`;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fontKerning = 'normal';
  context.direction = layer.direction ?? 'ltr';
  if (layer.outlinePx === undefined) context.fillStyle = layer.color;
  else {
    context.strokeStyle = layer.color;
    context.lineWidth = layer.outlinePx;
    context.lineJoin = 'round';
  }
  if (layer.arc !== undefined) drawOnArc(drawing, layer, layer.arc);
  else drawOnLines(drawing, layer);
}

function drawOnLines(drawing: Drawing, layer: TextLayer): void {
  const { context } = drawing;
  const centerX = layer.box.xPx + layer.box.widthPx / 2;
  const centerY = layer.box.yPx + layer.box.heightPx / 2;
  if (layer.rotationDeg) {
    context.translate(centerX, centerY);
    context.rotate((layer.rotationDeg * Math.PI) / 180);
    context.translate(-centerX, -centerY);
  }
  context.letterSpacing = `${layer.trackingPx}px`;
  for (const line of layer.lines) {
    for (const run of line.runs ?? [wholeLine(line)]) {
      context.save();
      context.translate(line.xPx + run.offsetPx, line.baselinePx);
      if (run.art === undefined) drawRun(drawing, layer, run);
      else drawInlineArt(drawing, run.art);
      context.restore();
    }
  }
}

function wholeLine({ text, widthPx }: TextLine): LineRun {
  return { text, offsetPx: 0, widthPx };
}

/**
 * Canvas adds the tracking after the last glyph too. Kerning the tables left out, or letters that join, can make a run
 * wider than it was set: it is then drawn narrower, so that it never leaves its box. A narrower one keeps to the end of
 * the room it is aligned to.
 */
function drawRun({ context }: Drawing, layer: TextLayer, run: LineRun): void {
  const drawnPx = context.measureText(run.text).width - layer.trackingPx;
  if (drawnPx > run.widthPx) context.scale(run.widthPx / drawnPx, 1);
  else if (layer.align !== undefined && layer.align !== 'left') {
    context.translate((run.widthPx - drawnPx) * (layer.align === 'center' ? 0.5 : 1), 0);
  }
  if (layer.outlinePx === undefined) context.fillText(run.text, 0, 0);
  else context.strokeText(run.text, 0, 0);
}

function drawInlineArt({ context, paths }: Drawing, { paths: parts, units, sidePx, risePx }: InlineArt): void {
  const alpha = context.globalAlpha;
  context.translate(0, -risePx);
  context.scale(sidePx / units, sidePx / units);
  for (const { d, fill, rule, opacity } of parts) {
    context.globalAlpha = alpha * (opacity ?? 1);
    context.fillStyle = fill;
    paths.fill(context, d, rule);
  }
}

function drawOnArc(drawing: Drawing, layer: TextLayer, arc: TextArc): void {
  const { context } = drawing;
  const [line] = layer.lines;
  const text = line?.text ?? '';
  const face = { family: layer.family, weight: layer.weight, style: layer.style };
  const trackingEm = layer.trackingPx / layer.sizePx;
  const total = measureLinePx(text, face, layer.sizePx, trackingEm);
  const sign = arc.facing === 'outside' ? 1 : -1;
  const pieces = piecesOnArc(text);
  context.letterSpacing = '0px';
  for (const [index, piece] of pieces.entries()) {
    // Prefix widths keep kerning: a glyph's middle is the prefix up to it plus half its own width.
    const before = measureLinePx(pieces.slice(0, index + 1).join(''), face, layer.sizePx, trackingEm);
    const widthPx = measureLinePx(piece, face, layer.sizePx);
    const offset = before - widthPx / 2 - total / 2;
    const angle = (arc.middleDeg * Math.PI) / 180 + (sign * offset) / arc.radiusPx;
    const art = line?.runs?.find((run) => run.text === piece)?.art;
    context.save();
    context.translate(arc.center.xPx + arc.radiusPx * Math.sin(angle), arc.center.yPx - arc.radiusPx * Math.cos(angle));
    context.rotate(sign === 1 ? angle : angle + Math.PI);
    context.translate(-widthPx / 2, 0);
    if (art !== undefined) drawInlineArt(drawing, art);
    else drawRun(drawing, { ...layer, trackingPx: 0 }, { text: piece, offsetPx: 0, widthPx });
    context.restore();
  }
}

/** What is drawn as one piece on a circle, from left to right: letters, but whole words of scripts whose letters join. */
function piecesOnArc(text: string): readonly string[] {
  const isRtl = isRightToLeft(text);
  if (!isRtl && !isJoinedScript(text)) return graphemesOf(text);
  const words = text.split(/(\s+)/u);
  return isRtl ? words.reverse() : words;
}
