import { isConcealed, isHeld, outermost, withDescendants } from '../document/walk-tree.ts';
import { fitCamera, revealCamera, steppedZoom, zoomAt } from '../geometry/camera.ts';
import { screenPoint } from '../geometry/point.ts';
import { boundsOf, type Rect, unionOf } from '../geometry/rect.ts';
import { cropStarted } from '../gestures/cropping.ts';
import { geometriesOf } from '../gestures/gesture.ts';
import { type GestureContext, NOTHING, type Transition } from '../gestures/gesture-handler.ts';
import { resizedByKey, turnedByKey } from '../gestures/keyed.ts';
import type { Action } from './action.ts';
import type { EditorState } from './editor-state.ts';
import { itemTransition, shifted } from './run-item-action.ts';
import { nextItem } from './walk.ts';

/** Copies lie a little to the lower right, so that they are seen to be copies. */
const DUPLICATE_OFFSET = 24;
/** Air around what is fitted into the view, in CSS pixels, beyond what panels cover. */
const FIT_MARGIN = 48;

/** Actions that the editor carries out itself, because they end a gesture or walk through history. */
export type PlainAction = Exclude<Action, { type: 'undo' | 'redo' | 'cancel' | 'choose-tool' | 'page' }>;

/** What an action changes, or null when there is nothing for it to do (then the key belongs to the page). */
export function transitionFor(action: PlainAction, context: GestureContext): Transition | null {
  const { state, items } = context;
  const ids = outermost(state.selection, items).filter((id) => !isHeld(id, items));
  switch (action.type) {
    case 'remove':
      return ids.length === 0 ? null : { command: { type: 'remove', ids }, selection: new Set() };
    case 'duplicate':
      return ids.length === 0 ? null : duplicated(ids, context);
    case 'select-all':
      return {
        selection: new Set(items.childrenOf(null).flatMap((item) => (isHeld(item.id, items) ? [] : [item.id]))),
      };
    case 'order':
      return ids.length === 0 ? null : { command: { type: 'order', ids, to: action.to } };
    case 'nudge':
      return shifted(new Map(ids.map((id) => [id, { x: action.deltaX, y: action.deltaY }])), context);
    case 'resize-by':
      return resizedByKey(action.deltaX, action.deltaY, context);
    case 'turn-by':
      return turnedByKey(action.degrees, context);
    case 'walk': {
      const parent = items.get([...state.selection][0] ?? '')?.parentId ?? null;
      const siblings = items.childrenOf(parent).filter((one) => !isConcealed(one.id, items));
      const item = nextItem(siblings, state.selection, action.direction);
      return item && { selection: new Set([item.id]), camera: revealed(state, boundsOf(item)) };
    }
    case 'start-cropping': {
      const [only] = state.selection.size === 1 ? state.selection : [];
      return only === undefined ? null : cropStarted(only, context);
    }
    case 'zoom-step':
      return { camera: zoomAt(state.camera, middleOf(state), steppedZoom(state.camera.zoom, action.direction)) };
    case 'zoom-to':
      return zoomedTo(action.target, context);
    default:
      return itemTransition(action, context);
  }
}

/** The camera that shows `rect`, moved no further than needed. */
export function revealed(state: EditorState, rect: Rect) {
  return revealCamera({ camera: state.camera, rect, viewport: state.viewport, padding: marginsOf(state) });
}

function duplicated(ids: readonly string[], { items, createId }: GestureContext): Transition {
  // Placeholders are not copied (their result goes to one item), so they must not count as the new selection either.
  const copies = withDescendants(ids, items)
    .filter((id) => items.get(id)?.status !== 'pending')
    .map((from) => ({ from, to: createId() }));
  if (copies.length === 0) return NOTHING;
  return {
    command: { type: 'duplicate', copies, deltaX: DUPLICATE_OFFSET, deltaY: DUPLICATE_OFFSET },
    selection: new Set(copies.filter((copy) => ids.includes(copy.from)).map((copy) => copy.to)),
  };
}

function zoomedTo(target: 'actual-size' | 'all' | 'selection', { state, items }: GestureContext): Transition {
  if (target === 'actual-size') return { camera: zoomAt(state.camera, middleOf(state), 1) };
  const rect =
    target === 'all' ? items.bounds() : unionOf([...geometriesOf(state.selection, items).values()].map(boundsOf));
  if (!rect) return target === 'all' ? { camera: zoomAt(state.camera, middleOf(state), 1) } : NOTHING;
  const maxZoom = target === 'all' ? 1 : 4;
  return { camera: fitCamera({ rect, viewport: state.viewport, padding: marginsOf(state), maxZoom }) };
}

function marginsOf({ insets }: EditorState) {
  return {
    top: insets.top + FIT_MARGIN,
    right: insets.right + FIT_MARGIN,
    bottom: insets.bottom + FIT_MARGIN,
    left: insets.left + FIT_MARGIN,
  };
}

/** The middle of what panels leave free. */
function middleOf({ viewport, insets }: EditorState) {
  return screenPoint(
    (insets.left + viewport.width - insets.right) / 2,
    (insets.top + viewport.height - insets.bottom) / 2,
  );
}
