import type { Editor } from '@gesso/canvas-core';
import { useEffect, useRef } from 'react';
import { type BoardConnection, useLinkState } from '../../features/collab/index.ts';

/** Shows everything once, when the board has arrived; afterwards the view is the person's. */
export function useFitOnArrival(editor: Editor, connection: BoardConnection): void {
  const { hasArrived } = useLinkState(connection);
  const hasFitted = useRef(false);
  useEffect(() => {
    if (!hasArrived || hasFitted.current) return;
    const fit = () => {
      // Fitting moves the view, which calls the listener below once more before it is stopped.
      if (hasFitted.current) return true;
      // Before the stage is measured there is nothing to fit into.
      if (editor.getState().viewport.width <= 1) return false;
      hasFitted.current = true;
      if (editor.items.size > 0) editor.run({ type: 'zoom-to', target: 'all' });
      return true;
    };
    if (fit()) return;
    const stop = editor.subscribe(() => {
      if (fit()) stop();
    });
    return stop;
  }, [editor, hasArrived]);
}
