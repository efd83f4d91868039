import type { Command } from '../commands/command.ts';
import type { BoardItem } from '../document/item.ts';
import { isHeld } from '../document/walk-tree.ts';
import type { CropDraft } from '../editor/editor-state.ts';
import type { PointerInput } from '../editor/input.ts';
import { toCanvas } from '../geometry/camera.ts';
import { canvasPoint, rotatePoint } from '../geometry/point.ts';
import { type Geometry, isOnItem, type Rect } from '../geometry/rect.ts';
import { croppedBy, shiftedCrop, WHOLE, wholePicture } from './crop-box.ts';
import { geometryOf, IDLE } from './gesture.ts';
import { type GestureContext, type GestureHandler, NOTHING, type Transition } from './gesture-handler.ts';
import { handleAt } from './handles.ts';
import type { Cropping } from './tool-gesture.ts';

/** Shares closer than this to the whole picture are the whole picture: a hand cannot aim finer. */
const TOLERANCE = 1e-4;

/** Opens the crop of a picture; null for what is none, is locked, or is not made yet. */
export function cropStarted(id: string, { items }: GestureContext): Transition | null {
  const item = items.get(id);
  if (item?.kind !== 'image' || item.status !== 'ready' || isHeld(id, items)) return null;
  const cropDraft: CropDraft = { itemId: id, place: geometryOf(item), crop: item.crop ?? WHOLE };
  return { croppingId: id, cropDraft, selection: new Set([id]), tool: 'select', hoveredId: null, gesture: IDLE };
}

/** Ends the crop and keeps it; what stayed as it was writes nothing. */
export function cropFinished({ state, items }: GestureContext): Transition {
  const draft = state.cropDraft;
  const item = draft && items.get(draft.itemId);
  const closed: Transition = { croppingId: null, cropDraft: null };
  if (!draft || !item || (isSameCrop(item, draft.crop) && isSamePlace(item, draft.place))) return closed;
  const isWhole = isSameShares(draft.crop, WHOLE);
  const commands: Command[] = [
    { type: 'patch', changes: new Map([[item.id, { crop: isWhole ? undefined : draft.crop }]]) },
    { type: 'transform', changes: new Map([[item.id, draft.place]]) },
  ];
  return { ...closed, command: { type: 'batch', commands } };
}

/** A press while a crop is open: a handle, the picture under the crop, or beside it, which keeps the crop. */
export function cropPressed(pointer: PointerInput, context: GestureContext): Transition {
  const { camera, cropDraft } = context.state;
  const hit = cropDraft && cropHit(pointer, cropDraft, context);
  if (!hit) return { ...cropFinished(context), gesture: IDLE };
  const { place, crop } = cropDraft;
  const start = toCanvas(camera, pointer.point);
  return { gesture: { type: 'cropping', handle: hit.handle, start, base: { place, crop } } };
}

/** The cursor over a crop that is open. */
export function cropCursor(pointer: PointerInput, context: GestureContext): string {
  const { cropDraft } = context.state;
  return (cropDraft && cropHit(pointer, cropDraft, context)?.cursor) ?? 'default';
}

/** What of a crop lies under the pointer: a handle, or the picture, which can be moved (`handle` null). */
function cropHit(pointer: PointerInput, { itemId, place, crop }: CropDraft, { state, items }: GestureContext) {
  const { camera } = state;
  const hit = handleAt({ point: pointer.point, box: place, camera, pointerType: pointer.pointerType });
  if (hit?.type === 'resize') return { handle: hit.handle, cursor: hit.cursor };
  const whole = wholePicture(place, crop, flipsOf(items.get(itemId)));
  return isOnItem(toCanvas(camera, pointer.point), whole) ? { handle: null, cursor: 'move' } : null;
}

/** Drags an edge of the crop (Shift keeps its proportion, Alt its middle), or the picture under it. */
export const croppingHandler: GestureHandler<Cropping> = {
  move: (gesture, pointer, context) => {
    const { cropDraft, camera } = context.state;
    if (!cropDraft) return { gesture: IDLE };
    const at = toCanvas(camera, pointer.point);
    const { place, crop } = gesture.base;
    const flips = flipsOf(context.items.get(cropDraft.itemId));
    const moved = canvasPoint(at.x - gesture.start.x, at.y - gesture.start.y);
    const travel = rotatePoint(moved, canvasPoint(0, 0), -place.rotation);
    const next = gesture.handle
      ? croppedBy({
          place,
          crop,
          flips,
          handle: gesture.handle,
          travel,
          keepsProportion: pointer.shift,
          fromCentre: pointer.alt,
        })
      : { place, crop: shiftedCrop({ place, crop, flips, travel }) };
    return { cropDraft: { itemId: cropDraft.itemId, ...next } };
  },
  up: (gesture, pointer, context) => ({ ...croppingHandler.move(gesture, pointer, context), gesture: IDLE }),
};

/** Arrow keys move the picture under the crop, by canvas units. */
export function cropNudged(deltaX: number, deltaY: number, { state, items }: GestureContext): Transition {
  const draft = state.cropDraft;
  if (!draft) return NOTHING;
  const flips = flipsOf(items.get(draft.itemId));
  return { cropDraft: { ...draft, crop: shiftedCrop({ ...draft, flips, travel: canvasPoint(deltaX, deltaY) }) } };
}

/** Keys move the right and the lower edge of the crop, by canvas units. */
export function cropResized(deltaX: number, deltaY: number, { state, items }: GestureContext): Transition {
  const draft = state.cropDraft;
  if (!draft) return NOTHING;
  const handle = { x: deltaX === 0 ? 0 : 1, y: deltaY === 0 ? 0 : 1 } as const;
  const next = croppedBy({
    ...draft,
    flips: flipsOf(items.get(draft.itemId)),
    handle,
    travel: canvasPoint(deltaX, deltaY),
    keepsProportion: false,
    fromCentre: false,
  });
  return { cropDraft: { itemId: draft.itemId, ...next } };
}

function flipsOf(item: BoardItem | undefined): { readonly x: boolean; readonly y: boolean } {
  return { x: item?.isFlippedX === true, y: item?.isFlippedY === true };
}

function isSameCrop(item: BoardItem, crop: Rect): boolean {
  return isSameShares(item.crop ?? WHOLE, crop);
}

function isSameShares(a: Rect, b: Rect): boolean {
  return (['x', 'y', 'width', 'height'] as const).every((field) => Math.abs(a[field] - b[field]) < TOLERANCE);
}

function isSamePlace(a: Geometry, b: Geometry): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
