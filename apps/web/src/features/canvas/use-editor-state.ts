import type { Editor, EditorState } from '@gesso/canvas-core';
import { useRef, useSyncExternalStore } from 'react';

/**
 * Reads a part of the editor's state and renders again only when that part changes.
 *
 * @param select - Must return plain values or objects that the state itself holds; a new object each time would render
 *   for ever.
 */
export function useEditorState<Part>(editor: Editor, select: (state: EditorState) => Part): Part {
  const selectRef = useRef(select);
  selectRef.current = select;
  return useSyncExternalStore(editor.subscribe, () => selectRef.current(editor.getState()));
}
