import type { Rect } from '../geometry/rect.ts';
import type { Guide } from './guide.ts';
import { gapShift } from './snap-gaps.ts';

export type Snap = { readonly deltaX: number; readonly deltaY: number; readonly guides: readonly Guide[] };

export const NO_SNAP: Snap = { deltaX: 0, deltaY: 0, guides: [] };

/**
 * Finds the small shift that aligns a moving box with its neighbours: edges with edges, centres with centres, else equal
 * gaps between it and those beside it. Where nothing is near, the box keeps to whole units.
 *
 * @param reach - Largest shift, in canvas units; make it a few CSS pixels at the present zoom.
 */
export function snapBox(box: Rect, neighbours: readonly Rect[], reach: number): Snap {
  const x = lineShift(box, neighbours, 'x', reach);
  const y = lineShift(box, neighbours, 'y', reach);
  // Gaps are looked for along the row or column in which the box comes to lie by the other axis.
  const inRow = { ...box, y: box.y + (y?.shift ?? 0) };
  const inColumn = { ...box, x: box.x + (x?.shift ?? 0) };
  const gapX = x ? null : gapShift(inRow, neighbours, 'x', reach);
  const gapY = y ? null : gapShift(inColumn, neighbours, 'y', reach);
  const deltaX = x?.shift ?? gapX?.shift ?? wholeUnits(box.x);
  const deltaY = y?.shift ?? gapY?.shift ?? wholeUnits(box.y);
  const moved = { ...box, x: box.x + deltaX, y: box.y + deltaY };
  const guides: Guide[] = [];
  if (x) guides.push(guideFor('x', x.at, moved, x.neighbour));
  if (y) guides.push(guideFor('y', y.at, moved, y.neighbour));
  return { deltaX, deltaY, guides: [...guides, ...(gapX?.guides(moved) ?? []), ...(gapY?.guides(moved) ?? [])] };
}

/** The nearest line of a neighbour to one place on an axis: an edge that is dragged. Null when none is near. */
export function snapEdge(
  at: number,
  box: Rect,
  neighbours: readonly Rect[],
  axis: 'x' | 'y',
  reach: number,
): { readonly shift: number; readonly guide: Guide } | null {
  const best = bestShift([at], neighbours, axis, reach);
  return best && { shift: best.shift, guide: guideFor(axis, best.at, box, best.neighbour) };
}

/** Both edges and the middle of a box along an axis. */
export function linesOf(rect: Rect, axis: 'x' | 'y'): readonly [number, number, number] {
  return axis === 'x'
    ? [rect.x, rect.x + rect.width / 2, rect.x + rect.width]
    : [rect.y, rect.y + rect.height / 2, rect.y + rect.height];
}

type Shift = { readonly shift: number; readonly at: number; readonly neighbour: Rect };

function lineShift(box: Rect, neighbours: readonly Rect[], axis: 'x' | 'y', reach: number): Shift | null {
  return bestShift(linesOf(box, axis), neighbours, axis, reach);
}

function bestShift(own: readonly number[], neighbours: readonly Rect[], axis: 'x' | 'y', reach: number): Shift | null {
  let best: Shift | null = null;
  for (const neighbour of neighbours) {
    for (const at of linesOf(neighbour, axis)) {
      for (const line of own) {
        const shift = at - line;
        if (Math.abs(shift) <= reach && (best === null || Math.abs(shift) < Math.abs(best.shift))) {
          best = { shift, at, neighbour };
        }
      }
    }
  }
  return best;
}

/** The shift to the nearest whole unit, which is the pixel grid of what is exported at 1x. */
function wholeUnits(value: number): number {
  return Math.round(value) - value;
}

/** The line runs along both boxes, so that the eye sees what was aligned with what. */
function guideFor(axis: 'x' | 'y', at: number, box: Rect, neighbour: Rect): Guide {
  const [along, side] = axis === 'x' ? (['y', 'height'] as const) : (['x', 'width'] as const);
  const from = Math.min(box[along], neighbour[along]);
  const to = Math.max(box[along] + box[side], neighbour[along] + neighbour[side]);
  return { type: 'line', axis, at, from, to };
}
