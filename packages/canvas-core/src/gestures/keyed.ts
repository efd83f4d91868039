import { canvasPoint, rotatePoint } from '../geometry/point.ts';
import type { Resizing } from './gesture.ts';
import type { GestureContext, Transition } from './gesture-handler.ts';
import { resizeCommand, resized, startResizing } from './resizing.ts';
import { startRotating, turnCommand, turnedBy } from './rotating.ts';

const BY_KEY = { shift: false, alt: false, mod: true };

/**
 * Resizes the selection by keys, with its top left corner in place: what keeps its proportion for hands keeps it here.
 * Null when there is nothing to resize.
 */
export function resizedByKey(deltaX: number, deltaY: number, context: GestureContext): Transition | null {
  const handle = { x: 1, y: deltaY === 0 ? 0 : 1 } as const;
  const begun = startResizing({ handle, cursor: 'default' }, canvasPoint(0, 0), context);
  if (!begun) return null;
  const isText = context.items.get([...begun.base.keys()][0] ?? '')?.kind === 'text' && begun.base.size === 1;
  const gesture: Resizing = isText ? begun : { ...begun, handle: { x: 1, y: 1 } };
  const wish =
    gesture.keepsProportion || (isText && deltaY !== 0) ? evenly(gesture, deltaX, deltaY) : { x: deltaX, y: deltaY };
  const travel = rotatePoint(canvasPoint(wish.x, wish.y), canvasPoint(0, 0), gesture.box.rotation);
  const command = resizeCommand(resized(gesture, { travel, modifiers: BY_KEY }, context));
  return command ? { command } : null;
}

/** Turns the selection by keys, clockwise, around its middle. Null when there is nothing to turn. */
export function turnedByKey(degrees: number, context: GestureContext): Transition | null {
  const gesture = startRotating(null, context);
  const command = gesture && turnCommand(turnedBy(gesture, degrees, context));
  return command ? { command } : null;
}

/** Both sides grow by the share that one of them was asked to grow by. */
function evenly({ box }: Resizing, deltaX: number, deltaY: number): { readonly x: number; readonly y: number } {
  const growth = deltaX === 0 ? deltaY / box.height : deltaX / box.width;
  return { x: box.width * growth, y: box.height * growth };
}
