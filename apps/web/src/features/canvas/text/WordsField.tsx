import { type BoardItem, type Editor, layoutText, textBoxOf, textStyleOf } from '@gesso/canvas-core';
import { type CSSProperties, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { BoardView } from '../board/board-view.ts';
import { type WorldLayer, worldPlacement } from '../board/world-layer.ts';
import { titleOf } from '../overlay/item-words.ts';
import { useWorldElement } from '../overlay/use-world-element.ts';
import { useEditorState } from '../use-editor-state.ts';
import { fieldShift } from './field-shift.ts';
import { fieldStyle, typedSize } from './field-style.ts';
import { FontLoader } from './font-loader.ts';
import { measureIn } from './measure-text.ts';

type Place = { readonly editor: Editor; readonly board: BoardView; readonly world: WorldLayer };

/** The words being typed, as a real field over the item, where the drawn words were. Nothing while none are typed. */
export function WordsField(props: Place & { readonly root: HTMLElement | null }) {
  const id = useEditorState(props.editor, (state) => state.editingId);
  const item = id === null ? undefined : props.editor.items.get(id);
  return item ? <OpenField key={item.id} {...props} item={item} /> : null;
}

function OpenField(props: Place & { readonly root: HTMLElement | null; readonly item: BoardItem }) {
  const { editor, board, world, item, root } = props;
  const [words, setWords] = useState(item.text ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  const ref = useWorldElement({ world, name: `words:${item.id}`, itemId: item.id, onPlaced: board.placeElements });
  const style = textStyleOf(item);
  useFont(style, words);
  const zoom = useEditorState(editor, (state) => state.camera.zoom);
  const layout = layoutText({ text: words, style, box: textBoxOf(item), measure: measureIn(style) });

  useLayoutEffect(() => {
    const { activeElement } = document;
    // On a slow machine the field comes after the person went on elsewhere; then it must not take the keys from there.
    if (activeElement !== document.body && !root?.contains(activeElement)) {
      editor.cancelEditing();
      return;
    }
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, [editor, root]);

  const finish = () => {
    // What took the field away (an undo, another person's deletion) has ended the typing already.
    if (editor.getState().editingId === item.id) editor.finishEditing(words, typedSize(item, style, layout));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    // The Escape that closes a list of characters belongs to the input method.
    if (event.nativeEvent.isComposing) return;
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.metaKey || event.ctrlKey));
    if (!isDone) return;
    event.preventDefault();
    finish();
    root?.focus({ preventScroll: true });
  };
  return (
    <div ref={ref} style={worldPlacement}>
      <textarea
        ref={field}
        data-board-control
        data-words-field
        aria-label={`Words of ${titleOf(item)}`}
        value={words}
        rows={1}
        spellCheck={false}
        onChange={(event) => setWords(event.target.value)}
        onBlur={finish}
        onKeyDown={onKeyDown}
        className="pointer-events-auto absolute m-0 block resize-none overflow-hidden border-0 bg-transparent p-0 outline-none select-text"
        // A style sheet cannot hold what each item says of itself.
        style={
          {
            ...fieldStyle({ item, style, layout }),
            translate: `0 ${fieldShift(style, layout, zoom)}px`,
          } as CSSProperties
        }
      />
    </div>
  );
}

/** Lays the words out anew when their letters have come. */
function useFont(face: { readonly family: string; readonly weight: 400 | 500 | 600 | 700 }, words: string): void {
  const [, setArrivals] = useState(0);
  const [fonts] = useState(() => new FontLoader(() => setArrivals((arrivals) => arrivals + 1)));
  const { family, weight } = face;
  useEffect(() => {
    fonts.want({ family, weight }, words);
  }, [fonts, family, weight, words]);
}
