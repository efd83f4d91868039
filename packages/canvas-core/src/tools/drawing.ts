import type { NewItem } from '../document/place-items.ts';
import type { PointerInput } from '../editor/input.ts';
import { toCanvas } from '../geometry/camera.ts';
import { IDLE } from '../gestures/gesture.ts';
import type { GestureContext, GestureHandler } from '../gestures/gesture-handler.ts';
import type { Drawing } from '../gestures/tool-gesture.ts';
import { added } from './added.ts';
import { lookFor } from './new-item.ts';
import { simplifyPoints } from './simplify-points.ts';

/** What a mouse or a finger presses with; drawings then have just the chosen width. */
const EVEN_PRESSURE = 0.5;
/** CSS pixels a hand must travel to add a point; nearer ones are trembling. */
const LEAST_STEP = 1;
/** CSS pixels that a simplified line may leave the drawn one by. */
const TOLERANCE = 0.6;
/** A page of handwriting in one stroke; readers of the document take no more. */
const MAX_POINTS = 9_000;

/** Puts the pen down. */
export function startDrawing(pointer: PointerInput, context: GestureContext): Drawing {
  const blank: Drawing = { type: 'drawing', id: context.createId(), points: [], isStraight: false };
  return drawn(blank, pointer, context);
}

/** Follows the pen through all places the device reported; with Shift the line is straight. */
export const drawingHandler: GestureHandler<Drawing> = {
  move: (gesture, pointer, context) => ({ gesture: drawn(gesture, pointer, context) }),
  up: (gesture, _pointer, context) => {
    const { tool, isToolLocked } = context.state;
    const points = gesture.isStraight ? endsOnly(gesture.points) : gesture.points;
    const { selection, ...transition } = added(drawingItem(gesture.id, points, context), context);
    // A pen stays in the hand: a sketch is many strokes. None is selected, since handles would be in the way.
    return { ...transition, gesture: IDLE, tool, isToolLocked };
  },
};

/** The line as it is shown: with Shift only its ends. */
export function drawnPoints(gesture: Drawing): readonly number[] {
  return gesture.isStraight ? endsOnly(gesture.points) : gesture.points;
}

function drawn(gesture: Drawing, pointer: PointerInput, { state }: GestureContext): Drawing {
  const samples = pointer.coalesced && pointer.coalesced.length > 0 ? pointer.coalesced : [pointer];
  const added: number[] = [];
  let [lastX, lastY] = gesture.points.slice(-3);
  for (const sample of samples) {
    const { x, y } = toCanvas(state.camera, sample.point);
    const step = LEAST_STEP / state.camera.zoom;
    if (lastX !== undefined && lastY !== undefined && Math.hypot(x - lastX, y - lastY) < step) continue;
    added.push(x, y, sample.pressure ?? EVEN_PRESSURE);
    [lastX, lastY] = [x, y];
  }
  const isStraight = pointer.shift;
  if (added.length === 0 && isStraight === gesture.isStraight) return gesture;
  const points = [...gesture.points, ...added];
  return { ...gesture, points: points.length > 3 * MAX_POINTS ? fewer(points, state.camera.zoom) : points, isStraight };
}

/** The drawing as an item: its points as shares of the smallest box around them. */
function drawingItem(id: string, points: readonly number[], { state }: GestureContext): NewItem {
  const line = fewer(points, state.camera.zoom);
  // One spot is drawn as a dot; a line has two points at least.
  const whole = line.length < 6 ? [...line, ...line] : line;
  const xs = whole.filter((_, at) => at % 3 === 0);
  const ys = whole.filter((_, at) => at % 3 === 1);
  const [x, y] = [xs.reduce(least), ys.reduce(least)];
  const width = Math.max(1, xs.reduce(most) - x);
  const height = Math.max(1, ys.reduce(most) - y);
  const shares = whole.map((value, at) =>
    at % 3 === 0 ? short((value - x) / width) : at % 3 === 1 ? short((value - y) / height) : short(value),
  );
  return {
    id,
    kind: 'drawing',
    status: 'ready',
    x,
    y,
    width,
    height,
    points: shares,
    ...lookFor('drawing', state.toolLook),
  };
}

/** Simplified, and more and more so until it is no longer than what may be stored. */
function fewer(points: readonly number[], zoom: number): number[] {
  let tolerance = TOLERANCE / zoom;
  let line = simplifyPoints(points, tolerance);
  // Doubling ends soon: at a tolerance of the whole drawing two points are left.
  while (line.length > 3 * MAX_POINTS) {
    tolerance *= 2;
    line = simplifyPoints(line, tolerance);
  }
  return line;
}

function endsOnly(points: readonly number[]): readonly number[] {
  return points.length <= 6 ? points : [...points.slice(0, 3), ...points.slice(-3)];
}

/** Shares to the hundred-thousandth: finer than a unit of the largest drawing, and a third of the bytes. */
function short(share: number): number {
  return Math.round(share * 1e5) / 1e5;
}

function least(a: number, b: number): number {
  return Math.min(a, b);
}

function most(a: number, b: number): number {
  return Math.max(a, b);
}
