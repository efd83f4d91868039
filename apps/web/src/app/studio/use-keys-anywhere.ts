import type { Editor } from '@gesso/canvas-core';
import { useEffect } from 'react';

/** Keys that act wherever the focus is: palette, search, and the panels' switch. */
const ANYWHERE = ['k', 'f', '\\', '.'];

/** Hands the keys that mean the whole studio to the editor's table also while a panel or a field has the focus. */
export function useKeysAnywhere(editor: Editor): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, code, shiftKey: shift, altKey: alt, repeat: isRepeat } = event;
      const mod = event.ctrlKey || event.metaKey;
      if (event.defaultPrevented || !mod || shift || alt || !ANYWHERE.includes(key.toLowerCase())) return;
      // An open dialog is to be answered first.
      if (document.querySelector('[role=dialog]')) return;
      if (editor.keyDown({ key, code, mod, shift, alt, isRepeat })) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [editor]);
}
