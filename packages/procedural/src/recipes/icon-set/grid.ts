import type { Box } from '../../scene/layers.ts';

/** A square place of the grid by its middle. */
export interface Cell {
  readonly xPx: number;
  readonly yPx: number;
  readonly sidePx: number;
  readonly row: number;
  readonly column: number;
}

/** Space between two icons as a share of a cell. */
const GAP = 0.16;

/** Rows and columns without a gap at the end, as large as the room allows, centred in it. */
export function layGrid(room: Box, count: number): readonly Cell[] {
  const layouts = Array.from({ length: count }, (_, index) => index + 1)
    .filter((columns) => count % columns === 0)
    .map((columns) => {
      const rows = count / columns;
      const sidePx = Math.min(
        room.widthPx / (columns + (columns - 1) * GAP),
        room.heightPx / (rows + (rows - 1) * GAP),
      );
      return { columns, rows, sidePx };
    })
    .sort((a, b) => b.sidePx - a.sidePx);
  const best = layouts[0];
  if (best === undefined) return [];
  // Spread over the longer way instead of huddling in the middle, up to half a cell of air.
  const step = (length: number, cells: number): number =>
    cells === 1 ? 0 : Math.min(best.sidePx * 1.4, (length - best.sidePx) / (cells - 1));
  const [stepX, stepY] = [step(room.widthPx, best.columns), step(room.heightPx, best.rows)];
  const even = Math.min(stepX || stepY, stepY || stepX);
  const left = room.xPx + room.widthPx / 2 - (even * (best.columns - 1)) / 2;
  const top = room.yPx + room.heightPx / 2 - (even * (best.rows - 1)) / 2;
  return Array.from({ length: count }, (_, index) => {
    const [column, row] = [index % best.columns, Math.floor(index / best.columns)];
    return {
      xPx: Math.round(left + column * even),
      yPx: Math.round(top + row * even),
      sidePx: best.sidePx,
      row,
      column,
    };
  });
}
