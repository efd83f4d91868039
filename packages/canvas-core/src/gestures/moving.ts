import type { PointerInput } from '../editor/input.ts';
import { toCanvas, visibleRect } from '../geometry/camera.ts';
import { type CanvasPoint, distance } from '../geometry/point.ts';
import { boundsOf, centreOf, type Geometry, type Rect, unionOf } from '../geometry/rect.ts';
import { geometriesOf, IDLE, type Moving } from './gesture.ts';
import type { GestureContext, GestureHandler } from './gesture-handler.ts';
import { type Snap, snapBox } from './snapping.ts';

/** CSS pixels within which an edge jumps to its neighbour's. */
const SNAP_REACH = 6;
/** Neighbours compared, nearest first: more guides than this nobody can tell apart, and a drag must stay in its frame. */
const SNAP_NEIGHBOURS = 64;
const NO_SNAP: Snap = { deltaX: 0, deltaY: 0, guides: [] };

/** Begins to drag the selected items; `start` is where the button went down. */
export function startMoving(start: CanvasPoint, pointer: PointerInput, context: GestureContext): Moving {
  const base = geometriesOf(context.state.selection, context.items);
  const blank: Moving = {
    type: 'moving',
    start,
    base,
    previews: base,
    deltaX: 0,
    deltaY: 0,
    guides: [],
    isCopying: false,
  };
  return moved(blank, pointer, context);
}

/** Drags items: Shift keeps to one axis, Alt leaves copies, Mod suspends snapping. Written once, at release. */
export const movingHandler: GestureHandler<Moving> = {
  move: (gesture, pointer, context) => ({ gesture: moved(gesture, pointer, context) }),
  up: (gesture, pointer, context) => {
    const done = moved(gesture, pointer, context);
    if (done.deltaX === 0 && done.deltaY === 0) return { gesture: IDLE };
    if (!done.isCopying) {
      const changes = new Map([...done.previews].map(([id, place]) => [id, { x: place.x, y: place.y }]));
      return { gesture: IDLE, command: { type: 'transform', changes } };
    }
    const copies = [...done.base.keys()].map((from) => ({ from, to: context.createId() }));
    return {
      gesture: IDLE,
      selection: new Set(copies.map((copy) => copy.to)),
      command: { type: 'duplicate', copies, deltaX: done.deltaX, deltaY: done.deltaY },
    };
  },
};

function moved(gesture: Moving, pointer: PointerInput, context: GestureContext): Moving {
  const at = toCanvas(context.state.camera, pointer.point);
  let deltaX = at.x - gesture.start.x;
  let deltaY = at.y - gesture.start.y;
  if (pointer.shift) {
    if (Math.abs(deltaX) >= Math.abs(deltaY)) deltaY = 0;
    else deltaX = 0;
  }
  const snap = pointer.mod ? NO_SNAP : snapFor(gesture, deltaX, deltaY, context);
  // The locked axis stays locked: a snap across it would break Shift's promise.
  if (!(pointer.shift && deltaX === 0)) deltaX += snap.deltaX;
  if (!(pointer.shift && deltaY === 0)) deltaY += snap.deltaY;
  const previews = new Map<string, Geometry>();
  for (const [id, place] of gesture.base) previews.set(id, { ...place, x: place.x + deltaX, y: place.y + deltaY });
  return { ...gesture, previews, deltaX, deltaY, guides: pointer.shift ? [] : snap.guides, isCopying: pointer.alt };
}

function snapFor(gesture: Moving, deltaX: number, deltaY: number, context: GestureContext): Snap {
  const box = unionOf([...gesture.base.values()].map(boundsOf));
  if (!box) return NO_SNAP;
  const moving: Rect = { ...box, x: box.x + deltaX, y: box.y + deltaY };
  const { camera, viewport } = context.state;
  const neighbours = context.items
    .search(visibleRect(camera, viewport))
    .filter((item) => !gesture.base.has(item.id))
    .map(boundsOf);
  return snapBox(moving, nearest(neighbours, moving), SNAP_REACH / camera.zoom);
}

function nearest(rects: readonly Rect[], box: Rect): readonly Rect[] {
  if (rects.length <= SNAP_NEIGHBOURS) return rects;
  const centre = centreOf(box);
  return rects
    .map((rect) => ({ rect, away: distance(centreOf(rect), centre) }))
    .sort((a, b) => a.away - b.away)
    .slice(0, SNAP_NEIGHBOURS)
    .map(({ rect }) => rect);
}
