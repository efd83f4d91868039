import type { Studio } from '../../compose/studio.ts';
import { captionSpec, LARGE_TEXT_CONTRAST, moveText, shiftText, titleText } from '../../compose/type-block.ts';
import { readableOn } from '../../palette/color.ts';
import type { Box, Layer, TextLayer } from '../../scene/layers.ts';
import { setText, type TextAlign } from '../../type/text-layer.ts';
import { type Container, drawMark, type MarkColors } from './mark.ts';

/** How mark and words stand together. */
export interface LockupOptions {
  readonly direction: 'stacked' | 'horizontal';
  readonly colors: MarkColors;
  readonly container: Container;
  readonly kind: 'subject' | 'monogram';
  /** Extra space between the letters of the name. */
  readonly trackingEm?: number;
}

/** Mark, name and line below it as one group in the middle of a room. */
export function setLockup(studio: Studio, room: Box, options: LockupOptions): readonly Layer[] {
  return options.direction === 'stacked' ? stackLockup(studio, room, options) : lineLockup(studio, room, options);
}

function stackLockup(studio: Studio, room: Box, options: LockupOptions): readonly Layer[] {
  // A long name takes the room of the mark, or it could not be read.
  const isLong = (titleText(studio)?.length ?? 0) > 24;
  const side = Math.min(room.heightPx * (isLong ? 0.42 : 0.56), room.widthPx * (isLong ? 0.5 : 0.72));
  const wordRoom = { ...room, heightPx: (room.heightPx - side) * 0.84 };
  const words = setWords(studio, wordRoom, options, 'center', side * 0.34);
  const gap = words.heightPx === 0 ? 0 : Math.min(side * 0.2, room.heightPx - side - words.heightPx);
  const top = room.yPx + (room.heightPx - side - gap - words.heightPx) / 2;
  const mark: Box = { xPx: room.xPx + (room.widthPx - side) / 2, yPx: top, widthPx: side, heightPx: side };
  return [...drawMark(studio, mark, options.colors, { ...options, suffix: '' }), ...words.place(top + side + gap)];
}

function lineLockup(studio: Studio, room: Box, options: LockupOptions): readonly Layer[] {
  const side = Math.min(room.heightPx, room.widthPx * 0.34);
  const gap = side * (options.container === 'none' ? 0.26 : 0.22);
  const wordRoom: Box = {
    xPx: room.xPx + side + gap,
    yPx: room.yPx,
    widthPx: room.widthPx - side - gap,
    heightPx: Math.min(room.heightPx, side * 0.92),
  };
  const words = setWords(studio, wordRoom, options, 'left', side * 0.5);
  const total = side + (words.heightPx === 0 ? 0 : gap + words.widthPx);
  const shift = (room.widthPx - total) / 2;
  const middle = room.yPx + room.heightPx / 2;
  const mark: Box = { xPx: room.xPx + shift, yPx: middle - side / 2, widthPx: side, heightPx: side };
  return [
    ...drawMark(studio, mark, options.colors, { ...options, suffix: '' }),
    ...words.place(middle - words.heightPx / 2).map((layer) => shiftText(layer, shift)),
  ];
}

/** The name and the line below it; the largest capitals are about `largePx` high. */
function setWords(studio: Studio, room: Box, options: LockupOptions, align: TextAlign, largePx: number) {
  const { ground } = options.colors;
  const { ink, ground: paper } = studio.colors;
  const name = titleText(studio);
  const line = studio.texts.tagline ?? studio.texts.place ?? studio.texts.date;
  const set: TextLayer[] = [];
  let heightPx = 0;
  if (name !== undefined) {
    const spec = {
      id: 'title',
      role: 'title',
      text: name,
      face: studio.pairing.title,
      color: readableOn([ground], [options.colors.mark, ink, paper], LARGE_TEXT_CONTRAST),
      backdrop: ground,
      align,
      trackingEm: options.trackingEm ?? studio.pairing.titleTrackingEm,
      leading: studio.pairing.titleLeading,
      maxLines: 4,
      maxSizePx: largePx,
      minSizePx: largePx * 0.14,
    } as const;
    set.push(setText(spec, { ...room, heightPx: room.heightPx * (line === undefined ? 1 : 0.68), stick: 'top' }));
    heightPx += set[0]!.box.heightPx;
  }
  if (line !== undefined) {
    const gap = name === undefined ? 0 : largePx * 0.3;
    const spec = {
      ...captionSpec(studio, 'tagline', line, { backdrops: [ground], align }),
      maxLines: 2,
      maxSizePx: Math.min(largePx * 0.34, (set[0]?.sizePx ?? largePx) * 0.46),
      minSizePx: largePx * 0.1,
    };
    const layer = setText(spec, { ...room, heightPx: Math.max(1, room.heightPx - heightPx - gap), stick: 'top' });
    set.push(moveText(layer, heightPx + gap));
    heightPx += gap + layer.box.heightPx;
  }
  const right = Math.max(room.xPx, ...set.map(({ box }) => box.xPx + box.widthPx));
  return {
    heightPx,
    widthPx: right - room.xPx,
    place: (topPx: number): readonly TextLayer[] => set.map((layer) => moveText(layer, topPx - room.yPx)),
  };
}
