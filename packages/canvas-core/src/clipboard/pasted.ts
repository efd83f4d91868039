import { frameUnder } from '../document/find-under.ts';
import type { BoardItem } from '../document/item.ts';
import type { ConnectorEnd } from '../document/item-look.ts';
import type { NewItem } from '../document/place-items.ts';
import { toCanvas } from '../geometry/camera.ts';
import { type CanvasPoint, screenPoint } from '../geometry/point.ts';
import { boundsOf, centreOf, type Rect, unionOf } from '../geometry/rect.ts';
import { IDLE } from '../gestures/gesture.ts';
import type { GestureContext, Transition } from '../gestures/gesture-handler.ts';
import { layoutText } from '../look/layout-text.ts';
import { textStyleOf } from '../look/text-style.ts';
import { lookFor } from '../tools/new-item.ts';
import type { BoardClip, ClippedItem } from './board-clip.ts';

/** What was pasted there before lies a little to the upper left, so that both are seen. */
const STEP_ASIDE = 24;
const MAX_STEPS_ASIDE = 50;
/** Canvas units; a longer line of pasted words is broken. */
const MAX_LINE = 640;
/** A long article; a pasted log file is not a text on a board. */
const MAX_WORDS = 20_000;
/** How wide a letter is of its height, where nobody can measure. */
const LETTER_SHARE = 0.55;

/**
 * Puts a clip on the board with new ids, in front of everything, in its order, around a point or the middle of what is
 * seen. A frame under its middle that has room for it takes it in.
 */
export function pastedClip(clip: BoardClip, at: CanvasPoint | undefined, context: GestureContext): Transition | null {
  const roots = clip.items.filter((item) => item.parentId === undefined);
  const box = unionOf(roots.map(boundsOf));
  if (!box) return null;
  const { x, y } = cornerFor(box, at ?? middleOfView(context), context);
  const shift = { x: x - box.x, y: y - box.y };
  const frame = frameFor({ ...box, x, y }, context);
  const ids = new Map(clip.items.map((item) => [item.id, context.createId()]));
  const newId = (id: string) => ids.get(id) ?? id;
  const items = clip.items.map((item): NewItem => {
    const parentId = ids.get(item.parentId ?? '') ?? frame?.id;
    return { ...placed(item, shift, newId), ...(parentId === undefined ? {} : { parentId }) };
  });
  return {
    gesture: IDLE,
    selection: new Set(roots.map((item) => newId(item.id))),
    command: { type: 'add', items },
  };
}

/** Puts pasted words on the board as a text; null when there are none. */
export function pastedText(words: string, at: CanvasPoint | undefined, context: GestureContext): Transition | null {
  const text = words.replaceAll('\r\n', '\n').trim().slice(0, MAX_WORDS);
  if (text === '') return null;
  const id = context.createId();
  const look = lookFor('text', context.state.toolLook);
  // Only the look is asked for; the item has no place yet.
  const size = sizeOf(text, { ...look, kind: 'text' } as BoardItem, context);
  const middle = at ?? middleOfView(context);
  const corner = { x: Math.round(middle.x - size.width / 2), y: Math.round(middle.y - size.height / 2) };
  const place = { ...corner, width: size.width, height: size.height };
  const frame = frameFor(place, context);
  const item: NewItem = { id, kind: 'text', status: 'ready', text, ...place, textFit: size.fit, ...look };
  return {
    gesture: IDLE,
    selection: new Set([id]),
    command: { type: 'add', items: [frame ? { ...item, parentId: frame.id } : item] },
  };
}

function placed(item: ClippedItem, shift: { x: number; y: number }, newId: (id: string) => string): NewItem {
  const { isLocked, isHidden, parentId, from, to, ...rest } = item;
  const moved = (end: ConnectorEnd): ConnectorEnd =>
    end.itemId === undefined ? { x: end.x + shift.x, y: end.y + shift.y } : { ...end, itemId: newId(end.itemId) };
  return {
    ...rest,
    id: newId(item.id),
    status: 'ready',
    x: item.x + shift.x,
    y: item.y + shift.y,
    ...(from ? { from: moved(from) } : {}),
    ...(to ? { to: moved(to) } : {}),
    // What was pasted must be seen and taken hold of; what lies in it is as it was.
    ...(parentId !== undefined && isLocked ? { isLocked } : {}),
    ...(parentId !== undefined && isHidden ? { isHidden } : {}),
  };
}

/** The corner of a box around a point, a step aside where something of the same size lies already. */
function cornerFor(box: Rect, middle: CanvasPoint, { items }: GestureContext): { x: number; y: number } {
  const corner = { x: Math.round(middle.x - box.width / 2), y: Math.round(middle.y - box.height / 2) };
  const isTaken = ({ x, y }: { x: number; y: number }) =>
    items.search({ x, y, width: 0, height: 0 }).some((item) => {
      const bounds = boundsOf(item);
      return Math.abs(bounds.x - x) < 1 && Math.abs(bounds.y - y) < 1;
    });
  for (let step = 0; step < MAX_STEPS_ASIDE && isTaken(corner); step += 1) {
    corner.x += STEP_ASIDE;
    corner.y += STEP_ASIDE;
  }
  return corner;
}

function frameFor(box: Rect, { items }: GestureContext): BoardItem | undefined {
  const frame = frameUnder(items, { x: box.x, y: box.y, width: box.width, height: box.height });
  // A copy of a frame that is pasted over it comes to lie beside it and not within.
  return frame && box.width < frame.width && box.height < frame.height ? frame : undefined;
}

function middleOfView({ state }: GestureContext): CanvasPoint {
  const { viewport, insets, camera } = state;
  const middle = centreOf({
    x: insets.left,
    y: insets.top,
    width: viewport.width - insets.left - insets.right,
    height: viewport.height - insets.top - insets.bottom,
  });
  return toCanvas(camera, screenPoint(middle.x, middle.y));
}

function sizeOf(text: string, item: BoardItem, { measureText }: GestureContext) {
  const style = textStyleOf(item);
  const measure = measureText?.(style) ?? ((words: string, size: number) => words.length * size * LETTER_SHARE);
  const set = (fit: 'grow' | 'wrap') =>
    layoutText({ text, style: { ...style, fit }, box: { width: MAX_LINE, height: 0 }, measure });
  const grown = set('grow');
  if (grown.width <= MAX_LINE) {
    return { fit: 'grow', width: Math.max(style.size, grown.width), height: grown.height } as const;
  }
  return { fit: 'wrap', width: MAX_LINE, height: set('wrap').height } as const;
}
