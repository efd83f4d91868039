import type { PointerInput } from '../editor/input.ts';
import { type GestureContext, NOTHING, type Transition } from './gesture-handler.ts';
import { hovered } from './idle.ts';
import { marqueeHandler } from './marquee.ts';
import { movingHandler } from './moving.ts';
import { panningHandler, pinchingHandler } from './panning.ts';
import { pointingBoardHandler, pointingItemHandler } from './pointing.ts';
import { resizingHandler } from './resizing.ts';
import { rotatingHandler } from './rotating.ts';

/** Carries the present gesture on (`move`) or to its end (`up`). One arm for each kind; no kind, no compile. */
export function continueGesture(phase: 'move' | 'up', pointer: PointerInput, context: GestureContext): Transition {
  const { gesture } = context.state;
  switch (gesture.type) {
    case 'idle':
      return phase === 'move' ? hovered(pointer, context) : NOTHING;
    case 'pointing-item':
      return pointingItemHandler[phase](gesture, pointer, context);
    case 'pointing-board':
      return pointingBoardHandler[phase](gesture, pointer, context);
    case 'moving':
      return movingHandler[phase](gesture, pointer, context);
    case 'resizing':
      return resizingHandler[phase](gesture, pointer, context);
    case 'rotating':
      return rotatingHandler[phase](gesture, pointer, context);
    case 'marquee':
      return marqueeHandler[phase](gesture, pointer, context);
    case 'panning':
      return panningHandler[phase](gesture, pointer, context);
    case 'pinching':
      return pinchingHandler[phase](gesture, pointer, context);
  }
}
