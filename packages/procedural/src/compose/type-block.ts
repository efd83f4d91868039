import { rectPath } from '../geometry/paths.ts';
import { contrastRatio, readableOn } from '../palette/color.ts';
import type { Box, Layer, ShapesLayer, TextLayer } from '../scene/layers.ts';
import { fitText } from '../type/fit-text.ts';
import { placeText, setText, type TextAlign, type TextRoom, type TextSpec } from '../type/text-layer.ts';
import type { Studio } from './studio.ts';

/** How a block of title, hairline and small texts is set. */
export interface TypeBlock {
  readonly align: TextAlign;
  readonly stick: 'top' | 'bottom';
  /** Colours that can be behind the block; the text reads on all of them. */
  readonly backdrops: readonly string[];
  readonly titleColors: readonly string[];
  readonly maxLines: number;
  /** The title's largest size as a share of the box height. Default: as large as fits. */
  readonly maxTitlePx?: number;
  readonly hasRule?: boolean;
}

/** The layers of a set block and what it covers. */
export interface SetBlock {
  readonly layers: readonly Layer[];
  readonly box: Box;
}

/** Small type is sized by the longer side once that is three times the shorter: a 300th of it is the unit. */
const LONGEST_FOR_TYPE = 300;

/** Contrast small and large text must reach (WCAG 2 AA). */
export const SMALL_TEXT_CONTRAST = 4.5;
export const LARGE_TEXT_CONTRAST = 3;

/**
 * Sets the title as wide as the box, under it a hairline and the small texts: tagline at one end, date and place at the
 * other. Returns an empty block at the edge it sticks to when the studio has no texts.
 */
export function setTypeBlock(studio: Studio, box: Box, block: TypeBlock): SetBlock {
  const small = smallTexts(studio, box, block);
  const { title } = studio.texts;
  const gap = studio.unitPx * 2.4;
  const smallHeight = small.heightPx === 0 ? 0 : small.heightPx + (title === undefined ? 0 : gap * 1.7);
  const titleRoom = { ...box, heightPx: box.heightPx - smallHeight };
  const fitted = title === undefined ? undefined : fitTitle(studio, titleRoom, block);
  const total = (fitted?.fit.heightPx ?? 0) + smallHeight;
  const top = block.stick === 'top' ? box.yPx : box.yPx + box.heightPx - total;
  const layers: Layer[] = [];
  let below = top;
  if (fitted !== undefined) {
    const room: TextRoom = { ...box, yPx: top, heightPx: fitted.fit.heightPx, stick: 'top' };
    const layer = placeText(fitted.spec, fitted.fit, room);
    layers.push(layer);
    below = top + fitted.fit.heightPx;
    if (small.heightPx > 0) {
      if (block.hasRule !== false) layers.push(hairline(studio, { ...box, yPx: below + gap * 0.85 }, layer.color));
      below += gap * 1.7;
    }
  }
  layers.push(...small.place(below));
  return { layers, box: { xPx: box.xPx, yPx: top, widthPx: box.widthPx, heightPx: total } };
}

/** A thin rule across a box's top. */
export function hairline(studio: Studio, box: Box, color: string, id = 'rule'): ShapesLayer {
  const thickness = Math.max(1, studio.unitPx * 0.22);
  const d = rectPath(box.xPx, box.yPx - thickness / 2, box.widthPx, thickness);
  return {
    id,
    name: 'Rule',
    slot: 'ornament',
    kind: 'shapes',
    depth: 1,
    shapes: [{ d, fill: { kind: 'solid', color } }],
  };
}

/**
 * What small type is sized in: a hundredth of the shorter side, or nearly of the side of a square of the same area, so
 * that strips do not whisper.
 */
export function typeUnit(studio: Studio): number {
  const { widthPx, heightPx } = studio;
  return Math.max(leastTypeUnit(studio), Math.sqrt(widthPx * heightPx) * 0.009);
}

/** The same for the smallest type; on the longest strips a 300th of the longer side. */
function leastTypeUnit({ unitPx, widthPx, heightPx }: Studio): number {
  return Math.max(unitPx, Math.max(widthPx, heightPx) / LONGEST_FOR_TYPE);
}

/** The spec of a small text; capitals are letterspaced, other text is not. */
export function captionSpec(
  studio: Studio,
  role: TextSpec['role'],
  text: string,
  block: Pick<TypeBlock, 'backdrops' | 'align'>,
): TextSpec {
  const isCapitals = text === text.toUpperCase() && /\p{Lu}/u.test(text);
  const { ink, ground } = studio.colors;
  return {
    id: role,
    role,
    text,
    face: studio.pairing.text,
    color: readableOn(block.backdrops, [ink, ground], SMALL_TEXT_CONTRAST),
    backdrop: worstBackdrop(block.backdrops, readableOn(block.backdrops, [ink, ground], SMALL_TEXT_CONTRAST)),
    align: block.align,
    trackingEm: isCapitals ? 0.16 : 0.015,
    leading: 1.32,
    maxLines: 3,
    maxSizePx: typeUnit(studio) * (isCapitals ? 2.4 : 3.1),
    minSizePx: leastTypeUnit(studio) * 1.5,
  };
}

/** The backdrop a colour reads worst on; stored with the text, so that a check can repeat the judgement. */
export function worstBackdrop(backdrops: readonly string[], color: string): string {
  return [...backdrops].sort((a, b) => contrastRatio(color, a) - contrastRatio(color, b))[0] ?? '#ffffff';
}

/** The title as the pairing sets it: derived titles may be in capitals, quoted ones stay as written. */
export function titleText(studio: Studio): string | undefined {
  const { title } = studio.texts;
  if (title === undefined) return undefined;
  const isQuoted = studio.brief.texts.some(({ role }) => role === 'title');
  return !isQuoted && studio.pairing.isUppercase ? title.toUpperCase() : title;
}

/** The spec of a title in the pairing's headline face. */
export function titleSpec(studio: Studio, block: TypeBlock): TextSpec {
  const color = readableOn(block.backdrops, block.titleColors, LARGE_TEXT_CONTRAST);
  return {
    id: 'title',
    role: 'title',
    text: titleText(studio) ?? '',
    face: studio.pairing.title,
    color,
    backdrop: worstBackdrop(block.backdrops, color),
    align: block.align,
    trackingEm: studio.pairing.titleTrackingEm,
    leading: studio.pairing.titleLeading,
    maxLines: block.maxLines,
    maxSizePx: block.maxTitlePx ?? Number.MAX_SAFE_INTEGER,
    minSizePx: studio.unitPx * 3.2,
  };
}

function fitTitle(studio: Studio, room: Box, block: TypeBlock) {
  const spec = titleSpec(studio, block);
  return { spec, fit: fitText({ ...spec, maxWidthPx: room.widthPx, maxHeightPx: room.heightPx }) };
}

function smallTexts(studio: Studio, box: Box, block: TypeBlock) {
  const { date, place, price } = studio.texts;
  const tagline = joined(studio.texts.tagline, studio.texts.attribution);
  const facts = joined(date, place, price, studio.texts['call-to-action']) ?? '';
  const isSplit = tagline !== undefined && facts !== '' && block.align === 'left' && box.widthPx > studio.unitPx * 60;
  const rooms: [TextSpec, number, number][] = [];
  const width = isSplit ? box.widthPx * 0.47 : box.widthPx;
  if (tagline !== undefined) rooms.push([captionSpec(studio, 'tagline', tagline, block), box.xPx, width]);
  if (facts !== '') {
    const spec = captionSpec(studio, factsRole(studio), facts, block);
    const right = isSplit ? { ...spec, align: 'right' as const } : spec;
    rooms.push([right, isSplit ? box.xPx + box.widthPx - width : box.xPx, width]);
  }
  const limit = (box.heightPx * 0.42) / (isSplit ? 1 : Math.max(1, rooms.length));
  const set = rooms.map(([spec, xPx, widthPx]) =>
    setText(spec, { xPx, yPx: 0, widthPx, heightPx: limit, stick: 'top' }),
  );
  const gap = studio.unitPx * 1.6;
  const heights = set.map((layer) => layer.box.heightPx);
  const heightPx = isSplit
    ? Math.max(0, ...heights)
    : heights.reduce((sum, height) => sum + height, 0) + gap * Math.max(0, set.length - 1);
  const placeAt = (top: number): TextLayer[] => {
    let y = top;
    return set.map((layer) => {
      const moved = moveText(layer, y - layer.box.yPx);
      if (!isSplit) y += layer.box.heightPx + gap;
      return moved;
    });
  };
  return { heightPx, place: placeAt };
}

/** The role of a line of facts is that of its first one. */
function factsRole({ texts }: Studio): TextSpec['role'] {
  return (['date', 'place', 'price'] as const).find((role) => texts[role] !== undefined) ?? 'call-to-action';
}

/** Texts that share a line, or `undefined` when there is none. */
export function joined(...texts: readonly (string | undefined)[]): string | undefined {
  const present = texts.filter((text) => text !== undefined);
  return present.length === 0 ? undefined : present.join('  ·  ');
}

/** The same text further down. */
export function moveText(layer: TextLayer, byPx: number): TextLayer {
  const shift = Math.round(byPx * 100) / 100;
  return {
    ...layer,
    lines: layer.lines.map((line) => ({ ...line, baselinePx: Math.round((line.baselinePx + shift) * 100) / 100 })),
    box: { ...layer.box, yPx: Math.round((layer.box.yPx + shift) * 100) / 100 },
  };
}

/** The same text further to the right. */
export function shiftText(layer: TextLayer, byPx: number): TextLayer {
  const moved = (xPx: number): number => Math.round((xPx + byPx) * 100) / 100;
  return {
    ...layer,
    lines: layer.lines.map((line) => ({ ...line, xPx: moved(line.xPx) })),
    box: { ...layer.box, xPx: moved(layer.box.xPx) },
  };
}
