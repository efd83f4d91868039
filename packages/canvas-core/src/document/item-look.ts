import type { Rect } from '../geometry/rect.ts';

/** Outlines a shape can have; `line` and `arrow` run from the box's top left to its bottom right, or as flipped. */
export const SHAPE_KINDS = ['rectangle', 'ellipse', 'triangle', 'diamond', 'star', 'line', 'arrow'] as const;
export type ShapeKind = (typeof SHAPE_KINDS)[number];

/** How a line or an edge is broken; absent means that it is not. */
export const LINE_DASHES = ['dashed', 'dotted'] as const;
export type LineDash = (typeof LINE_DASHES)[number];

/** What a line or a connector carries at an end. */
export const LINE_HEADS = ['none', 'arrow', 'triangle', 'dot'] as const;
export type LineHead = (typeof LINE_HEADS)[number];

export const TEXT_ALIGNMENTS = ['left', 'center', 'right'] as const;
export type TextAlignment = (typeof TEXT_ALIGNMENTS)[number];

/** How a text takes its box: it grows to the right, it wraps and grows down, or its size follows the box. */
export const TEXT_FITS = ['grow', 'wrap', 'fill'] as const;
export type TextFit = (typeof TEXT_FITS)[number];

/** Weights that the bundled families are cut in. */
export const FONT_WEIGHTS = [400, 500, 600, 700] as const;
export type FontWeight = (typeof FONT_WEIGHTS)[number];

/**
 * One end of a connector. Stuck to an item, x and y are shares of that item's box, 0 to 1; free, they are canvas units.
 */
export type ConnectorEnd = { readonly itemId?: string; readonly x: number; readonly y: number };

/** A file that an item or a frame is exported as; several may be asked for at once. */
export type ExportPreset = {
  readonly format: 'png' | 'jpg' | 'webp' | 'svg' | 'pdf';
  /** Pixels for one canvas unit, 0.1 to 8. */
  readonly scale: number;
  /** Goes behind the name: `@2x`. */
  readonly suffix: string;
};

/**
 * What an item looks like beside its place. Every field is optional and stored on its own, so that two people may
 * change the fill and the stroke of one shape at once. Colours are `#rrggbb` or `#rrggbbaa`, lengths canvas units.
 */
export type ItemLook = {
  readonly shape?: ShapeKind;
  /** Absent means none. */
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dash?: LineDash;
  /** At the beginning of a line; absent means none. */
  readonly headFrom?: LineHead;
  /** At its end; absent means an arrow, and none for the shape `line`. */
  readonly headTo?: LineHead;
  readonly cornerRadius?: number;
  /** 0 to 1; absent means 1. */
  readonly opacity?: number;
  readonly fontFamily?: string;
  readonly fontSize?: number;
  readonly fontWeight?: FontWeight;
  readonly textAlign?: TextAlignment;
  /** A multiple of the font size. */
  readonly lineHeight?: number;
  readonly textFit?: TextFit;
  readonly textColor?: string;
  /** A drawn line as x, y, pressure triples; x and y are shares of the item's box, so that it scales with it. */
  readonly points?: readonly number[];
  readonly from?: ConnectorEnd;
  readonly to?: ConnectorEnd;
  /** The part of the picture that is shown, in shares of it; absent means all. */
  readonly crop?: Rect;
  readonly isFlippedX?: true;
  readonly isFlippedY?: true;
  readonly isLocked?: true;
  readonly isHidden?: true;
  /** Frames cut off what reaches over their edge unless this is set. */
  readonly showsOverflow?: true;
  readonly exportPresets?: readonly ExportPreset[];
};
