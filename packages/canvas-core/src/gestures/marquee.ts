import type { BoardItem } from '../document/item.ts';
import type { ItemStore } from '../document/item-store.ts';
import { ancestorsOf, outermost } from '../document/walk-tree.ts';
import type { PointerInput } from '../editor/input.ts';
import { toCanvas } from '../geometry/camera.ts';
import { type CanvasPoint, canvasPoint } from '../geometry/point.ts';
import {
  boundsOf,
  cornersOf,
  encloses,
  type Geometry,
  inflate,
  isOnItem,
  type Rect,
  rectBetween,
  touches,
} from '../geometry/rect.ts';
import { IDLE, type Marquee } from './gesture.ts';
import type { GestureContext, GestureHandler } from './gesture-handler.ts';
import { bodyLine } from './item-at.ts';

/** Begins a selection rectangle on the bare board, or on a frame's ground. Shift keeps what was selected. */
export function startMarquee(
  start: CanvasPoint,
  pointer: PointerInput,
  context: GestureContext,
  frameId: string | null,
): Marquee {
  const kept: ReadonlySet<string> = pointer.shift ? context.state.selection : new Set();
  const rect = rectBetween(start, toCanvas(context.state.camera, pointer.point));
  return { type: 'marquee', start, kept, rect, frameId };
}

/** Selects what the rectangle touches; with Alt or Mod only what it encloses. Filled frames must always be enclosed. */
export const marqueeHandler: GestureHandler<Marquee> = {
  move: (gesture, pointer, context) => {
    const rect = rectBetween(gesture.start, toCanvas(context.state.camera, pointer.point));
    const caught = caughtBy(rect, gesture, context, pointer.alt || pointer.mod);
    return { gesture: { ...gesture, rect }, selection: new Set([...gesture.kept, ...caught]) };
  },
  up: (gesture, pointer, context) => ({ ...marqueeHandler.move(gesture, pointer, context), gesture: IDLE }),
};

/** Groups are caught as a whole, unless one of their members was selected before: then they count as entered. */
function caughtBy(rect: Rect, { kept, frameId }: Marquee, { items }: GestureContext, mustEnclose: boolean): string[] {
  const entered = new Set([...kept].flatMap((id) => ancestorsOf(id, items).map((above) => above.id)));
  const caught = new Set<string>();
  let hasNested = false;
  for (const item of items.search(rect)) {
    if (item.kind === 'group' || item.id === frameId) continue;
    // Most items lie on the bare board, which needs no walk.
    const around = item.parentId ? ancestorsOf(item.id, items) : [];
    if (isFixed(item) || around.some(isFixed)) continue;
    hasNested ||= around.length > 0;
    const group = around.findLast((above) => above.kind === 'group' && !entered.has(above.id));
    const whole = group ?? item;
    const isFilled = item.kind === 'frame' && items.childrenOf(item.id).length > 0;
    if (mustEnclose || isFilled ? !encloses(rect, boundsOf(whole)) : !touchesItem(rect, item, items)) continue;
    if (around.every((above) => above.kind !== 'frame' || above.showsOverflow || touches(rect, boundsOf(above)))) {
      caught.add(whole.id);
    }
  }
  return hasNested ? outermost(caught, items) : [...caught];
}

function isFixed(item: BoardItem): boolean {
  return item.isLocked === true || item.isHidden === true;
}

/** The bounds touch already; what does not fill them must be met itself. */
function touchesItem(rect: Rect, item: BoardItem, items: ItemStore): boolean {
  const line = bodyLine(item, items);
  if (line) {
    const reached = inflate(rect, (item.strokeWidth ?? 0) / 2);
    return line.some((point, at) => crossesRect(reached, line[at - 1] ?? point, point));
  }
  return item.rotation === 0 || touchesTurned(rect, item);
}

/** A rotated item shares a corner, or has the rectangle's middle or a corner on it. */
function touchesTurned(rect: Rect, item: Geometry): boolean {
  const upright: Geometry = { ...rect, rotation: 0 };
  const middle = canvasPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
  return (
    cornersOf(item).some((corner) => isOnItem(corner, upright)) ||
    [...cornersOf(upright), middle].some((corner) => isOnItem(corner, item))
  );
}

/** Clips the line to the rectangle, side by side, and asks whether something is left of it. */
function crossesRect(rect: Rect, from: CanvasPoint, to: CanvasPoint): boolean {
  let [enters, leaves] = [0, 1];
  for (const [axis, side] of [
    ['x', 'width'],
    ['y', 'height'],
  ] as const) {
    const way = to[axis] - from[axis];
    const low = rect[axis] - from[axis];
    const high = low + rect[side];
    if (way === 0) {
      if (low > 0 || high < 0) return false;
      continue;
    }
    enters = Math.max(enters, Math.min(low / way, high / way));
    leaves = Math.min(leaves, Math.max(low / way, high / way));
  }
  return enters <= leaves;
}
