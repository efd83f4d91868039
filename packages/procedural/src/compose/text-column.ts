import type { Box, TextLayer } from '../scene/layers.ts';
import { setText, type TextSpec } from '../type/text-layer.ts';
import { moveText } from './type-block.ts';

/** A text of a column and the most of the column's height it may take, 0–1. */
export interface ColumnItem {
  readonly spec: TextSpec;
  readonly share: number;
}

/** Texts set under each other; `heightPx` counts the gaps between them. */
export interface TextColumn {
  readonly heightPx: number;
  /** The layers with the column's top at a given height. */
  readonly place: (topPx: number) => readonly TextLayer[];
}

/** Sets texts under each other in the width of a box, each fitted to its share of the height. */
export function setColumn(items: readonly ColumnItem[], box: Box, gapPx: number): TextColumn {
  const set = items.map(({ spec, share }) =>
    setText(spec, { ...box, yPx: 0, heightPx: Math.max(1, box.heightPx * share), stick: 'top' }),
  );
  const heights = set.reduce((sum, layer) => sum + layer.box.heightPx, 0);
  return {
    heightPx: set.length === 0 ? 0 : heights + gapPx * (set.length - 1),
    place: (topPx) => {
      let y = topPx;
      return set.map((layer) => {
        const moved = moveText(layer, y - layer.box.yPx);
        y += layer.box.heightPx + gapPx;
        return moved;
      });
    },
  };
}
