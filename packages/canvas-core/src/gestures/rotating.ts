import type { PointerInput } from '../editor/input.ts';
import { toCanvas } from '../geometry/camera.ts';
import { type CanvasPoint, rotatePoint } from '../geometry/point.ts';
import { centreOf, type Geometry } from '../geometry/rect.ts';
import { geometriesOf, IDLE, type Rotating } from './gesture.ts';
import type { GestureContext, GestureHandler } from './gesture-handler.ts';
import { selectionBox } from './handles.ts';

/** Shift turns in steps of this many degrees. */
const STEP_DEGREES = 15;

/** Begins to turn the selection around its middle. Null when nothing is selected. */
export function startRotating(pointer: PointerInput, context: GestureContext): Rotating | null {
  const base = geometriesOf(context.state.selection, context.items);
  const box = selectionBox(base);
  if (!box) return null;
  const centre = centreOf(box);
  const startDegrees = degreesFrom(centre, toCanvas(context.state.camera, pointer.point));
  return { type: 'rotating', centre, startDegrees, base, previews: base };
}

/** Turns the selection; Shift holds to steps of 15 degrees. */
export const rotatingHandler: GestureHandler<Rotating> = {
  move: (gesture, pointer, context) => ({ gesture: turned(gesture, pointer, context) }),
  up: (gesture, pointer, context) => {
    const { previews } = turned(gesture, pointer, context);
    const changes = new Map<string, Partial<Geometry>>();
    for (const [id, { x, y, rotation }] of previews) {
      if (rotation !== gesture.base.get(id)?.rotation) changes.set(id, { x, y, rotation });
    }
    return changes.size === 0 ? { gesture: IDLE } : { gesture: IDLE, command: { type: 'transform', changes } };
  },
};

function turned(gesture: Rotating, pointer: PointerInput, context: GestureContext): Rotating {
  const at = toCanvas(context.state.camera, pointer.point);
  let delta = degreesFrom(gesture.centre, at) - gesture.startDegrees;
  const [only] = gesture.base.values();
  // One item steps to round angles of its own; several can only step by round amounts.
  const start = gesture.base.size === 1 && only ? only.rotation : 0;
  if (pointer.shift) delta = Math.round((start + delta) / STEP_DEGREES) * STEP_DEGREES - start;
  const previews = new Map<string, Geometry>();
  for (const [id, place] of gesture.base) {
    const middle = rotatePoint(centreOf(place), gesture.centre, delta);
    previews.set(id, {
      ...place,
      x: middle.x - place.width / 2,
      y: middle.y - place.height / 2,
      rotation: normalDegrees(place.rotation + delta),
    });
  }
  return { ...gesture, previews };
}

function degreesFrom(centre: CanvasPoint, point: CanvasPoint): number {
  return (Math.atan2(point.y - centre.y, point.x - centre.x) * 180) / Math.PI;
}

/** Degrees in [0, 360), with thousandths cut off so that a full turn comes back to exactly where it began. */
function normalDegrees(degrees: number): number {
  const rounded = Math.round(degrees * 1000) / 1000;
  return ((rounded % 360) + 360) % 360;
}
