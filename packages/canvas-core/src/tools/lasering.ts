import type { PointerInput } from '../editor/input.ts';
import { toCanvas } from '../geometry/camera.ts';
import { IDLE } from '../gestures/gesture.ts';
import type { GestureContext, GestureHandler, Transition } from '../gestures/gesture-handler.ts';
import type { Lasering } from '../gestures/tool-gesture.ts';
import { laserTrail } from './laser.ts';

/** Switches the laser on; its trail is shown to everybody and fades. */
export function startLasering(pointer: PointerInput, context: GestureContext): Transition {
  return { gesture: { type: 'lasering' }, laser: shoneAt(pointer, context) };
}

/** Draws the trail of the laser; nothing of it is ever written. */
export const laseringHandler: GestureHandler<Lasering> = {
  move: (_gesture, pointer, context) => ({ laser: shoneAt(pointer, context) }),
  up: () => ({ gesture: IDLE }),
};

function shoneAt(pointer: PointerInput, { state }: GestureContext) {
  const at = toCanvas(state.camera, pointer.point);
  return laserTrail(state.laser, { x: at.x, y: at.y, timeMs: pointer.timeMs ?? state.laser.at(-1)?.timeMs ?? 0 });
}
