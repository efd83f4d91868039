import type { Command } from '../commands/command.ts';
import { withDescendants } from '../document/walk-tree.ts';
import type { PointerInput } from '../editor/input.ts';
import { toCanvas } from '../geometry/camera.ts';
import { type CanvasPoint, canvasPoint } from '../geometry/point.ts';
import { boundsOf, type Geometry, unionOf } from '../geometry/rect.ts';
import { type Drop, dropAt, dropCommands, parentsAfter } from './drop-target.ts';
import { movedEnds } from './free-ends.ts';
import { freeSelection } from './free-selection.ts';
import { geometriesOf, IDLE, type Moving } from './gesture.ts';
import type { GestureContext, GestureHandler, Transition } from './gesture-handler.ts';
import type { SnapField } from './guide.ts';
import { nearestIn, snapField, snapReach } from './snap-neighbours.ts';
import { NO_SNAP, type Snap, snapBox } from './snapping.ts';

/** Begins to drag the selected items with what lies in them; null when all are locked. `start` is where they were taken. */
export function startMoving(start: CanvasPoint, pointer: PointerInput, context: GestureContext): Moving | null {
  const { state, items } = context;
  const { ids: roots } = freeSelection(state.selection, items);
  if (roots.length === 0) return null;
  const moving = withDescendants(roots, items);
  const base = geometriesOf(moving, items);
  const blank: Moving = {
    type: 'moving',
    start,
    roots,
    box: unionOf(roots.flatMap((id) => base.get(id) ?? []).map(boundsOf)),
    connectorIds: moving.filter((id) => items.get(id)?.kind === 'connector'),
    base,
    previews: base,
    deltaX: 0,
    deltaY: 0,
    guides: [],
    isCopying: false,
    looks: new Map(),
    shown: new Map(),
    frameId: null,
    field: null,
  };
  return moved(blank, pointer, context);
}

/**
 * Drags items: Shift keeps to one axis, Alt leaves copies, Mod suspends snapping. Over a frame they go into it, off it
 * they leave it. Written once, at release.
 */
export const movingHandler: GestureHandler<Moving> = {
  move: (gesture, pointer, context) => ({ gesture: moved(gesture, pointer, context) }),
  up: (gesture, pointer, context) => {
    const done = moved(gesture, pointer, context);
    if (done.deltaX === 0 && done.deltaY === 0) return { gesture: IDLE };
    const drop = dropAt(toCanvas(context.state.camera, pointer.point), done.roots, context.items);
    return done.isCopying ? copied(done, drop, context) : put(done, drop, context);
  },
};

function put({ previews, looks }: Moving, drop: Drop, { items }: GestureContext): Transition {
  const commands: Command[] = [
    { type: 'transform', changes: new Map([...previews].map(([id, { x, y }]) => [id, { x, y }])) },
    ...(looks.size > 0 ? [{ type: 'patch', changes: looks } as const] : []),
    ...dropCommands(drop, items),
  ];
  return { gesture: IDLE, command: { type: 'batch', commands } };
}

function copied({ base, roots, deltaX, deltaY }: Moving, drop: Drop, { items, createId }: GestureContext): Transition {
  const copies = [...base.keys()]
    .filter((from) => items.get(from)?.status !== 'pending')
    .map((from) => ({ from, to: createId() }));
  const copyOf = new Map(copies.map(({ from, to }) => [from, to]));
  const ids = drop.ids.flatMap((id) => copyOf.get(id) ?? []);
  const commands: Command[] = [{ type: 'duplicate', copies, deltaX, deltaY }, ...dropCommands({ ...drop, ids }, items)];
  return {
    gesture: IDLE,
    selection: new Set(roots.flatMap((id) => copyOf.get(id) ?? [])),
    command: { type: 'batch', commands },
  };
}

function moved(gesture: Moving, pointer: PointerInput, context: GestureContext): Moving {
  const at = toCanvas(context.state.camera, pointer.point);
  let deltaX = at.x - gesture.start.x;
  let deltaY = at.y - gesture.start.y;
  if (pointer.shift) {
    if (Math.abs(deltaX) >= Math.abs(deltaY)) deltaY = 0;
    else deltaX = 0;
  }
  const field = pointer.mod ? gesture.field : snapField(gesture.field, gesture.base, context.state, context.items);
  const snap = pointer.mod || !field ? NO_SNAP : snapFor(gesture, { deltaX, deltaY }, field, context);
  // The locked axis stays locked: a snap across it would break Shift's promise.
  if (!(pointer.shift && deltaX === 0)) deltaX += snap.deltaX;
  if (!(pointer.shift && deltaY === 0)) deltaY += snap.deltaY;
  const previews = new Map<string, Geometry>();
  for (const [id, place] of gesture.base) previews.set(id, { ...place, x: place.x + deltaX, y: place.y + deltaY });
  const drop = dropAt(at, gesture.roots, context.items);
  const looks = movedEnds(gesture.connectorIds, context.items, ({ x, y }) => canvasPoint(x + deltaX, y + deltaY));
  return {
    ...gesture,
    previews,
    looks,
    // Else the frame that an item leaves would go on cutting it off.
    shown: drop.ids.length === 0 ? looks : new Map([...looks, ...parentsAfter(drop)]),
    deltaX,
    deltaY,
    guides: pointer.shift ? [] : snap.guides,
    isCopying: pointer.alt,
    frameId: drop.ids.length > 0 ? drop.frameId : null,
    field,
  };
}

function snapFor(
  gesture: Moving,
  by: { readonly deltaX: number; readonly deltaY: number },
  field: SnapField,
  { state }: GestureContext,
): Snap {
  const { box } = gesture;
  if (!box) return NO_SNAP;
  const moving = { ...box, x: box.x + by.deltaX, y: box.y + by.deltaY };
  return snapBox(moving, nearestIn(field, moving), snapReach(state));
}
