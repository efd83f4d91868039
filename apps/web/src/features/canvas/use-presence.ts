import type { Editor, Presence } from '@gesso/canvas-core';
import { useEffect } from 'react';

/** Thirty times a second looks live and keeps a drag below some hundred kilobytes a minute. */
const PRESENCE_EVERY_MS = 33;

/** Tells others what this person does, not more often than they can see. */
export function usePresence(editor: Editor, onPresence: ((presence: Presence) => void) | undefined): void {
  useEffect(() => {
    if (!onPresence) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let last = '';
    const tell = () => {
      timer = null;
      const presence = editor.presence();
      const words = JSON.stringify(presence);
      if (words !== last) onPresence(presence);
      last = words;
    };
    const stop = editor.subscribe(() => {
      timer ??= setTimeout(tell, PRESENCE_EVERY_MS);
    });
    tell();
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [editor, onPresence]);
}
