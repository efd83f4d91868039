import type { LineDash, LineHeads, Rect, ShapeKind, TextStyle } from '@gesso/canvas-core';

/** What an item that is no picture looks like, ready to draw. Colours are `#rrggbb` or `#rrggbbaa`, null is none. */
export type DrawnLook = {
  readonly body: DrawnBody;
  readonly text: DrawnText | null;
};

export type DrawnBody =
  | {
      readonly type: 'shape';
      readonly shape: ShapeKind;
      readonly fill: string | null;
      readonly stroke: string | null;
      readonly strokeWidth: number;
      readonly cornerRadius: number;
      readonly dash: LineDash | undefined;
      /** For lines and arrows. */
      readonly heads: LineHeads;
    }
  /** x, y, pressure triples in shares of the box. A null stroke takes the theme's ink. */
  | {
      readonly type: 'drawing';
      readonly points: readonly number[];
      readonly stroke: string | null;
      readonly strokeWidth: number;
    }
  /** x, y pairs on the board, since ends follow what they stick to. */
  | {
      readonly type: 'connector';
      readonly line: readonly number[];
      readonly stroke: string | null;
      readonly strokeWidth: number;
      readonly dash: LineDash | undefined;
      readonly heads: LineHeads;
    }
  | { readonly type: 'note'; readonly paper: string }
  /** A null fill takes the theme's paper. */
  | { readonly type: 'frame'; readonly fill: string | null }
  /** Nothing but words, or nothing at all: groups. */
  | { readonly type: 'bare' };

/** Words of an item, set in a part of its box. */
export type DrawnText = { readonly words: string; readonly style: TextStyle; readonly box: Rect };
