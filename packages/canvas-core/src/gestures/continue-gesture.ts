import type { PointerInput } from '../editor/input.ts';
import { connectingHandler } from '../tools/connecting.ts';
import { creatingHandler } from '../tools/creating.ts';
import { drawingHandler } from '../tools/drawing.ts';
import { erasingHandler } from '../tools/erasing.ts';
import { laseringHandler } from '../tools/lasering.ts';
import { maskingHandler } from '../tools/masking.ts';
import { tappingHandler } from '../tools/tapping.ts';
import { askingMenuHandler } from './asking-menu.ts';
import { croppingHandler } from './cropping.ts';
import { draggingEndHandler } from './dragging-end.ts';
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
    case 'asking-menu':
      return askingMenuHandler[phase](gesture, pointer, context);
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
    case 'creating':
      return creatingHandler[phase](gesture, pointer, context);
    case 'connecting':
      return connectingHandler[phase](gesture, pointer, context);
    case 'dragging-end':
      return draggingEndHandler[phase](gesture, pointer, context);
    case 'drawing':
      return drawingHandler[phase](gesture, pointer, context);
    case 'erasing':
      return erasingHandler[phase](gesture, pointer, context);
    case 'lasering':
      return laseringHandler[phase](gesture, pointer, context);
    case 'masking':
      return maskingHandler[phase](gesture, pointer, context);
    case 'tapping':
      return tappingHandler[phase](gesture, pointer, context);
    case 'cropping':
      return croppingHandler[phase](gesture, pointer, context);
  }
}
