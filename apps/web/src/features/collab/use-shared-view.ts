import { type Editor, visibleRect } from '@gesso/canvas-core';
import { useEffect } from 'react';
import type { BoardConnection } from './board-connection.ts';

/** Ten times a second is smooth to follow, since whoever follows glides between. */
const VIEW_EVERY_MS = 100;

/** Somebody who has not touched anything for so long is somewhere else. */
const AWAY_AFTER_MS = 2 * 60_000;

/**
 * Tells the others where this person looks, and whether they are there.
 *
 * @param isLed - Follows somebody; nothing is told then, since two who follow each other would lead each other on for ever.
 */
export function useSharedView(editor: Editor, connection: BoardConnection, isLed: boolean): void {
  useEffect(() => {
    if (isLed) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let last = '';
    const tell = () => {
      timer = null;
      const { camera, viewport } = editor.getState();
      const { x, y, width, height } = visibleRect(camera, viewport);
      const view = { x: x + width / 2, y: y + height / 2, width, height };
      const words = JSON.stringify(view);
      if (words !== last) connection.publishView(view);
      last = words;
    };
    const stop = editor.subscribe(() => {
      timer ??= setTimeout(tell, VIEW_EVERY_MS);
    });
    tell();
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [editor, connection, isLed]);

  useEffect(() => {
    let isAway = false;
    let timer: ReturnType<typeof setTimeout>;
    const say = (now: boolean) => {
      if (now !== isAway) connection.publishAway(now);
      isAway = now;
    };
    const wake = () => {
      clearTimeout(timer);
      timer = setTimeout(() => say(true), AWAY_AFTER_MS);
      say(document.visibilityState === 'hidden');
    };
    wake();
    const signs = ['pointermove', 'keydown', 'wheel'] as const;
    for (const sign of signs) addEventListener(sign, wake, { passive: true });
    document.addEventListener('visibilitychange', wake);
    return () => {
      clearTimeout(timer);
      for (const sign of signs) removeEventListener(sign, wake);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [connection]);
}
