import type { PointerInput } from '../editor/input.ts';
import { editingStarted } from '../editor/typing.ts';
import { toCanvas } from '../geometry/camera.ts';
import { type CanvasPoint, canvasPoint, distance } from '../geometry/point.ts';
import { rectBetween } from '../geometry/rect.ts';
import { dragThreshold, IDLE } from '../gestures/gesture.ts';
import { type GestureContext, type GestureHandler, NOTHING, type Transition } from '../gestures/gesture-handler.ts';
import type { Guide, SnapField } from '../gestures/guide.ts';
import { leafAt } from '../gestures/item-at.ts';
import { nearestIn, snapField, snapReach } from '../gestures/snap-neighbours.ts';
import { snapEdge } from '../gestures/snapping.ts';
import { steppedAngle } from '../gestures/stepped-angle.ts';
import type { Creating, PlacingTool } from '../gestures/tool-gesture.ts';
import { added, enclosedBy } from './added.ts';
import { asDraft, isLineTool, itemAtClick, itemBetween } from './new-item.ts';

const NOTHING_MOVES: ReadonlySet<string> = new Set();

/** Begins to pull a new item open where the pointer went down; nothing is made before release. */
export function startCreating(tool: PlacingTool, pointer: PointerInput, context: GestureContext): Creating {
  const at = toCanvas(context.state.camera, pointer.point);
  const field = pointer.mod ? null : snapField(null, NOTHING_MOVES, context.state, context.items);
  const start = field ? snappedPoint(at, field, context).point : at;
  const id = context.createId();
  return { type: 'creating', tool, id, press: pointer, start, draft: null, targetIds: [], guides: [], field };
}

/**
 * Pulls a new item open: Shift makes it square and holds lines to steps of 15 degrees, Alt makes it around where it
 * began, Mod suspends snapping. Without a drag it gets its usual size.
 */
export const creatingHandler: GestureHandler<Creating> = {
  move: (gesture, pointer, context) => {
    const isDrag = distance(gesture.press.point, pointer.point) >= dragThreshold(pointer);
    return gesture.draft || isDrag ? { gesture: pulled(gesture, pointer, context) } : NOTHING;
  },
  up: (gesture, pointer, context) => {
    if (!gesture.draft) return clicked(gesture, context);
    const done = pulled(gesture, pointer, context);
    if (!done.draft) return { gesture: IDLE };
    const { index: _index, ...item } = done.draft;
    return opened(gesture.tool, done.id, added(item, context, done.targetIds));
  },
};

/** New texts and notes are typed into at once. */
export function opened(tool: PlacingTool, id: string, transition: Transition): Transition {
  return tool === 'text' || tool === 'note' ? { ...transition, editingId: id, tool: 'select' } : transition;
}

/** Where Mod is not held, a point keeps to lines of the neighbours and to whole units. */
function snappedPoint(at: CanvasPoint, field: SnapField, { state }: GestureContext) {
  const spot = { x: at.x, y: at.y, width: 0, height: 0 };
  const neighbours = nearestIn(field, spot);
  const x = snapEdge(at.x, spot, neighbours, 'x', snapReach(state));
  const y = snapEdge(at.y, spot, neighbours, 'y', snapReach(state));
  const guides: readonly Guide[] = [...(x ? [x.guide] : []), ...(y ? [y.guide] : [])];
  const point = canvasPoint(x ? at.x + x.shift : Math.round(at.x), y ? at.y + y.shift : Math.round(at.y));
  return { point, guides };
}

function clicked(gesture: Creating, context: GestureContext): Transition {
  const { tool, id, press } = gesture;
  const { camera, toolLook } = context.state;
  const at = toCanvas(camera, press.point);
  // A click with the text tool on a text means that one.
  const under = tool === 'text' ? leafAt(at, context.items, { line: 0, box: 0 }) : undefined;
  const edited = under?.kind === 'text' ? editingStarted(under.id, context) : null;
  if (edited) return edited;
  return opened(tool, id, added(itemAtClick({ tool, id, at, zoom: camera.zoom, look: toolLook }), context));
}

function pulled(gesture: Creating, pointer: PointerInput, context: GestureContext): Creating {
  const { tool, id, start } = gesture;
  const pointed = toCanvas(context.state.camera, pointer.point);
  const field = pointer.mod ? gesture.field : snapField(gesture.field, NOTHING_MOVES, context.state, context.items);
  const isFree = pointer.mod || !field;
  const snapped = isFree ? { point: pointed, guides: [] } : snappedPoint(pointed, field, context);
  const to = pointer.shift ? constrained(tool, start, pointed) : snapped.point;
  const from = pointer.alt ? canvasPoint(2 * start.x - to.x, 2 * start.y - to.y) : start;
  const item = itemBetween({ tool, id, from, to, look: context.state.toolLook });
  const targetIds = tool === 'frame' ? enclosedBy(rectBetween(from, to), context) : [];
  return { ...gesture, draft: asDraft(item), targetIds, guides: pointer.shift ? [] : snapped.guides, field };
}

/** A square as long as the longer way, or a line in the nearest direction of the steps. */
function constrained(tool: PlacingTool, start: CanvasPoint, at: CanvasPoint): CanvasPoint {
  if (isLineTool(tool)) return steppedAngle(start, at);
  const side = Math.round(Math.max(Math.abs(at.x - start.x), Math.abs(at.y - start.y)));
  return canvasPoint(start.x + (at.x < start.x ? -side : side), start.y + (at.y < start.y ? -side : side));
}
