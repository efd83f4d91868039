import type { CanvasPoint } from '../geometry/point.ts';
import { boundsOf, type Geometry, inflate, overlaps, type Rect, unionOf } from '../geometry/rect.ts';

export type FreePlaceRequest = {
  /** Size of each of the new items, in canvas units. */
  readonly width: number;
  readonly height: number;
  readonly count: number;
  /** Room between the new items and to those that lie there. */
  readonly gap: Gap;
  /** Middle of where they should go; without it, to the right of what was placed last. */
  readonly near?: CanvasPoint;
};

/** In canvas units. Names stand above items at a size of their own, so rows usually need more room than columns. */
export type Gap = { readonly columnGap: number; readonly rowGap: number };

/** A long row is hard to see at once; after this many the next row begins. */
const ITEMS_IN_ROW = 4;
/** Rings searched around the wished place. 24 rings of a row's size cover far more board than a screen shows. */
const MAX_RINGS = 24;

/**
 * Finds where new items fit without touching what lies on the board: a tidy row (or rows of four) as near to the wished
 * place as possible.
 *
 * Work is bounded: at most a few thousand candidate places are tried; when none is free, the block goes below
 * everything, where it is always free.
 *
 * @returns `count` top left corners, row by row.
 */
export function findFreePlace(items: readonly Geometry[], request: FreePlaceRequest): CanvasPoint[] {
  if (request.count <= 0) return [];
  const { columnGap, rowGap } = request.gap;
  const taken = items.map(boundsOf);
  const columns = Math.min(ITEMS_IN_ROW, request.count);
  const rows = Math.ceil(request.count / columns);
  const block = {
    width: columns * request.width + (columns - 1) * columnGap,
    height: rows * request.height + (rows - 1) * rowGap,
  };
  const corner = freeCorner({ taken, block, gap: request.gap, start: startCorner(items, block, request) });
  return Array.from({ length: request.count }, (_, position) => ({
    x: corner.x + (position % columns) * (request.width + columnGap),
    y: corner.y + Math.floor(position / columns) * (request.height + rowGap),
  }));
}

type Block = { readonly width: number; readonly height: number };

function startCorner(items: readonly Geometry[], block: Block, request: FreePlaceRequest): CanvasPoint {
  if (request.near) {
    return { x: Math.round(request.near.x - block.width / 2), y: Math.round(request.near.y - block.height / 2) };
  }
  const last = items.at(-1);
  if (!last) return { x: 0, y: 0 };
  const bounds = boundsOf(last);
  return { x: Math.round(bounds.x + bounds.width + request.gap.columnGap), y: Math.round(bounds.y) };
}

function freeCorner(search: {
  readonly taken: readonly Rect[];
  readonly block: Block;
  readonly gap: Gap;
  readonly start: CanvasPoint;
}): CanvasPoint {
  const { taken, block, gap, start } = search;
  // Half steps find gaps that whole steps jump over, at four times the candidates.
  const stepX = Math.max(1, (block.width + gap.columnGap) / 2);
  const stepY = Math.max(1, (block.height + gap.rowGap) / 2);
  const reach = inflate({ ...start, ...block }, 2 * MAX_RINGS * Math.max(stepX, stepY));
  const near = taken.filter((rect) => overlaps(rect, reach));
  for (let ring = 0; ring <= MAX_RINGS; ring += 1) {
    for (const [column, row] of ringCells(ring)) {
      const corner = { x: Math.round(start.x + column * stepX), y: Math.round(start.y + row * stepY) };
      // A hair less than the gap, so that a block exactly one gap away counts as free in spite of rounding.
      const needed = inflate({ ...corner, ...block }, gap.columnGap - 0.5, gap.rowGap - 0.5);
      if (!near.some((rect) => overlaps(rect, needed))) return corner;
    }
  }
  const all = unionOf(taken);
  return all ? { x: Math.round(all.x), y: Math.round(all.y + all.height + gap.rowGap) } : start;
}

/** Cells at a distance, right first, then below, left and above: where a reader looks next. */
function ringCells(ring: number): (readonly [number, number])[] {
  if (ring === 0) return [[0, 0]];
  const cells: (readonly [number, number])[] = [];
  for (let offset = 0; offset <= ring; offset += 1) {
    const signs = offset === 0 ? [0] : [offset, -offset];
    for (const along of signs) cells.push([ring, along], [along, ring], [-ring, along], [along, -ring]);
  }
  return cells;
}
