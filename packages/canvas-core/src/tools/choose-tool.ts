import type { ToolName } from '../editor/editor-state.ts';
import { cropFinished } from '../gestures/cropping.ts';
import { IDLE } from '../gestures/gesture.ts';
import type { GestureContext, Transition } from '../gestures/gesture-handler.ts';
import { isMaskable, maskFor } from './masking.ts';

/** Takes up a tool: an open crop is kept, and the mask brush begins on the picture that is selected. */
export function toolChosen(tool: ToolName, context: GestureContext): Transition {
  const { state, items } = context;
  const crop = state.croppingId === null ? {} : cropFinished(context);
  const [only] = state.selection;
  const isOnPicture = tool === 'mask' && state.selection.size === 1 && isMaskable(items.get(only ?? ''));
  const mask = isOnPicture ? { mask: maskFor(only ?? '', context) } : {};
  return {
    ...crop,
    ...mask,
    tool,
    hoveredId: null,
    gesture: IDLE,
    ...(state.distances.length > 0 ? { distances: [] } : {}),
  };
}
