import type { Command } from '../commands/command.ts';
import { withGroupMembers } from '../document/walk-tree.ts';
import type { PointerInput } from '../editor/input.ts';
import { toCanvas } from '../geometry/camera.ts';
import { type CanvasPoint, rotatePoint } from '../geometry/point.ts';
import { centreOf, type Geometry } from '../geometry/rect.ts';
import { movedEnds } from './free-ends.ts';
import { freeSelection } from './free-selection.ts';
import { geometriesOf, IDLE, type Rotating } from './gesture.ts';
import type { GestureContext, GestureHandler } from './gesture-handler.ts';
import { STEP_DEGREES } from './stepped-angle.ts';

/** Begins to turn the selection around its middle, taken at a point or by keys. Null when nothing is selected, or all of it is locked. */
export function startRotating(start: CanvasPoint | null, context: GestureContext): Rotating | null {
  const { state, items } = context;
  const { ids: roots, box } = freeSelection(state.selection, items);
  if (!box) return null;
  const centre = centreOf(box);
  const startDegrees = start ? degreesFrom(centre, start) : 0;
  const base = geometriesOf(withGroupMembers(roots, items), items);
  return { type: 'rotating', centre, startDegrees, base, previews: base, looks: new Map() };
}

/** Turns the selection; Shift holds to steps of 15 degrees. */
export const rotatingHandler: GestureHandler<Rotating> = {
  move: (gesture, pointer, context) => ({ gesture: turned(gesture, pointer, context) }),
  up: (gesture, pointer, context) => {
    const command = turnCommand(turned(gesture, pointer, context));
    return command ? { gesture: IDLE, command } : { gesture: IDLE };
  },
};

/** The gesture after a turn by so many degrees, clockwise. */
export function turnedBy(gesture: Rotating, degrees: number, { items }: GestureContext): Rotating {
  const previews = new Map<string, Geometry>();
  for (const [id, place] of gesture.base) {
    const middle = rotatePoint(centreOf(place), gesture.centre, degrees);
    // A group lies around its members, so it has no turn of its own.
    const rotation = items.get(id)?.kind === 'group' ? 0 : normalDegrees(place.rotation + degrees);
    previews.set(id, { ...place, x: middle.x - place.width / 2, y: middle.y - place.height / 2, rotation });
  }
  const looks = movedEnds(gesture.base.keys(), items, (point) => rotatePoint(point, gesture.centre, degrees));
  return { ...gesture, previews, looks };
}

/** What is written of a turn; null when nothing turned. */
export function turnCommand({ previews, base, looks }: Rotating): Command | null {
  const changes = new Map<string, Partial<Geometry>>();
  for (const [id, { x, y, rotation }] of previews) {
    const before = base.get(id);
    if (rotation !== before?.rotation || x !== before.x || y !== before.y) changes.set(id, { x, y, rotation });
  }
  if (changes.size === 0) return null;
  const transform: Command = { type: 'transform', changes };
  return looks.size === 0 ? transform : { type: 'batch', commands: [transform, { type: 'patch', changes: looks }] };
}

function turned(gesture: Rotating, pointer: PointerInput, context: GestureContext): Rotating {
  const at = toCanvas(context.state.camera, pointer.point);
  const delta = degreesFrom(gesture.centre, at) - gesture.startDegrees;
  if (!pointer.shift) return turnedBy(gesture, delta, context);
  const [only] = gesture.base.values();
  // One item steps to round angles of its own; several can only step by round amounts.
  const start = gesture.base.size === 1 && only ? only.rotation : 0;
  return turnedBy(gesture, Math.round((start + delta) / STEP_DEGREES) * STEP_DEGREES - start, context);
}

function degreesFrom(centre: CanvasPoint, point: CanvasPoint): number {
  return (Math.atan2(point.y - centre.y, point.x - centre.x) * 180) / Math.PI;
}

/** Degrees in [0, 360), with thousandths cut off so that a full turn comes back to exactly where it began. */
function normalDegrees(degrees: number): number {
  const rounded = Math.round(degrees * 1000) / 1000;
  return ((rounded % 360) + 360) % 360;
}
