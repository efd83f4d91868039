import {
  type BoardItem,
  type Editor,
  type EditorState,
  type ItemLook,
  isHeld,
  withGroupMembers,
} from '@gesso/canvas-core';
import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import { changesFor, fieldsOf, isForTool, itemOfTool, type StyleField, sharedFields } from './style-fields.rules.ts';

/** Writes one respect of the look; undefined takes it away. */
export type SetStyle = <Field extends StyleField>(field: Field, value: ItemLook[Field] | undefined) => void;

export type ItemStyle = {
  readonly items: readonly BoardItem[];
  readonly fields: readonly StyleField[];
  readonly set: SetStyle;
};

/** What the style bar is about: the selected items that have a look, else what the chosen tool makes next. */
export function useItemStyle(editor: Editor): ItemStyle {
  const tool = useStateOf(editor, (state) => state.tool);
  const toolLook = useStateOf(editor, (state) => state.toolLook);
  const selected = useSelectedItems(editor);
  return useMemo(() => {
    const next = tool === 'select' ? null : itemOfTool(tool, toolLook);
    const items = next ? [next] : tool === 'select' ? selected : [];
    const set: SetStyle = (field, value) => {
      // What is made next takes over what was chosen last.
      if (isForTool(field)) editor.setToolLook({ [field]: value });
      if (!next) editor.run({ type: 'patch', changes: changesFor(items, field, value) });
    };
    const fields = sharedFields(items).filter((field) => !next || isForTool(field));
    return { items, fields, set };
  }, [editor, tool, toolLook, selected]);
}

function useStateOf<Part>(editor: Editor, select: (state: EditorState) => Part): Part {
  return useSyncExternalStore(editor.subscribe, () => select(editor.getState()));
}

/** The same array as long as it holds the same items. */
function useSelectedItems(editor: Editor): readonly BoardItem[] {
  const last = useRef<readonly BoardItem[]>([]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [editor.subscribe(listener), editor.items.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [editor],
  );
  return useSyncExternalStore(subscribe, () => {
    const { items } = editor;
    const now = withGroupMembers(editor.getState().selection, items)
      .flatMap((id) => items.get(id) ?? [])
      .filter((item) => fieldsOf(item).length > 0 && item.status === 'ready' && !isHeld(item.id, items));
    const isSame = now.length === last.current.length && now.every((item, at) => item === last.current[at]);
    if (!isSame) last.current = now;
    return last.current;
  });
}
