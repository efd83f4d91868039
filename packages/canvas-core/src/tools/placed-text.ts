import type { CanvasPoint } from '../geometry/point.ts';
import type { GestureContext, Transition } from '../gestures/gesture-handler.ts';
import { added } from './added.ts';
import { opened } from './creating.ts';
import { itemAtClick } from './new-item.ts';

/** Begins a text at a point of the board: it is typed at once and grows with its words. */
export function placedText(at: CanvasPoint, context: GestureContext): Transition {
  const id = context.createId();
  const { camera, toolLook } = context.state;
  const item = itemAtClick({ tool: 'text', id, at, zoom: camera.zoom, look: toolLook });
  return opened('text', id, added(item, context));
}
