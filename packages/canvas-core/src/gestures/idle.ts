import type { PointerInput } from '../editor/input.ts';
import { toCanvas } from '../geometry/camera.ts';
import { boundsOf } from '../geometry/rect.ts';
import { cropCursor } from './cropping.ts';
import { endUnder } from './dragging-end.ts';
import { geometriesOf, IDLE } from './gesture.ts';
import type { GestureContext, Transition } from './gesture-handler.ts';
import { selectionBox } from './handles.ts';
import { hitHandle } from './hit-handle.ts';
import { itemAt } from './item-at.ts';
import { type Distance, measureDistances } from './measure-distances.ts';

const NO_DISTANCES: readonly Distance[] = [];

/** Follows the pointer while nothing is pressed: what lies under it, the cursor that says so, with Alt the distances. */
export function hovered(pointer: PointerInput, context: GestureContext): Transition {
  const { state } = context;
  if (state.isSpaceHeld || state.tool === 'hand') return nothingHovered(state.distances);
  if (state.croppingId !== null) return cursorOver(cropCursor(pointer, context), context);
  if (state.tool !== 'select') return { ...nothingHovered(state.distances), ...cursorOver('default', context) };
  const end = endUnder(pointer, context);
  const hit = end ? null : hitHandle(pointer, context);
  const item = hit || end ? undefined : itemAt(toCanvas(state.camera, pointer.point), context);
  const cursor = end ? 'move' : (hit?.cursor ?? 'default');
  const hoveredId = item?.id ?? null;
  const distances = pointer.alt ? distancesTo(hoveredId, context) : NO_DISTANCES;
  return { hoveredId, ...keptIfEmpty(distances, state.distances), ...cursorOver(cursor, context) };
}

function nothingHovered(distances: readonly Distance[]): Transition {
  return { hoveredId: null, ...keptIfEmpty(NO_DISTANCES, distances) };
}

/** The cursor changes the gesture only when it is another one, so that resting pointers wake nobody. */
function cursorOver(cursor: string, { state }: GestureContext): Transition {
  const isSame = state.gesture.type === 'idle' && state.gesture.cursor === cursor;
  return { gesture: isSame ? state.gesture : { ...IDLE, cursor } };
}

/** From the selection to what is under the pointer; over nothing, to the frame that holds the selection. */
function distancesTo(hoveredId: string | null, { state, items }: GestureContext): readonly Distance[] {
  const own = selectionBox(geometriesOf(state.selection, items));
  if (!own) return NO_DISTANCES;
  const isOther = hoveredId !== null && !state.selection.has(hoveredId);
  const [first] = state.selection;
  const other = items.get(isOther ? hoveredId : (items.get(first ?? '')?.parentId ?? ''));
  return other ? measureDistances(boundsOf(own), boundsOf(other)) : NO_DISTANCES;
}

function keptIfEmpty(distances: readonly Distance[], before: readonly Distance[]): Transition {
  return distances.length === 0 && before.length === 0 ? {} : { distances };
}
