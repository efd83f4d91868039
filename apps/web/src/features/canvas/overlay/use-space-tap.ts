import type { Editor } from '@gesso/canvas-core';
import { useEffect, useRef } from 'react';

/** Held longer, the key was for moving the view. */
const TAP_MS = 300;

/** Hears a short press of the space bar on the board, during which the view stayed where it was. */
export function useSpaceTap(editor: Editor, onTap: () => void): void {
  const tap = useRef(onTap);
  tap.current = onTap;
  useEffect(() => {
    let pressed: { readonly at: number; readonly camera: unknown } | null = null;
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'Space' || event.repeat) return;
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
      pressed = isPlain && hasBoardFocus() ? { at: event.timeStamp, camera: editor.getState().camera } : null;
    };
    const lift = (event: KeyboardEvent) => {
      if (event.code !== 'Space' || pressed === null) return;
      const { at, camera } = pressed;
      pressed = null;
      if (event.timeStamp - at > TAP_MS || editor.getState().camera !== camera || !hasBoardFocus()) return;
      // Else the button of the mirror list that has the focus is pressed, too.
      event.preventDefault();
      tap.current();
    };
    // Before the board, which keeps its keys to itself.
    document.addEventListener('keydown', press, true);
    document.addEventListener('keyup', lift, true);
    return () => {
      document.removeEventListener('keydown', press, true);
      document.removeEventListener('keyup', lift, true);
    };
  }, [editor]);
}

function hasBoardFocus(): boolean {
  return document.activeElement?.matches('[data-board], [data-mirror-item]') ?? false;
}
