import type { BoardItem } from '../document/item.ts';
import type { PointerInput } from '../editor/input.ts';
import { toCanvas } from '../geometry/camera.ts';
import type { CanvasPoint } from '../geometry/point.ts';
import { shareOf } from '../gestures/connector-end.ts';
import { WHOLE } from '../gestures/crop-box.ts';
import { IDLE } from '../gestures/gesture.ts';
import { type GestureContext, type GestureHandler, NOTHING, type Transition } from '../gestures/gesture-handler.ts';
import { leafAt } from '../gestures/item-at.ts';
import type { Masking } from '../gestures/tool-gesture.ts';
import { DEFAULT_BRUSH, emptyMask, type PictureMask, withStroke } from './picture-mask.ts';
import { simplifyPoints } from './simplify-points.ts';

/** CSS pixels that a simplified stroke may leave the painted one by; a brush is many times wider. */
const TOLERANCE = 1;

/** Whether something can be painted over: a picture that is there. */
export function isMaskable(item: BoardItem | undefined): boolean {
  return item?.kind === 'image' && item.status === 'ready';
}

/** The mask to paint on for a picture: the one that was begun there, else a new one with the brush of before. */
export function maskFor(itemId: string, { state }: GestureContext): PictureMask {
  if (state.mask?.itemId === itemId) return state.mask;
  const brushWidth = state.mask?.brushWidth ?? DEFAULT_BRUSH / state.camera.zoom;
  return { ...emptyMask(itemId), brushWidth };
}

/**
 * Puts the brush down on the picture under it; a mask that has strokes goes on, whatever lies
 * there, and one that was begun on the selected picture may be painted from beside it.
 */
export function startMasking(pointer: PointerInput, context: GestureContext): Transition {
  const { state, items } = context;
  const at = toCanvas(state.camera, pointer.point);
  const under = leafAt(at, items, { line: 0, box: 0 }, isMaskable);
  const isBegun = state.mask !== null && state.mask.strokes.length > 0;
  const itemId = isBegun ? state.mask?.itemId : (under?.id ?? state.mask?.itemId);
  const item = items.get(itemId ?? '');
  if (!item || !isMaskable(item)) return NOTHING;
  const mask = maskFor(item.id, context);
  const crop = item.crop ?? WHOLE;
  const stroke = {
    width: (mask.brushWidth / item.width) * crop.width,
    // Under an inverted mask the brush still paints what it is seen to paint.
    erases: (mask.erases !== pointer.alt) !== mask.isInverted,
    points: onPicture(at, item),
  };
  return { mask, selection: new Set([item.id]), gesture: { type: 'masking', itemId: item.id, stroke } };
}

/** Paints over a picture; Alt at the press takes away instead, or the other way round. */
export const maskingHandler: GestureHandler<Masking> = {
  move: (gesture, pointer, { state, items }) => {
    const item = items.get(gesture.itemId);
    if (!item) return { gesture: IDLE };
    const samples = pointer.coalesced && pointer.coalesced.length > 0 ? pointer.coalesced : [pointer];
    const added = samples.flatMap((sample) => onPicture(toCanvas(state.camera, sample.point), item));
    const stroke = { ...gesture.stroke, points: [...gesture.stroke.points, ...added] };
    return { gesture: { ...gesture, stroke } };
  },
  up: (gesture, _pointer, context) => {
    const { state, items } = context;
    const item = items.get(gesture.itemId);
    if (!item) return { gesture: IDLE };
    const points = thinned(gesture.stroke.points, TOLERANCE / (item.width * state.camera.zoom));
    return { gesture: IDLE, mask: withStroke(maskFor(item.id, context), { ...gesture.stroke, points }) };
  },
};

/** A point of the board as shares of the whole picture, whatever is cropped and flipped. */
function onPicture(at: CanvasPoint, item: BoardItem): [number, number] {
  const share = shareOf(at, item);
  const crop = item.crop ?? WHOLE;
  const x = item.isFlippedX ? 1 - share.x : share.x;
  const y = item.isFlippedY ? 1 - share.y : share.y;
  return [crop.x + x * crop.width, crop.y + y * crop.height];
}

function thinned(points: readonly number[], tolerance: number): number[] {
  const triples = points.flatMap((value, at) => (at % 2 === 1 ? [value, 0.5] : [value]));
  return simplifyPoints(triples, tolerance).filter((_, at) => at % 3 !== 2);
}
