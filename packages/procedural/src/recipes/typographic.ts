import { placeArt, subjectLayer } from '../compose/place-subject.ts';
import type { Composition, Studio } from '../compose/studio.ts';
import { captionSpec, hairline, moveText, titleText, worstBackdrop } from '../compose/type-block.ts';
import { circlePath, rectPath } from '../geometry/paths.ts';
import { contrastRatio, mixHex, readableOn } from '../palette/color.ts';
import type { Box, DotsLayer, Layer, TextLayer } from '../scene/layers.ts';
import { fitText } from '../type/fit-text.ts';
import { inkExtent, measureLinePx } from '../type/measure.ts';
import { placeText, setText, type TextSpec } from '../type/text-layer.ts';
import { composeSwiss } from './swiss.ts';

/** More lines than this would be a text, not a title. */
const MOST_LINES = 5;

/**
 * The title is the picture: every line as wide as the sheet, stacked tightly. Crops: plain sheet with a disc between
 * lines and edge, colour bands behind the lines, one inverted half, and an echo of outlined repeats.
 */
export function composeTypographic(studio: Studio): Composition {
  if (studio.texts.title === undefined) return withoutTitle(studio);
  const { colors, crop, widthPx, heightPx, marginPx, unitPx } = studio;
  const ground = crop === 1 ? strongGround(studio) : colors.ground;
  const captions = captionRows(studio, ground);
  const top = marginPx + captions.topPx;
  const bottom = heightPx - marginPx - captions.bottomPx;
  const room: Box = { xPx: marginPx, yPx: top, widthPx: widthPx - 2 * marginPx, heightPx: bottom - top };
  const ink = readableOn([ground], [colors.ink, colors.ground], 4.5);
  const stacked = stackTitle(studio, room, ground);
  const used = stacked.length === 0 ? { ...room, heightPx: 0 } : boxOf(stacked);
  const gap = unitPx * 3;
  const freePx = Math.max(0, room.heightPx - used.heightPx - gap);
  // One crop stands the title on the lower margin and hangs the figure above it.
  const isTitleLow = crop === 2 && freePx > unitPx * 9;
  const lines = isTitleLow ? stacked.map((line) => moveText(line, freePx + gap)) : stacked;
  const below: Box = { ...room, yPx: isTitleLow ? room.yPx : used.yPx + used.heightPx + gap, heightPx: freePx };
  // On a wide sheet a short title leaves its room beside it rather than under it.
  const usedPx = used.widthPx + gap * 2;
  const isBeside = studio.isWide && stacked.length > 0 && usedPx < room.widthPx * 0.74;
  const free = isBeside ? { ...room, xPx: room.xPx + usedPx, widthPx: room.widthPx - usedPx } : below;
  return {
    layers: [
      {
        id: 'ground',
        name: 'Ground',
        slot: 'background',
        kind: 'fill',
        depth: 0,
        paint: { kind: 'solid', color: ground },
      },
      ...figure(studio, free, ground),
      ...captions.layers,
      ...(captions.topPx > 0 ? [hairline(studio, { ...room, yPx: top - unitPx * 2 }, ink, 'rule-top')] : []),
      ...lines,
    ],
    notes: [],
    lightAngleDeg: 315,
  };
}

/** Without any word the modules of the Swiss grid speak instead. */
function withoutTitle(studio: Studio): Composition {
  const { layers, notes, lightAngleDeg } = composeSwiss(studio);
  return { layers, lightAngleDeg, notes: [...notes, 'There is no text to set, so the design is a grid of shapes.'] };
}

function strongGround({ colors }: Studio): string {
  return (
    [colors.primary, colors.accent, colors.secondary].find(
      (color) => contrastRatio(color, colors.ink) > 4.6 || contrastRatio(color, colors.ground) > 4.6,
    ) ?? colors.ground
  );
}

/** One text layer per line, each fitted to the width; together they never exceed the room. */
function stackTitle(studio: Studio, room: Box, ground: string): readonly TextLayer[] {
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

function inkHeight(text: string, { face }: TextSpec): number {
  const { ascent, descent } = inkExtent(text, face);
  return ascent + descent;
}

/** One word a line; short words join their neighbour, so that no line shouts over the rest. */
function breakTitle(title: string, isWide: boolean): readonly string[] {
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

function captionRows(studio: Studio, ground: string) {
  const { widthPx, heightPx, marginPx, unitPx, texts } = studio;
  const width = widthPx - 2 * marginPx;
  const limit = heightPx * 0.13;
  const block = { backdrops: [ground], align: 'left' as const };
  const layers: TextLayer[] = [];
  const row = (spec: TextSpec, xPx: number, widthRoom: number, stick: 'top' | 'bottom'): TextLayer => {
    const yPx = stick === 'top' ? marginPx : heightPx - marginPx - limit;
    return setText(spec, { xPx, yPx, widthPx: widthRoom, heightPx: limit, stick });
  };
  const [date, place, tagline] = [texts.date, texts.place, texts.tagline];
  if (date !== undefined) layers.push(row(captionSpec(studio, 'date', date, block), marginPx, width * 0.48, 'top'));
  if (place !== undefined) {
    const hasDate = date !== undefined;
    const spec = {
      ...captionSpec(studio, 'place', place, block),
      align: hasDate ? ('right' as const) : ('left' as const),
    };
    layers.push(row(spec, hasDate ? marginPx + width * 0.52 : marginPx, width * 0.48, 'top'));
  }
  const topPx = layers.length === 0 ? 0 : Math.max(...layers.map(({ box }) => box.heightPx)) + unitPx * 4.5;
  let bottomPx = 0;
  if (tagline !== undefined) {
    const layer = row(captionSpec(studio, 'tagline', tagline, block), marginPx, width, 'bottom');
    layers.push(layer);
    bottomPx = layer.box.heightPx + unitPx * 4;
  }
  return { layers, topPx, bottomPx };
}

/** A drawing, a disc or a halftone field in the room the title leaves; nothing when it leaves too little. */
function figure(studio: Studio, free: Box, ground: string): readonly Layer[] {
  const { colors, unitPx, crop, subject } = studio;
  const side = Math.min(free.widthPx, free.heightPx);
  if (side < unitPx * 9) return [];
  const color =
    [colors.accent, colors.primary, colors.secondary].find((tone) => contrastRatio(tone, ground) > 1.5) ?? colors.ink;
  const isLeft = crop % 2 === 0;
  const x = isLeft ? free.xPx + side / 2 : free.xPx + free.widthPx - side / 2;
  const y = free.yPx + free.heightPx - side / 2;
  const rest = free.widthPx - side - unitPx * 3;
  const bars: Layer[] =
    rest < unitPx * 12
      ? []
      : [
          stripes(
            studio,
            {
              ...free,
              xPx: isLeft ? free.xPx + side + unitPx * 3 : free.xPx,
              yPx: y - side / 2,
              widthPx: rest,
              heightPx: side,
            },
            ground,
          ),
        ];
  const disc: Layer = {
    id: 'disc',
    name: 'Disc',
    slot: 'ornament',
    kind: 'shapes',
    depth: 0.3,
    shapes: [{ d: circlePath(x, y, side / 2), fill: { kind: 'solid', color } }],
  };
  if (subject === undefined)
    return [
      disc,
      halftone(studio, { xPx: x - side / 2, yPx: y - side / 2, widthPx: side, heightPx: side }, ground),
      ...bars,
    ];
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const art = placeArt(
    subject.art,
    { tones: [dark, mixHex(dark, light, 0.5), light], under: dark },
    { centerXPx: x, centerYPx: y, widthPx: side * 0.7, heightPx: side * 0.7 },
  );
  return [disc, subjectLayer(subject.word, art), ...bars];
}

function halftone(studio: Studio, box: Box, ground: string): DotsLayer {
  const [x, y, radius] = [box.xPx + box.widthPx / 2, box.yPx + box.heightPx / 2, box.widthPx / 2];
  return {
    id: 'halftone',
    name: 'Halftone',
    slot: 'ornament',
    kind: 'dots',
    depth: 0.35,
    box,
    cellPx: studio.unitPx * 1.9,
    angleDeg: 30,
    color: ground,
    from: { xPx: box.xPx, yPx: box.yPx },
    to: { xPx: box.xPx + box.widthPx, yPx: box.yPx + box.heightPx },
    fullRadius: 0.52,
    clip: circlePath(x, y, radius),
  };
}

/** Bars that thin out: rhythm beside the disc. */
function stripes(studio: Studio, box: Box, ground: string): Layer {
  const { colors } = studio;
  const color =
    [colors.primary, colors.secondary, colors.ink].find((tone) => contrastRatio(tone, ground) > 1.5) ?? colors.ink;
  const count = 7;
  const pitch = box.heightPx / count;
  const d = Array.from({ length: count }, (_, index) => {
    const thickness = pitch * (0.82 - (index / count) * 0.66);
    return rectPath(
      box.xPx,
      box.yPx + box.heightPx - (index + 1) * pitch + (pitch - thickness),
      box.widthPx,
      thickness,
    );
  }).join('');
  return {
    id: 'stripes',
    name: 'Stripes',
    slot: 'ornament',
    kind: 'shapes',
    depth: 0.25,
    shapes: [{ d, fill: { kind: 'solid', color } }],
  };
}

function boxOf(layers: readonly TextLayer[]): Box {
  const yPx = Math.min(...layers.map(({ box }) => box.yPx));
  const bottom = Math.max(...layers.map(({ box }) => box.yPx + box.heightPx));
  const first = layers[0]!.box;
  const right = Math.max(...layers.map(({ box }) => box.xPx + box.widthPx));
  return { ...first, yPx, widthPx: right - first.xPx, heightPx: bottom - yPx };
}
