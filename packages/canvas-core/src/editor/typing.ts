import type { Command } from '../commands/command.ts';
import type { BoardItem } from '../document/item.ts';
import { isHeld } from '../document/walk-tree.ts';
import type { Geometry } from '../geometry/rect.ts';
import { IDLE } from '../gestures/gesture.ts';
import { type GestureContext, NOTHING, type Transition } from '../gestures/gesture-handler.ts';

/** Whether an item has words that are typed on the board. */
export function isTypable(item: BoardItem | undefined): boolean {
  if (item?.kind === 'shape') return item.shape !== 'line' && item.shape !== 'arrow';
  return item?.kind === 'text' || item?.kind === 'note';
}

/** Opens an item's words; null for what has none, or is locked. */
export function editingStarted(id: string, { items }: GestureContext): Transition | null {
  if (!isTypable(items.get(id)) || isHeld(id, items)) return null;
  return { editingId: id, selection: new Set([id]), hoveredId: null, tool: 'select', gesture: IDLE };
}

/** What was typed, and what it needs; a growing text takes both sides, others keep their width. */
export type Typed = {
  readonly words: string;
  readonly size: { readonly width: number; readonly height: number } | undefined;
};

/** Ends typing. Null leaves the words as they were; a text that has none then goes. */
export function editingFinished(typed: Typed | null, { state, items }: GestureContext): Transition {
  const item = items.get(state.editingId ?? '');
  if (!item) return state.editingId === null ? NOTHING : { editingId: null };
  const words = typed ? typed.words : (item.text ?? '');
  if (item.kind === 'text' && words.trim() === '') {
    return { editingId: null, command: { type: 'remove', ids: [item.id] } };
  }
  if (!typed) return { editingId: null };
  const commands: Command[] = [];
  if (words !== (item.text ?? '')) {
    commands.push({ type: 'patch', changes: new Map([[item.id, { text: words || undefined }]]) });
  }
  const place = typed.size && fittedPlace(item, typed.size);
  if (place) commands.push({ type: 'transform', changes: new Map([[item.id, place]]) });
  return commands.length === 0 ? { editingId: null } : { editingId: null, command: { type: 'batch', commands } };
}

/** The box that the words need, with its beginning where it was; null when it stays. Only texts follow their words. */
export function fittedPlace(
  item: BoardItem,
  size: { readonly width: number; readonly height: number },
): Partial<Geometry> | null {
  if (item.kind !== 'text' || item.textFit === 'fill') return null;
  if (item.textFit !== 'grow') return size.height === item.height ? null : { height: size.height };
  if (size.width === item.width && size.height === item.height) return null;
  const spare = item.width - size.width;
  const share = item.textAlign === 'right' ? 1 : item.textAlign === 'center' ? 0.5 : 0;
  return { x: item.x + spare * share, width: size.width, height: size.height };
}
