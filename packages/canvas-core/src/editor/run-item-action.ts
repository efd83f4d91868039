import { styleOf, stylePatch } from '../clipboard/item-style.ts';
import { pastedClip, pastedText } from '../clipboard/pasted.ts';
import type { Command, ItemPatch } from '../commands/command.ts';
import type { BoardItem } from '../document/item.ts';
import { isContainer } from '../document/repaired-parent.ts';
import { isHeld, outermost, withDescendants, withGroupMembers } from '../document/walk-tree.ts';
import { canvasPoint } from '../geometry/point.ts';
import { boundsOf, type Geometry, inflate, unionOf } from '../geometry/rect.ts';
import { movedEnds } from '../gestures/free-ends.ts';
import type { GestureContext, Transition } from '../gestures/gesture-handler.ts';
import type { Action } from './action.ts';
import { aligned, distributed, type Shifts, tidied } from './arrange.ts';
import { carriedGeometry } from './carried-geometry.ts';
import { flipped } from './flipped.ts';
import { refitTexts } from './refit-texts.ts';

/** Air between a new frame and what it is put around, in canvas units. */
const FRAME_PADDING = 24;

/** Actions on items that do not look at the view; null when there is nothing to do. */
export function itemTransition(action: Action, context: GestureContext): Transition | null {
  const { state, items } = context;
  const free = outermost(state.selection, items).filter((id) => !isHeld(id, items));
  const chosen = free.flatMap((id) => items.get(id) ?? []);
  switch (action.type) {
    case 'group':
    case 'frame-selection':
      return wrapped(action.type === 'group' ? 'group' : 'frame', chosen, context);
    case 'ungroup': {
      const ids = chosen.filter(isContainer).map((item) => item.id);
      const children = ids.flatMap((id) => items.childrenOf(id).map((child) => child.id));
      return ids.length === 0 ? null : { command: { type: 'unwrap', ids }, selection: new Set(children) };
    }
    case 'enter': {
      const inside = [...state.selection].flatMap((id) => items.childrenOf(id)).filter((child) => !child.isHidden);
      return inside.length === 0 ? null : { selection: new Set(inside.map((item) => item.id)) };
    }
    case 'leave': {
      const above = [...state.selection].flatMap((id) => items.get(id)?.parentId ?? []);
      return above.length === 0 ? null : { selection: new Set(above) };
    }
    case 'align': {
      const only = chosen.length === 1 ? items.get(chosen[0]?.parentId ?? '') : undefined;
      const box = only ? boundsOf(only) : unionOf(chosen.map(boundsOf));
      return box && (only || chosen.length > 1) ? shifted(aligned(chosen, action.to, box), context) : null;
    }
    case 'distribute':
      return shifted(distributed(chosen, action.axis), context);
    case 'tidy':
      return shifted(tidied(chosen), context);
    case 'flip':
      return commanded(flipped(free, action.axis, items));
    case 'toggle-lock':
      return toggled('isLocked', action.ids ?? [...state.selection], context);
    case 'toggle-hide':
      return toggled('isHidden', action.ids ?? [...state.selection], context);
    case 'unlock-all':
      return patched(items.ordered().flatMap((item) => (item.isLocked ? [[item.id, { isLocked: undefined }]] : [])));
    case 'show-all':
      return patched(items.ordered().flatMap((item) => (item.isHidden ? [[item.id, { isHidden: undefined }]] : [])));
    case 'style':
      return restyled(
        withGroupMembers(free, items).map((id) => [id, action.look]),
        context,
      );
    case 'copy-style': {
      const [from] = [...state.selection].flatMap((id) => items.get(id) ?? []);
      return from ? { copiedStyle: styleOf(from) } : null;
    }
    case 'paste-style': {
      const { copiedStyle } = state;
      const taking = withGroupMembers(free, items).flatMap((id) => items.get(id) ?? []);
      if (!copiedStyle) return null;
      return restyled(
        taking.map((item) => [item.id, stylePatch(copiedStyle, item)]),
        context,
      );
    }
    case 'paste':
      return pastedClip(action.clip, action.at, context);
    case 'paste-text':
      return pastedText(action.text, action.at, context);
    case 'rename':
      return patched([[action.id, { title: action.title.trim() || undefined }]]);
    case 'set-text':
      return patched(unlocked([[action.id, { text: action.text || undefined }]], context));
    case 'crop':
      return patched(unlocked([[action.id, { crop: action.crop }]], context));
    case 'patch':
      return restyled(unlocked([...action.changes], context), context);
    case 'reparent':
      return { command: action };
    case 'set-geometry':
      return commanded(carriedGeometry(action.changes, items));
    default:
      return null;
  }
}

/** Moves items with everything in them. */
export function shifted(shifts: Shifts, { items }: GestureContext): Transition | null {
  const changes = new Map<string, Partial<Geometry>>();
  const ends: (readonly [string, ItemPatch])[] = [];
  for (const [root, shift] of shifts) {
    if (shift.x === 0 && shift.y === 0) continue;
    const ids = withDescendants([root], items);
    for (const id of ids) {
      const item = items.get(id);
      if (item) changes.set(id, { x: item.x + shift.x, y: item.y + shift.y });
    }
    ends.push(...movedEnds(ids, items, ({ x, y }) => canvasPoint(x + shift.x, y + shift.y)));
  }
  if (ends.length === 0) return transformed(changes);
  const commands: Command[] = [
    { type: 'transform', changes },
    { type: 'patch', changes: new Map(ends) },
  ];
  return { command: { type: 'batch', commands } };
}

function wrapped(
  kind: 'group' | 'frame',
  chosen: readonly BoardItem[],
  { createId }: GestureContext,
): Transition | null {
  const box = unionOf(chosen.map(boundsOf));
  if (!box) return null;
  const id = createId();
  const place = kind === 'frame' ? inflate(box, FRAME_PADDING) : box;
  const ids = chosen.map((item) => item.id);
  return {
    command: { type: 'wrap', container: { id, kind, status: 'ready', ...place }, ids },
    selection: new Set([id]),
  };
}

function toggled(flag: 'isLocked' | 'isHidden', ids: readonly string[], { items }: GestureContext): Transition | null {
  const isAll = ids.every((id) => items.get(id)?.[flag]);
  return patched(ids.map((id) => [id, { [flag]: isAll ? undefined : true }]));
}

/** Fields that say nothing of how an item looks, so that a lock does not hold them. */
const FREE_FIELDS: ReadonlySet<string> = new Set<keyof ItemPatch>(['title', 'exportPresets', 'isLocked', 'isHidden']);

/** The changes without what would change something locked or hidden, whoever names it. */
function unlocked(changes: readonly (readonly [string, ItemPatch])[], { items }: GestureContext) {
  return changes.flatMap(([id, patch]): (readonly [string, ItemPatch])[] => {
    if (!isHeld(id, items)) return [[id, patch]];
    const fields = Object.entries(patch).filter(([name]) => FREE_FIELDS.has(name));
    return fields.length > 0 ? [[id, Object.fromEntries(fields)]] : [];
  });
}

function commanded(command: Command | null): Transition | null {
  return command && { command };
}

function transformed(changes: ReadonlyMap<string, Partial<Geometry>>): Transition | null {
  return changes.size === 0 ? null : { command: { type: 'transform', changes } };
}

/** Texts that are set otherwise take the room they now need, in the same step. */
function restyled(changes: readonly (readonly [string, ItemPatch])[], context: GestureContext): Transition | null {
  const refits = refitTexts(changes, context);
  if (refits.length === 0) return patched(changes);
  return { command: { type: 'batch', commands: [{ type: 'patch', changes: new Map(changes) }, ...refits] } };
}

function patched(changes: readonly (readonly [string, ItemPatch])[]): Transition | null {
  return changes.length === 0 ? null : { command: { type: 'patch', changes: new Map(changes) } };
}
