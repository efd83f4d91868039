import type { Rect } from '../geometry/rect.ts';

/** A line that shows what an edge or centre was aligned with, in canvas units. */
export type Guide = {
  readonly axis: 'x' | 'y';
  /** Where the line crosses its axis. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
};

export type Snap = { readonly deltaX: number; readonly deltaY: number; readonly guides: readonly Guide[] };

/**
 * Finds the small shift that aligns a moving box with its neighbours: edges with edges, centres with centres.
 *
 * @param reach - Largest shift, in canvas units; make it a few CSS pixels at the present zoom.
 */
export function snapBox(box: Rect, neighbours: readonly Rect[], reach: number): Snap {
  const x = bestShift(lines(box, 'x'), neighbours, 'x', reach);
  const y = bestShift(lines(box, 'y'), neighbours, 'y', reach);
  const moved = { ...box, x: box.x + (x?.shift ?? 0), y: box.y + (y?.shift ?? 0) };
  const guides: Guide[] = [];
  if (x) guides.push(guideFor('x', x.at, moved, x.neighbour));
  if (y) guides.push(guideFor('y', y.at, moved, y.neighbour));
  return { deltaX: x?.shift ?? 0, deltaY: y?.shift ?? 0, guides };
}

type Shift = { readonly shift: number; readonly at: number; readonly neighbour: Rect };

function bestShift(own: readonly number[], neighbours: readonly Rect[], axis: 'x' | 'y', reach: number): Shift | null {
  let best: Shift | null = null;
  for (const neighbour of neighbours) {
    for (const at of lines(neighbour, axis)) {
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

function lines(rect: Rect, axis: 'x' | 'y'): readonly number[] {
  return axis === 'x'
    ? [rect.x, rect.x + rect.width / 2, rect.x + rect.width]
    : [rect.y, rect.y + rect.height / 2, rect.y + rect.height];
}

/** The line runs along both boxes, so that the eye sees what was aligned with what. */
function guideFor(axis: 'x' | 'y', at: number, box: Rect, neighbour: Rect): Guide {
  return axis === 'x'
    ? {
        axis,
        at,
        from: Math.min(box.y, neighbour.y),
        to: Math.max(box.y + box.height, neighbour.y + neighbour.height),
      }
    : {
        axis,
        at,
        from: Math.min(box.x, neighbour.x),
        to: Math.max(box.x + box.width, neighbour.x + neighbour.width),
      };
}
