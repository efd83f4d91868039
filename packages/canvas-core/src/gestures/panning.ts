import type { PointerInput } from '../editor/input.ts';
import { panBy, zoomAt } from '../geometry/camera.ts';
import { distance, type ScreenPoint, screenPoint } from '../geometry/point.ts';
import { IDLE, type Panning, type Pinching } from './gesture.ts';
import type { GestureHandler, Transition } from './gesture-handler.ts';

/** Drags the view like paper under a hand. */
export const panningHandler: GestureHandler<Panning> = {
  move: (gesture, pointer, { state }) => ({
    gesture: { type: 'panning', last: pointer.point },
    camera: panBy(state.camera, pointer.point.x - gesture.last.x, pointer.point.y - gesture.last.y),
  }),
  up: () => ({ gesture: IDLE }),
};

/** Two fingers move and zoom at once: what lay in the middle between them stays there. */
export const pinchingHandler: GestureHandler<Pinching> = {
  move: (gesture, pointer, { state }): Transition => {
    const fingers = withFinger(gesture.fingers, pointer);
    const before = middleOf(gesture.fingers);
    const after = middleOf(fingers);
    const spread = distance(fingers[0].point, fingers[1].point);
    const spreadBefore = Math.max(1, distance(gesture.fingers[0].point, gesture.fingers[1].point));
    const moved = panBy(state.camera, after.x - before.x, after.y - before.y);
    const camera = zoomAt(moved, after, state.camera.zoom * (spread / spreadBefore));
    return { gesture: { type: 'pinching', fingers }, camera };
  },
  up: (gesture, pointer) => {
    const left = gesture.fingers.find((finger) => finger.pointerId !== pointer.pointerId);
    // The finger that stays goes on panning; a jump to selecting would surprise.
    return { gesture: left ? { type: 'panning', last: left.point } : IDLE };
  },
};

function withFinger(fingers: Pinching['fingers'], pointer: PointerInput): Pinching['fingers'] {
  const [first, second] = fingers;
  if (first.pointerId === pointer.pointerId) return [pointer, second];
  return second.pointerId === pointer.pointerId ? [first, pointer] : fingers;
}

function middleOf([first, second]: Pinching['fingers']): ScreenPoint {
  return screenPoint((first.point.x + second.point.x) / 2, (first.point.y + second.point.y) / 2);
}
