import type { ItemKind } from '@gesso/contract';
import type { Command, ItemPatch } from '../commands/command.ts';
import { withGroupMembers } from '../document/walk-tree.ts';
import type { PointerInput } from '../editor/input.ts';
import { toCanvas } from '../geometry/camera.ts';
import { type CanvasPoint, canvasPoint } from '../geometry/point.ts';
import type { Geometry } from '../geometry/rect.ts';
import { movedEnds } from './free-ends.ts';
import { freeSelection } from './free-selection.ts';
import { geometriesOf, IDLE, type Resizing } from './gesture.ts';
import type { GestureContext, GestureHandler } from './gesture-handler.ts';
import type { HandleHit } from './handles.ts';
import { resizeBox, scaleWithin } from './resize-box.ts';
import { resizedText, scaledText } from './resize-text.ts';
import { snapField, snapReach } from './snap-neighbours.ts';
import { snappedResize } from './snapped-resize.ts';

/** Kinds that look wrong when stretched; the rest keeps its proportion only with Shift. */
const PROPORTIONAL_KINDS: readonly ItemKind[] = ['image', 'video', 'model3d', 'design', 'drawing', 'group'];

/** Begins to drag a handle of the selection. Null when nothing is selected, or all of it is locked. */
export function startResizing(
  hit: Pick<HandleHit, 'handle' | 'cursor'>,
  start: CanvasPoint,
  context: GestureContext,
): Resizing | null {
  const { state, items } = context;
  const { ids: roots, box } = freeSelection(state.selection, items);
  if (!box) return null;
  const kinds = roots.map((id) => items.get(id)?.kind);
  const base = geometriesOf(withGroupMembers(roots, items), items);
  return {
    type: 'resizing',
    handle: hit.handle,
    start,
    box,
    keepsProportion: roots.length > 1 || kinds.some((kind) => kind !== undefined && PROPORTIONAL_KINDS.includes(kind)),
    base,
    previews: base,
    looks: new Map(),
    guides: [],
    field: null,
    cursor: hit.cursor,
  };
}

/**
 * Resizes the selection: pictures keep their proportion and Shift frees it, Alt keeps the centre in place, Mod suspends
 * snapping. Sides of a text change where it wraps, its corners the size of its letters.
 */
export const resizingHandler: GestureHandler<Resizing> = {
  move: (gesture, pointer, context) => ({
    gesture: resized(gesture, { travel: travelOf(gesture, pointer, context), modifiers: pointer }, context),
  }),
  up: (gesture, pointer, context) => {
    const input = { travel: travelOf(gesture, pointer, context), modifiers: pointer };
    const command = resizeCommand(resized(gesture, input, context));
    return command ? { gesture: IDLE, command } : { gesture: IDLE };
  },
};

/** What is written of a resize; null when nothing changed. */
export function resizeCommand({ previews, base, looks }: Resizing): Command | null {
  const changes = new Map<string, Partial<Geometry>>();
  for (const [id, { x, y, width, height }] of previews) {
    const before = base.get(id);
    if (before && isDifferent(before, { x, y, width, height })) changes.set(id, { x, y, width, height });
  }
  if (changes.size === 0) return null;
  const transform: Command = { type: 'transform', changes };
  return looks.size === 0 ? transform : { type: 'batch', commands: [transform, { type: 'patch', changes: looks }] };
}

type ResizeInput = {
  readonly travel: { readonly x: number; readonly y: number };
  readonly modifiers: { readonly shift: boolean; readonly alt: boolean; readonly mod: boolean };
};

/** The gesture after its handle has travelled this far. */
export function resized(gesture: Resizing, { travel, modifiers }: ResizeInput, context: GestureContext): Resizing {
  const [onlyId] = gesture.base.keys();
  const only = gesture.base.size === 1 && onlyId !== undefined ? context.items.get(onlyId) : undefined;
  if (only?.kind === 'text' && only.textFit !== 'fill') {
    const text = resizedText({ item: only, gesture, travel, fromCentre: modifiers.alt }, context.measureText);
    return { ...gesture, previews: new Map([[only.id, text.place]]), looks: new Map([[only.id, text.look]]) };
  }
  const hasRotated = gesture.base.size > 1 && [...gesture.base.values()].some((place) => place.rotation !== 0);
  const wish = {
    box: gesture.box,
    handle: gesture.handle,
    travel,
    keepsProportion: hasRotated || gesture.keepsProportion !== modifiers.shift,
    fromCentre: modifiers.alt,
  };
  const field = modifiers.mod ? gesture.field : snapField(gesture.field, gesture.base, context.state, context.items);
  const isFree = modifiers.mod || !field;
  const snapped = isFree ? { box: resizeBox(wish), guides: [] } : snappedResize(wish, field, snapReach(context.state));
  const previews = new Map<string, Geometry>();
  for (const [id, place] of gesture.base) {
    previews.set(id, gesture.base.size === 1 ? snapped.box : scaleWithin(place, gesture.box, snapped.box));
  }
  return { ...gesture, previews, looks: scaledLooks(gesture, snapped.box, context), guides: snapped.guides, field };
}

/** What scales along beside boxes: letters, and ends of connectors that stick to nothing. */
function scaledLooks({ base, box: from }: Resizing, to: Geometry, { items }: GestureContext) {
  const looks = new Map<string, ItemPatch>();
  if (base.size === 1) return looks;
  const ends = movedEnds(base.keys(), items, ({ x, y }) =>
    canvasPoint(to.x + ((x - from.x) * to.width) / from.width, to.y + ((y - from.y) * to.height) / from.height),
  );
  for (const [id, patch] of ends) looks.set(id, patch);
  for (const id of base.keys()) {
    const item = items.get(id);
    if (item?.kind === 'text' && item.textFit !== 'fill') looks.set(id, scaledText(item, to.height / from.height));
  }
  return looks;
}

function travelOf(gesture: Resizing, pointer: PointerInput, { state }: GestureContext) {
  const at = toCanvas(state.camera, pointer.point);
  return { x: at.x - gesture.start.x, y: at.y - gesture.start.y };
}

function isDifferent(before: Geometry, after: Omit<Geometry, 'rotation'>): boolean {
  return before.x !== after.x || before.y !== after.y || before.width !== after.width || before.height !== after.height;
}
