import type { ToolName } from '../editor/editor-state.ts';
import type { PointerInput } from '../editor/input.ts';
import { type GestureContext, NOTHING, type Transition } from '../gestures/gesture-handler.ts';
import { startConnecting } from './connecting.ts';
import { startCreating } from './creating.ts';
import { startDrawing } from './drawing.ts';
import { startErasing } from './erasing.ts';
import { startLasering } from './lasering.ts';
import { startMasking } from './masking.ts';

/** What a press begins with a tool that does not select. Once a pen was used, fingers only move the view. */
export function pressedWithTool(tool: ToolName, pointer: PointerInput, context: GestureContext): Transition {
  if (pointer.pointerType === 'touch' && context.state.hasPen) {
    return { gesture: { type: 'panning', last: pointer.point } };
  }
  switch (tool) {
    case 'select':
    case 'hand':
      return NOTHING;
    case 'connector':
      return { gesture: startConnecting(pointer, context) };
    case 'draw':
      return { gesture: startDrawing(pointer, context) };
    case 'eraser':
      return { gesture: startErasing(pointer, context) };
    case 'laser':
      return startLasering(pointer, context);
    case 'mask':
      return startMasking(pointer, context);
    case 'comment':
    case 'eyedropper':
      return { gesture: { type: 'tapping', tool, start: pointer } };
    default:
      return { gesture: startCreating(tool, pointer, context) };
  }
}
