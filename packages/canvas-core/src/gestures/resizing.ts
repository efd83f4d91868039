import type { ItemKind } from '@gesso/contract';
import type { PointerInput } from '../editor/input.ts';
import { toCanvas } from '../geometry/camera.ts';
import type { Geometry } from '../geometry/rect.ts';
import { geometriesOf, IDLE, type Resizing } from './gesture.ts';
import type { GestureContext, GestureHandler } from './gesture-handler.ts';
import { type HandleHit, selectionBox } from './handles.ts';
import { resizeBox, scaleWithin } from './resize-box.ts';

/** Kinds that look wrong when stretched; the rest keeps its proportion only with Shift. */
const PROPORTIONAL_KINDS: readonly ItemKind[] = ['image', 'video', 'model3d', 'design', 'drawing', 'group'];

/** Begins to drag a handle of the selection. Null when nothing is selected. */
export function startResizing(hit: HandleHit, pointer: PointerInput, context: GestureContext): Resizing | null {
  const base = geometriesOf(context.state.selection, context.items);
  const box = selectionBox(base);
  if (!box) return null;
  const kinds = [...base.keys()].map((id) => context.items.get(id)?.kind);
  return {
    type: 'resizing',
    handle: hit.handle,
    start: toCanvas(context.state.camera, pointer.point),
    box,
    keepsProportion: base.size > 1 || kinds.some((kind) => kind !== undefined && PROPORTIONAL_KINDS.includes(kind)),
    base,
    previews: base,
    cursor: hit.cursor,
  };
}

/** Resizes the selection: pictures keep their proportion and Shift frees it, Alt keeps the centre in place. */
export const resizingHandler: GestureHandler<Resizing> = {
  move: (gesture, pointer, context) => ({ gesture: resized(gesture, pointer, context) }),
  up: (gesture, pointer, context) => {
    const { previews, base } = resized(gesture, pointer, context);
    const changes = new Map<string, Partial<Geometry>>();
    for (const [id, { x, y, width, height }] of previews) {
      const before = base.get(id);
      if (before && isDifferent(before, { x, y, width, height })) changes.set(id, { x, y, width, height });
    }
    return changes.size === 0 ? { gesture: IDLE } : { gesture: IDLE, command: { type: 'transform', changes } };
  },
};

function resized(gesture: Resizing, pointer: PointerInput, context: GestureContext): Resizing {
  const at = toCanvas(context.state.camera, pointer.point);
  const hasRotated = gesture.base.size > 1 && [...gesture.base.values()].some((place) => place.rotation !== 0);
  const box = resizeBox({
    box: gesture.box,
    handle: gesture.handle,
    travel: { x: at.x - gesture.start.x, y: at.y - gesture.start.y },
    keepsProportion: hasRotated || gesture.keepsProportion !== pointer.shift,
    fromCentre: pointer.alt,
  });
  const previews = new Map<string, Geometry>();
  for (const [id, place] of gesture.base) {
    previews.set(id, gesture.base.size === 1 ? box : scaleWithin(place, gesture.box, box));
  }
  return { ...gesture, previews };
}

function isDifferent(before: Geometry, after: Omit<Geometry, 'rotation'>): boolean {
  return before.x !== after.x || before.y !== after.y || before.width !== after.width || before.height !== after.height;
}
