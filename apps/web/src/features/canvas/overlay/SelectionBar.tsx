import {
  type BoardItem,
  boundsOf,
  type Editor,
  type EditorState,
  screenPoint,
  toScreen,
  unionOf,
} from '@gesso/canvas-core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useEditorState } from '../use-editor-state.ts';
import { CropBar } from './CropBar.tsx';

/** CSS pixels between the selection and its bar, and between the bar and what panels cover. */
const GAP = 12;

/** Holds the bar under what is selected, over it where there is no room below. Gone during gestures. */
export function SelectionBar(props: {
  readonly editor: Editor;
  readonly render: (items: readonly BoardItem[]) => ReactNode;
}) {
  const { editor, render } = props;
  const selection = useEditorState(editor, (state) => state.selection);
  const isQuiet = useEditorState(editor, isCalm);
  const croppingId = useEditorState(editor, (state) => state.croppingId);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = () => ref.current && placeBar(ref.current, editor);
    place();
    const stops = [editor.subscribe(place), editor.items.subscribe(place)];
    // What the bar offers comes a moment after the selection, and a wider bar has another place.
    const size = new ResizeObserver(place);
    if (ref.current) size.observe(ref.current);
    return () => {
      size.disconnect();
      for (const stop of stops) stop();
    };
  }, [editor]);
  const items = [...selection].flatMap((id) => editor.items.get(id) ?? []);
  const isShown = isQuiet && items.length > 0;
  return (
    <div ref={ref} data-board-control className={isShown ? 'absolute left-0 top-0 cursor-default' : 'hidden'}>
      {isShown && (croppingId === null ? render(items) : <CropBar editor={editor} />)}
    </div>
  );
}

/** While something is pulled, typed or drawn, a bar would only be in the way. */
function isCalm({ gesture, tool, editingId }: EditorState): boolean {
  return gesture.type === 'idle' && tool === 'select' && editingId === null;
}

function placeBar(bar: HTMLElement, editor: Editor): void {
  const { selection, camera, viewport, insets } = editor.getState();
  const box = unionOf([...selection].flatMap((id) => editor.items.get(id) ?? []).map(boundsOf));
  if (!box) return;
  const start = toScreen(camera, { x: box.x, y: box.y });
  const end = toScreen(camera, { x: box.x + box.width, y: box.y + box.height });
  const lowest = viewport.height - insets.bottom - bar.offsetHeight - GAP;
  const below = end.y + GAP;
  const above = start.y - bar.offsetHeight - 3 * GAP;
  const top = below <= lowest ? below : above >= insets.top ? above : lowest;
  const rightmost = viewport.width - insets.right - bar.offsetWidth - GAP;
  // Where it is wider than what is free, it begins at the left edge and is scrolled.
  const left = Math.max(Math.min(Math.max(start.x, insets.left + GAP), rightmost), Math.min(insets.left, GAP));
  const at = screenPoint(Math.round(left), Math.round(top));
  bar.style.transform = `translate(${at.x}px, ${at.y}px)`;
}
