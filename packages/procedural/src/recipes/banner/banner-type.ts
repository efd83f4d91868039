import type { Studio } from '../../compose/studio.ts';
import {
  captionSpec,
  LARGE_TEXT_CONTRAST,
  moveText,
  SMALL_TEXT_CONTRAST,
  titleSpec,
} from '../../compose/type-block.ts';
import { circlePath, linesPath, roundRectPath } from '../../geometry/paths.ts';
import { contrastRatio, readableOn } from '../../palette/color.ts';
import type { Box, Layer, TextLayer } from '../../scene/layers.ts';
import { measureLinePx } from '../../type/measure.ts';
import { setText, type TextSpec } from '../../type/text-layer.ts';

/** How a banner's words are set. */
export interface BannerWords {
  readonly align: 'left' | 'center';
  /** Colours that can be behind the words. */
  readonly backdrops: readonly string[];
}

/** More air under the title than between small texts, in gaps. */
const TITLE_GAP = 0.7;

/** The width of a box over its height from which the button stands beside the words instead of under them. */
const STRIP = 4.2;

/**
 * Title, tagline, facts and a button as one column, centred in the height of its box. The button carries the quoted
 * call to action, and an arrow alone when none is quoted: nobody's words are invented.
 */
export function bannerType(studio: Studio, box: Box, asked: BannerWords): readonly Layer[] {
  if (!studio.hasText || box.widthPx <= 0 || box.heightPx <= 0) return [];
  const isStrip = box.widthPx / box.heightPx > STRIP;
  const words: BannerWords = isStrip ? { ...asked, align: 'left' } : asked;
  const column = isStrip ? { ...box, widthPx: box.widthPx * 0.72 } : box;
  const base = baseSizePx(column);
  const gap = base * (isStrip ? 0.45 : 0.85);
  const button = buttonOf(studio, isStrip ? box.widthPx * 0.26 : column.widthPx, base, words);
  const small = [taglineSpec(studio, base, words), factsSpec(studio, base, words)]
    .filter((spec) => spec !== undefined)
    .map((spec, index) =>
      setText(spec, { ...column, yPx: 0, heightPx: column.heightPx * (index === 0 ? 0.24 : 0.16), stick: 'top' }),
    );
  const under =
    small.reduce((sum, layer) => sum + layer.box.heightPx + gap, 0) +
    (isStrip ? 0 : button.heightPx + gap * 1.2) +
    gap * TITLE_GAP;
  const title = titleLayer(studio, { ...column, yPx: 0, heightPx: column.heightPx - under }, base, words);
  const total = (title?.box.heightPx ?? -gap) + under;
  let y = column.yPx + Math.max(0, (column.heightPx - total) / 2);
  const layers: Layer[] = [];
  for (const layer of title === undefined ? small : [title, ...small]) {
    layers.push(moveText(layer, y - layer.box.yPx));
    y += layer.box.heightPx + gap * (layer === title ? 1 + TITLE_GAP : 1);
  }
  const buttonLeft = isStrip
    ? box.xPx + box.widthPx - button.widthPx
    : words.align === 'center'
      ? column.xPx + (column.widthPx - button.widthPx) / 2
      : column.xPx;
  const buttonTop = isStrip ? box.yPx + (box.heightPx - button.heightPx) / 2 : y + gap * 0.2;
  return [...layers, ...button.place(buttonLeft, buttonTop)];
}

/** The size running text has: by the height of the column, more of it the flatter the column is. */
function baseSizePx({ widthPx, heightPx }: Box): number {
  return Math.min(heightPx * 0.075 * Math.max(1, widthPx / heightPx / 2.2), widthPx * 0.05);
}

function titleLayer(studio: Studio, room: Box, base: number, { align, backdrops }: BannerWords): TextLayer | undefined {
  if (studio.texts.title === undefined) return undefined;
  const { ink, ground, accent } = studio.colors;
  const block = { align, stick: 'top', backdrops, titleColors: [ink, ground, accent], maxLines: 3 } as const;
  const spec: TextSpec = { ...titleSpec(studio, block), maxSizePx: base * 4.6, minSizePx: base * 0.9 };
  return setText(spec, { ...room, stick: 'top' });
}

function taglineSpec(studio: Studio, base: number, words: BannerWords): TextSpec | undefined {
  const { tagline } = studio.texts;
  return tagline === undefined ? undefined : smallSpec(studio, 'tagline', tagline, base * 1.1, words);
}

function factsSpec(studio: Studio, base: number, words: BannerWords): TextSpec | undefined {
  const { date, place, price, attribution } = studio.texts;
  const facts = [date, place, price, attribution].filter((text) => text !== undefined).join('  ·  ');
  return facts === '' ? undefined : smallSpec(studio, date === undefined ? 'place' : 'date', facts, base * 0.9, words);
}

function smallSpec(studio: Studio, role: TextSpec['role'], text: string, sizePx: number, words: BannerWords): TextSpec {
  const spec = captionSpec(studio, role, text, words);
  return { ...spec, maxSizePx: sizePx * (spec.trackingEm > 0.1 ? 0.85 : 1), minSizePx: sizePx * 0.6 };
}

interface Button {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly place: (xPx: number, yPx: number) => readonly Layer[];
}

function buttonOf(studio: Studio, longestPx: number, base: number, { backdrops }: BannerWords): Button {
  const { colors, pairing } = studio;
  const color =
    [colors.accent, colors.primary, colors.ink].find((tone) =>
      backdrops.every((backdrop) => contrastRatio(tone, backdrop) > LARGE_TEXT_CONTRAST),
    ) ?? readableOn(backdrops, [colors.ink, colors.ground], LARGE_TEXT_CONTRAST);
  const onButton = readableOn([color], [colors.ground, colors.ink], SMALL_TEXT_CONTRAST);
  const heightPx = base * 2.5;
  const text = studio.texts['call-to-action'];
  if (text === undefined)
    return { widthPx: heightPx, heightPx, place: (x, y) => [arrowButton(x, y, heightPx, color, onButton)] };
  const sizePx = base * 0.95;
  const padPx = base * 1.3;
  const widthPx = Math.min(longestPx, measureLinePx(text, pairing.text, sizePx, 0.02) + padPx * 2 + 1);
  const spec: TextSpec = {
    ...captionSpec(studio, 'call-to-action', text, { backdrops: [color], align: 'center' }),
    id: 'call-to-action',
    color: onButton,
    backdrop: color,
    trackingEm: 0.02,
    maxLines: 1,
    maxSizePx: sizePx,
    minSizePx: sizePx * 0.5,
  };
  return {
    widthPx,
    heightPx,
    place: (xPx, yPx) => [
      {
        id: 'button',
        name: 'Button',
        slot: 'ornament',
        kind: 'shapes',
        depth: 0.95,
        shapes: [{ d: roundRectPath(xPx, yPx, widthPx, heightPx, heightPx / 2), fill: { kind: 'solid', color } }],
      },
      setText(spec, { xPx: xPx + padPx, yPx, widthPx: widthPx - 2 * padPx, heightPx, stick: 'middle' }),
    ],
  };
}

function arrowButton(xPx: number, yPx: number, side: number, color: string, onButton: string): Layer {
  const [x, y, reach] = [xPx + side / 2, yPx + side / 2, side * 0.2];
  const arrow = [
    linesPath([
      [x - reach, y],
      [x + reach, y],
    ]),
    linesPath([
      [x + reach * 0.2, y - reach * 0.8],
      [x + reach, y],
      [x + reach * 0.2, y + reach * 0.8],
    ]),
  ].join('');
  return {
    id: 'button',
    name: 'Button',
    slot: 'ornament',
    kind: 'shapes',
    depth: 0.95,
    shapes: [
      { d: circlePath(x, y, side / 2), fill: { kind: 'solid', color } },
      { d: arrow, stroke: { color: onButton, widthPx: Math.max(1, side * 0.055), cap: 'round' } },
    ],
  };
}
