import { connectorBox, connectorLine, pointOnItem } from '../document/connector-line.ts';
import type { ConnectorEnd } from '../document/item-look.ts';
import type { NewItem } from '../document/place-items.ts';
import type { PointerInput } from '../editor/input.ts';
import { toCanvas } from '../geometry/camera.ts';
import { distance } from '../geometry/point.ts';
import { connectorEndAt } from '../gestures/connector-end.ts';
import { lineBetween } from '../gestures/dragging-end.ts';
import { dragThreshold } from '../gestures/gesture.ts';
import { type GestureContext, type GestureHandler, NOTHING, type Transition } from '../gestures/gesture-handler.ts';
import { isLine } from '../gestures/item-at.ts';
import { steppedAngle } from '../gestures/stepped-angle.ts';
import type { Connecting } from '../gestures/tool-gesture.ts';
import { added } from './added.ts';
import { asDraft, lookFor } from './new-item.ts';

/** Middles of the sides, in shares of a box. */
const SIDES = [
  { x: 0.5, y: 0 },
  { x: 1, y: 0.5 },
  { x: 0.5, y: 1 },
  { x: 0, y: 0.5 },
];
/** How far a connector reaches that was only clicked, in canvas units. */
const CLICKED_LENGTH = 200;

/** Begins a connector at what lies under the pointer, or free; with Mod always free. */
export function startConnecting(pointer: PointerInput, context: GestureContext): Connecting {
  const id = context.createId();
  const at = toCanvas(context.state.camera, pointer.point);
  const from = connectorEndAt(at, { sticks: !pointer.mod, except: id }, context);
  return { type: 'connecting', id, press: pointer, from, draft: null, targetIds: stuckTo(from) };
}

/** Draws a connector: ends stick to what they meet, Shift holds a free end to steps of 15 degrees. */
export const connectingHandler: GestureHandler<Connecting> = {
  move: (gesture, pointer, context) => {
    const isDrag = distance(gesture.press.point, pointer.point) >= dragThreshold(pointer);
    return gesture.draft || isDrag ? { gesture: drawn(gesture, pointer, context) } : NOTHING;
  },
  up: (gesture, pointer, context) => {
    if (!gesture.draft) return clickedConnector(gesture, context);
    const { draft } = drawn(gesture, pointer, context);
    if (!draft) return NOTHING;
    const { index: _index, ...item } = draft;
    return added(item, context);
  },
};

/** A connector of the usual length, to the right. */
export function clickedConnector(
  begun: { readonly id: string; readonly from: ConnectorEnd },
  context: GestureContext,
): Transition {
  const { from } = connectorLine(connectorBetween(begun.id, begun.from, begun.from, context), context.items);
  const length = Math.max(CLICKED_LENGTH, 2 / context.state.camera.zoom);
  return added(connectorBetween(begun.id, begun.from, { x: from.x + length, y: from.y }, context), context);
}

/** A connector between the two items that are selected, by the anchors that lie nearest to each other; else null. */
export function connectedSelection(id: string, context: GestureContext): Transition | null {
  const chosen = [...context.state.selection].flatMap((one) => context.items.get(one) ?? []);
  const [a, b] = chosen.filter((item) => !isLine(item) && item.kind !== 'group');
  if (!a || !b || chosen.length !== 2) return null;
  const pairs = SIDES.flatMap((from) =>
    SIDES.map((to) => ({ from, to, away: distance(pointOnItem(from, a), pointOnItem(to, b)) })),
  );
  const { from, to } = pairs.reduce((best, pair) => (pair.away < best.away ? pair : best));
  return added(connectorBetween(id, { itemId: a.id, ...from }, { itemId: b.id, ...to }, context), context);
}

function drawn(gesture: Connecting, pointer: PointerInput, context: GestureContext): Connecting {
  const pointed = toCanvas(context.state.camera, pointer.point);
  const start = connectorLine(connectorBetween(gesture.id, gesture.from, gesture.from, context), context.items).from;
  const at = pointer.shift ? steppedAngle(start, pointed) : pointed;
  const to = connectorEndAt(at, { sticks: !pointer.mod && !pointer.shift, except: gesture.id }, context);
  const draft = connectorBetween(gesture.id, gesture.from, to, context);
  return { ...gesture, draft, targetIds: [...stuckTo(gesture.from), ...stuckTo(to)] };
}

function connectorBetween(id: string, from: ConnectorEnd, to: ConnectorEnd, { state, items }: GestureContext) {
  const look = lookFor('line', state.toolLook);
  const base: NewItem = { id, kind: 'connector', status: 'ready', x: 0, y: 0, width: 1, height: 1, from, to, ...look };
  const draft = asDraft(base);
  const line = connectorLine(draft, items);
  // The box is what an end falls back to when its item goes, so it is written as it is drawn now.
  const { place, look: flips } = lineBetween(line.from, line.to);
  const box = connectorBox(draft, items) ?? place;
  return { ...draft, ...box, ...(flips.isFlippedX ? flips : {}), ...(flips.isFlippedY ? flips : {}) };
}

function stuckTo(end: ConnectorEnd): readonly string[] {
  return end.itemId === undefined ? [] : [end.itemId];
}
