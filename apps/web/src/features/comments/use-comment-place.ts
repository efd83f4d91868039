import { boundsOf, type CanvasPoint, type CommentPlace, type Editor, screenPoint, toCanvas } from '@gesso/canvas-core';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { announce } from '../../shared/ui/index.ts';

/** Where a new comment is to stand: asked for by the comment tool, answered by a click on the board or by Enter. */
export function useCommentPlace(editor: Editor, mayWrite: boolean) {
  const [place, setPlace] = useState<CommentPlace | null>(null);
  const placed = useSyncExternalStore(editor.subscribe, () => editor.getState().placedComment);
  const isAsking = useSyncExternalStore(editor.subscribe, () => editor.getState().tool === 'comment');
  useEffect(() => {
    if (!placed) return;
    const taken = editor.takeCommentPlace();
    if (mayWrite) setPlace(taken);
  }, [editor, placed, mayWrite]);

  useEffect(() => {
    if (!isAsking || !mayWrite) return;
    // Before the board hears it, for which Enter opens what is selected.
    const onKey = (event: KeyboardEvent) => {
      const isOnBoard = event.target instanceof Element && event.target.closest('[data-board]') !== null;
      if (event.key !== 'Enter' || !isOnBoard) return;
      event.preventDefault();
      event.stopPropagation();
      setPlace(placeByKeys(editor));
      editor.run({ type: 'choose-tool', tool: 'select' });
    };
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [editor, isAsking, mayWrite]);

  const ask = useCallback(() => {
    editor.run({ type: 'choose-tool', tool: 'comment' });
    document.querySelector<HTMLElement>('[data-board]')?.focus({ preventScroll: true });
    announce('Click where the comment belongs. Enter puts it on what is selected.');
  }, [editor]);
  const drop = useCallback(() => setPlace(null), []);
  const putOnSelection = useCallback(() => setPlace(placeByKeys(editor)), [editor]);
  return { place, isAsking: isAsking && mayWrite, ask, drop, putOnSelection };
}

/** On the middle of what is selected, or without a selection in the middle of what panels leave free. */
function placeByKeys(editor: Editor): CommentPlace {
  const { camera, viewport, insets, selection } = editor.getState();
  const [chosen] = selection;
  const item = chosen === undefined ? undefined : editor.items.get(chosen);
  if (item) {
    const { x, y, width, height } = boundsOf(item);
    // The middle of an item's bounds is a point of the board.
    return { point: { x: x + width / 2, y: y + height / 2 } as CanvasPoint, itemId: item.id };
  }
  const middle = screenPoint(
    (insets.left + viewport.width - insets.right) / 2,
    (insets.top + viewport.height - insets.bottom) / 2,
  );
  return { point: toCanvas(camera, middle) };
}
