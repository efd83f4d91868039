import type { BoardItem } from '../document/item.ts';
import type { FontWeight, TextAlignment, TextFit } from '../document/item-look.ts';
import type { Rect } from '../geometry/rect.ts';

/** How an item's words are set, with nothing left open. Lengths are canvas units. */
export type TextStyle = {
  readonly family: string;
  readonly size: number;
  readonly weight: FontWeight;
  readonly align: TextAlignment;
  /** A multiple of the size. */
  readonly lineHeight: number;
  readonly fit: TextFit;
  /** `#rrggbb` or `#rrggbbaa`; null takes the theme's ink. */
  readonly color: string | null;
  /** Where the block of lines stands in its box. */
  readonly placement: 'top' | 'middle';
};

/** The family of words that name none: the interface's own. */
export const DEFAULT_FAMILY = 'Inter';
/** Ink on a note's paper, which is light in both themes. */
const NOTE_INK = '#2b2620';
/** Paper between a note's edge and its words. */
const NOTE_PADDING = 16;
const SHAPE_PADDING = 8;
/** 32 units a letter and 48 a line is what the agent's texts are measured for. */
const TEXT_SIZE = 32;
const TEXT_LINE_HEIGHT = 1.5;
const NOTE_SIZE = 20;
const NOTE_LINE_HEIGHT = 1.4;

/** How the words of an item are set: what the item says, else what suits its kind. */
export function textStyleOf(item: BoardItem): TextStyle {
  const isNote = item.kind === 'note';
  const isText = item.kind === 'text';
  return {
    family: item.fontFamily ?? DEFAULT_FAMILY,
    size: item.fontSize ?? (isText ? TEXT_SIZE : NOTE_SIZE),
    weight: item.fontWeight ?? 400,
    align: item.textAlign ?? (isNote || isText ? 'left' : 'center'),
    lineHeight: item.lineHeight ?? (isText ? TEXT_LINE_HEIGHT : NOTE_LINE_HEIGHT),
    fit: item.textFit ?? 'wrap',
    color: item.textColor ?? (isNote ? NOTE_INK : null),
    placement: isNote || isText ? 'top' : 'middle',
  };
}

/** The part of an item's box that its words may take, in units of the box. */
export function textBoxOf(item: Pick<BoardItem, 'kind' | 'shape' | 'width' | 'height'>): Rect {
  const { width, height } = item;
  if (item.kind === 'note') return inset(width, height, NOTE_PADDING, NOTE_PADDING);
  if (item.kind !== 'shape') return { x: 0, y: 0, width, height };
  switch (item.shape) {
    // The largest upright box within the outline; corners of the words would hang over the edge otherwise.
    case 'ellipse':
      return inset(width, height, width * 0.146, height * 0.146);
    case 'diamond':
      return inset(width, height, width / 4, height / 4);
    case 'triangle':
      return { x: width / 4, y: height / 2, width: width / 2, height: height / 2 };
    case 'star':
      return inset(width, height, width * 0.28, height * 0.36);
    default:
      return inset(width, height, SHAPE_PADDING, SHAPE_PADDING);
  }
}

/** Small boxes keep half of themselves for the words. */
function inset(width: number, height: number, marginX: number, marginY: number): Rect {
  const x = Math.min(marginX, width / 4);
  const y = Math.min(marginY, height / 4);
  return { x, y, width: width - 2 * x, height: height - 2 * y };
}
