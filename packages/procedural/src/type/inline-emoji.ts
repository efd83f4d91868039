import type { LineRun, TextLayer, TextLine } from '../scene/layers.ts';
import type { SubjectArt } from '../subjects/subject-art.ts';
import { EMOJI_EM, measureLinePx } from './measure.ts';
import { graphemesOf, isEmoji } from './scripts.ts';

/** Drawings of emoji by the emoji itself. */
export type EmojiArt = Readonly<Record<string, SubjectArt>>;

/**
 * Puts the drawings of emoji into the lines of a text, each at its advance. No face has to have them, and pictures,
 * SVG and PDF show the same. A layer without emoji comes back as it is.
 */
export function inlineEmoji(layer: TextLayer, art: EmojiArt): TextLayer {
  const hasEmoji = layer.lines.some(({ text }) => graphemesOf(text).some(isEmoji));
  return hasEmoji ? { ...layer, lines: layer.lines.map((line) => withRuns(line, layer, art)) } : layer;
}

function withRuns(line: TextLine, layer: TextLayer, art: EmojiArt): TextLine {
  const face = { family: layer.family, weight: layer.weight, style: layer.style };
  const widthOf = (text: string): number =>
    measureLinePx(text, face, layer.sizePx, layer.trackingPx / layer.sizePx) + layer.trackingPx;
  const parts = splitAtEmoji(line.text);
  // From the right, the first part stands last; the letters inside a part order themselves.
  if (layer.direction === 'rtl') parts.reverse();
  let offset = 0;
  const runs = parts.map((text): LineRun => {
    const run = { text, offsetPx: round(offset), widthPx: round(widthOf(text)) };
    offset += widthOf(text);
    const drawing = isEmoji(text) ? art[text] : undefined;
    if (drawing === undefined) return run;
    const sidePx = round(layer.sizePx * EMOJI_EM.size);
    const risePx = round(layer.sizePx * EMOJI_EM.above);
    return { ...run, art: { paths: drawing.paths, units: drawing.widthUnits, sidePx, risePx } };
  });
  return { ...line, runs };
}

function splitAtEmoji(text: string): string[] {
  const parts: string[] = [];
  let isOpen = false;
  for (const grapheme of graphemesOf(text)) {
    const stands = isEmoji(grapheme);
    if (stands || !isOpen) parts.push(grapheme);
    else parts[parts.length - 1] += grapheme;
    isOpen = !stands;
  }
  return parts;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
