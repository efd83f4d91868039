import type { Studio } from '../../compose/studio.ts';
import { titleText, worstBackdrop } from '../../compose/type-block.ts';
import { readableOn } from '../../palette/color.ts';
import type { Box, TextLayer } from '../../scene/layers.ts';
import { fitText } from '../../type/fit-text.ts';
import { inkExtent, measureLinePx } from '../../type/measure.ts';
import { placeText, setText, type TextSpec } from '../../type/text-layer.ts';

/** More lines than this would be a text, not a title. */
const MOST_LINES = 5;

/** One text layer per line, each fitted to the width; together they never exceed the room. */
export function stackTitle(studio: Studio, room: Box, ground: string): readonly TextLayer[] {
  const title = titleText(studio);
  if (title === undefined) return [];
  const { colors, pairing, unitPx } = studio;
  const base: TextSpec = {
    id: 'title',
    role: 'title',
    text: title,
    face: pairing.title,
    color: readableOn([ground], [colors.ink, colors.ground], 3),
    backdrop: ground,
    align: 'left',
    trackingEm: pairing.titleTrackingEm,
    leading: pairing.titleLeading,
    maxLines: MOST_LINES,
    maxSizePx: Number.MAX_SAFE_INTEGER,
    minSizePx: unitPx * 3.2,
  };
  const pieces = breakTitle(title, studio.isWide);
  const gap = unitPx * 2.6;
  const limit = room.heightPx * (studio.isWide ? 1 : 0.8);
  const sized = pieces.map((text) => ({
    text,
    sizePx: room.widthPx / measureLinePx(text, base.face, 1, base.trackingEm),
  }));
  const tall =
    sized.reduce((sum, { text, sizePx }) => sum + inkHeight(text, base) * sizePx, 0) + gap * (sized.length - 1);
  const shrink = Math.min(1, limit / tall);
  const isShort = sized.some(({ sizePx }) => sizePx * shrink < base.minSizePx);
  if (isShort || shrink < 0.45) {
    const fit = fitText({ ...base, maxWidthPx: room.widthPx, maxHeightPx: limit });
    return [placeText(base, fit, { ...room, heightPx: fit.heightPx, stick: 'top' })];
  }
  const accent = readableOn([ground], [colors.accent, colors.primary, base.color], 3);
  const accented = studio.random('accent').whole(0, sized.length - 1);
  let y = room.yPx;
  return sized.map(({ text, sizePx }, index) => {
    const heightPx = inkHeight(text, base) * sizePx * shrink;
    const color = sized.length > 1 && index === accented ? accent : base.color;
    const spec = {
      ...base,
      id: `title-${index + 1}`,
      text,
      color,
      backdrop: worstBackdrop([ground], color),
      maxLines: 1,
      maxSizePx: sizePx * shrink,
    };
    const layer = setText(spec, {
      xPx: room.xPx,
      yPx: y,
      widthPx: room.widthPx + 1,
      heightPx: heightPx + 1,
      stick: 'top',
    });
    y += heightPx + gap * shrink;
    return layer;
  });
}

export function inkHeight(text: string, { face }: TextSpec): number {
  const { ascent, descent } = inkExtent(text, face);
  return ascent + descent;
}

/** One word a line; short words join their neighbour, so that no line shouts over the rest. */
export function breakTitle(title: string, isWide: boolean): readonly string[] {
  const words = title.split(/\s+/u).filter((word) => word !== '');
  const longest = Math.max(...words.map((word) => word.length), isWide ? 12 : 5);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && (last.length <= 3 || word.length <= 2) && last.length + 1 + word.length <= longest + 2) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  while (lines.length > MOST_LINES) {
    const at = shortestPair(lines);
    lines.splice(at, 2, `${lines[at]} ${lines[at + 1]}`);
  }
  return lines;
}

function shortestPair(lines: readonly string[]): number {
  const lengths = lines.slice(0, -1).map((line, index) => line.length + (lines[index + 1]?.length ?? 0));
  return lengths.indexOf(Math.min(...lengths));
}

/** What lines cover together. */
export function boxOf(layers: readonly TextLayer[]): Box {
  const yPx = Math.min(...layers.map(({ box }) => box.yPx));
  const bottom = Math.max(...layers.map(({ box }) => box.yPx + box.heightPx));
  const first = layers[0]!.box;
  const right = Math.max(...layers.map(({ box }) => box.xPx + box.widthPx));
  return { ...first, yPx, widthPx: right - first.xPx, heightPx: bottom - yPx };
}
