import type { RunStep } from '../../modules/runs/index.ts';

/** Size of each result of a step, in canvas units. */
export type StepSize = { readonly width: number; readonly height: number };

export type Box = StepSize & { readonly x: number; readonly y: number };

/** Where a step's frame and its results lie, from the top left corner of the whole arrangement. */
export type StepPlace = { readonly step: RunStep; readonly frame: Box; readonly results: readonly Box[] };

export type Arrangement = StepSize & { readonly places: readonly StepPlace[] };

/** Results keep the distance of those that are made directly; a frame's name needs the room above it that a picture's does. */
const ROOM = { beside: 48, above: 96, aroundFrame: 48, betweenFrames: 96, betweenRows: 160 } as const;

/** More in a row are too small to tell apart when the whole row is seen. */
const MOST_COLUMNS = 5;

/** Frames of one row: about six pictures of the usual size. Beyond it the row goes on below. */
const WIDEST_ROW = 7_000;

/**
 * Lays a run out as it is read: what is made of nothing in the first row, what is made from that in the row below, and so
 * on; in each row a frame per step, in the order of the plan, with its results in rows of at most five.
 *
 * Pure. Nothing overlaps; the arrangement begins at 0, 0.
 */
export function arrangeRun(steps: readonly RunStep[], sizeOf: (step: RunStep) => StepSize): Arrangement {
  const depths = depthsOf(steps);
  const rows = [...new Set(depths.values())].sort((one, other) => one - other);
  const places: StepPlace[] = [];
  let width = 0;
  let y = 0;
  for (const depth of rows) {
    const own = steps.filter(({ id }) => depths.get(id) === depth).map((step) => placeStep(step, sizeOf(step)));
    for (const line of breakIntoLines(own)) {
      let x = 0;
      for (const place of line) {
        places.push(shift(place, x, y));
        x += place.frame.width + ROOM.betweenFrames;
      }
      width = Math.max(width, x - ROOM.betweenFrames);
      y += Math.max(...line.map(({ frame }) => frame.height)) + ROOM.betweenRows;
    }
  }
  return { width, height: Math.max(0, y - ROOM.betweenRows), places };
}

/** How many steps lie before each: 0 for one that is made from nothing of the run. Plans have no cycles. */
function depthsOf(steps: readonly RunStep[]): ReadonlyMap<string, number> {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const depths = new Map<string, number>();
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    const inputs = byId.get(id)?.inputs ?? [];
    const depth = inputs.length === 0 ? 0 : 1 + Math.max(...inputs.map(depthOf));
    depths.set(id, depth);
    return depth;
  };
  for (const { id } of steps) depthOf(id);
  return depths;
}

function placeStep(step: RunStep, size: StepSize): StepPlace {
  const rows = Math.ceil(step.count / MOST_COLUMNS);
  const columns = Math.ceil(step.count / rows);
  const results = Array.from({ length: step.count }, (_, index) => ({
    ...size,
    x: ROOM.aroundFrame + (index % columns) * (size.width + ROOM.beside),
    y: ROOM.above + Math.floor(index / columns) * (size.height + ROOM.above),
  }));
  const width = 2 * ROOM.aroundFrame + columns * size.width + (columns - 1) * ROOM.beside;
  const height = rows * (size.height + ROOM.above) + ROOM.aroundFrame;
  return { step, frame: { x: 0, y: 0, width, height }, results };
}

function breakIntoLines(places: readonly StepPlace[]): readonly (readonly StepPlace[])[] {
  const lines: StepPlace[][] = [];
  let width = 0;
  for (const place of places) {
    const line = lines.at(-1);
    if (line === undefined || width + ROOM.betweenFrames + place.frame.width > WIDEST_ROW) {
      lines.push([place]);
      width = place.frame.width;
    } else {
      line.push(place);
      width += ROOM.betweenFrames + place.frame.width;
    }
  }
  return lines;
}

function shift({ step, frame, results }: StepPlace, x: number, y: number): StepPlace {
  const move = (box: Box) => ({ ...box, x: box.x + x, y: box.y + y });
  return { step, frame: move(frame), results: results.map(move) };
}
