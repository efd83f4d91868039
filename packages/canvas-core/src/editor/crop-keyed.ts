import { cropNudged, cropResized } from '../gestures/cropping.ts';
import type { GestureContext, Transition } from '../gestures/gesture-handler.ts';
import type { Action } from './action.ts';

/** What keys that move and resize items do to a crop that is open: they move the picture under it, and its edges. */
export function cropKeyed(action: Action, context: GestureContext): Transition | null {
  if (context.state.croppingId === null) return null;
  if (action.type === 'nudge') return cropNudged(action.deltaX, action.deltaY, context);
  return action.type === 'resize-by' ? cropResized(action.deltaX, action.deltaY, context) : null;
}
