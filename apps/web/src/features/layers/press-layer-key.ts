import type { BoardItem, Editor } from '@gesso/canvas-core';
import type { KeyboardEvent } from 'react';
import { placeInside, placeOutside } from './drop-place.ts';
import { idsBetween, type LayerLine } from './flatten-layers.ts';

export type LayerKeyOptions = {
  readonly editor: Editor;
  readonly lines: readonly LayerLine[];
  readonly currentId: string | null;
  readonly anchorId: string | null;
  readonly onCurrent: (id: string, ids: readonly string[]) => void;
  readonly onFold: (id: string, isFolded: boolean) => void;
  readonly onRename: (id: string) => void;
  /** Shows on the board what the keys are on. */
  readonly onShow: (item: BoardItem) => void;
};

const PAGE = 10;

/** What a key does in the tree of layers; false leaves it to the page. */
export function pressLayerKey(event: KeyboardEvent, options: LayerKeyOptions): boolean {
  const { editor, lines, currentId } = options;
  const at = lines.findIndex(({ item }) => item.id === currentId);
  const line = lines[at];
  const isMod = event.ctrlKey || event.metaKey;
  const go = (index: number) => {
    const target = lines[Math.min(lines.length - 1, Math.max(0, index))];
    if (!target) return false;
    const { id } = target.item;
    const from = event.shiftKey ? (options.anchorId ?? currentId ?? id) : id;
    options.onCurrent(id, event.shiftKey ? idsBetween(lines, from, id) : [id]);
    return true;
  };
  if (event.altKey) return line !== undefined && moveLayer(event.key, line.item, editor);
  if (isMod && event.key.toLowerCase() === 'a') {
    editor.select(lines.map(({ item }) => item.id));
    return true;
  }
  if (isMod && event.shiftKey && ['l', 'h'].includes(event.key.toLowerCase())) {
    return editor.run({ type: event.key.toLowerCase() === 'l' ? 'toggle-lock' : 'toggle-hide' });
  }
  switch (event.key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at === -1 ? 0 : at - 1);
    case 'Home':
      return go(0);
    case 'End':
      return go(lines.length - 1);
    case 'PageDown':
      return go(at + PAGE);
    case 'PageUp':
      return go(at - PAGE);
    case 'ArrowRight':
      if (!line || line.isOpen === undefined) return true;
      if (line.isOpen) return go(at + 1);
      options.onFold(line.item.id, false);
      return true;
    case 'ArrowLeft': {
      if (!line) return true;
      if (line.isOpen) options.onFold(line.item.id, true);
      else if (line.item.parentId) go(lines.findIndex(({ item }) => item.id === line.item.parentId));
      return true;
    }
    case ' ':
      if (line) editor.select(toggled(editor.getState().selection, line.item.id));
      return true;
    case 'Enter':
      if (line) options.onShow(line.item);
      return true;
    case 'F2':
      if (line) options.onRename(line.item.id);
      return true;
    case 'Delete':
    case 'Backspace':
      return editor.run({ type: 'remove' });
    case 'Escape':
      editor.select([]);
      return true;
    default:
      return false;
  }
}

/** `Alt` with an arrow: up and down in the stack, right into the frame or group beside it, left out of it. */
function moveLayer(key: string, item: BoardItem, editor: Editor): boolean {
  if (!editor.getState().selection.has(item.id)) editor.select([item.id]);
  switch (key) {
    case 'ArrowUp':
      return editor.run({ type: 'order', to: 'forward' });
    case 'ArrowDown':
      return editor.run({ type: 'order', to: 'backward' });
    case 'ArrowRight':
    case 'ArrowLeft': {
      const place = key === 'ArrowRight' ? placeInside(editor.items, item) : placeOutside(editor.items, item);
      if (place) editor.run({ type: 'reparent', ids: [item.id], ...place });
      return true;
    }
    default:
      return false;
  }
}

/** The selection with this item added, or without it when it was there. */
export function toggled(selection: ReadonlySet<string>, id: string): readonly string[] {
  return selection.has(id) ? [...selection].filter((other) => other !== id) : [...selection, id];
}
