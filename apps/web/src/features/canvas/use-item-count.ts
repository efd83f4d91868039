import type { Editor } from '@gesso/canvas-core';
import { useCallback, useSyncExternalStore } from 'react';

/** How many items lie on the board; renders again when that changes. */
export function useItemCount(editor: Editor): number {
  const subscribe = useCallback((listener: () => void) => editor.items.subscribe(listener), [editor]);
  return useSyncExternalStore(subscribe, () => editor.items.size);
}
