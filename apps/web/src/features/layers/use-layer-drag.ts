import type { BoardItem, Editor } from '@gesso/canvas-core';
import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { dropPlace, type LinePart, partAt } from './drop-place.ts';
import type { LayerLine } from './flatten-layers.ts';

/** A press that moves less than this is a click. */
const DRAG_FROM_PX = 4;

/** Where the dragged layers would go now. */
export type DropHint = { readonly index: number; readonly part: LinePart };

type Drag = { readonly id: string; readonly startY: number; readonly isMoving: boolean };

/**
 * Dragging of lines with the mouse or a pen; fingers scroll the list, and keys do the same by `Alt` and arrows.
 *
 * @param options.linePx - Height of every line.
 */
export function useLayerDrag(options: {
  readonly editor: Editor;
  readonly lines: readonly LayerLine[];
  readonly scroller: RefObject<HTMLElement | null>;
  readonly linePx: number;
  readonly onDropped: (ids: readonly string[], into: BoardItem | undefined) => void;
}) {
  const { editor, lines, scroller, linePx } = options;
  const drag = useRef<Drag | null>(null);
  const [hint, setHint] = useState<DropHint | null>(null);

  const cancel = () => {
    drag.current = null;
    setHint(null);
  };
  const isDragging = hint !== null;
  useEffect(() => {
    if (!isDragging) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      drag.current = null;
      setHint(null);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [isDragging]);

  const idsOf = (id: string): readonly string[] => {
    const { selection } = editor.getState();
    return selection.has(id) ? [...selection] : [id];
  };
  const hintAt = (clientY: number): DropHint | null => {
    const box = scroller.current?.getBoundingClientRect();
    if (!box || !scroller.current) return null;
    const across = (clientY - box.top + scroller.current.scrollTop) / linePx;
    const index = Math.min(lines.length - 1, Math.max(0, Math.floor(across)));
    const line = lines[index];
    return line ? { index, part: partAt(across - index, line.item) } : null;
  };

  return {
    hint,
    onPointerDown: (event: PointerEvent<HTMLElement>, id: string) => {
      if (event.button !== 0 || event.pointerType === 'touch') return;
      drag.current = { id, startY: event.clientY, isMoving: false };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const now = drag.current;
      if (!now) return;
      if (!now.isMoving && Math.abs(event.clientY - now.startY) < DRAG_FROM_PX) return;
      if (!now.isMoving) event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { ...now, isMoving: true };
      setHint(hintAt(event.clientY));
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const now = drag.current;
      cancel();
      const at = now?.isMoving ? hintAt(event.clientY) : null;
      const onto = at && lines[at.index]?.item;
      if (!now || !at || !onto) return;
      const ids = idsOf(now.id);
      const place = dropPlace(editor.items, { ids, onto, part: at.part });
      if (!place || !editor.run({ type: 'reparent', ids, ...place })) return;
      options.onDropped(ids, place.parentId === null ? undefined : editor.items.get(place.parentId));
    },
    onPointerCancel: cancel,
  };
}
