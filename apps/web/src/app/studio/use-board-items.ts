import type { BoardItem, Editor } from '@gesso/canvas-core';
import { useCallback, useSyncExternalStore } from 'react';

/** Everything on the board from back to front, as it changes. */
export function useBoardItems(editor: Editor): readonly BoardItem[] {
  const subscribe = useCallback((listener: () => void) => editor.items.subscribe(listener), [editor]);
  return useSyncExternalStore(subscribe, () => editor.items.ordered());
}
