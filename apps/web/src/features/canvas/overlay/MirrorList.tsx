import type { BoardItem, Editor } from '@gesso/canvas-core';
import { readingOrder } from '@gesso/canvas-core';
import { memo, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { BoardView } from '../board/board-view.ts';
import { useEditorState } from '../use-editor-state.ts';
import { describeItem } from './item-words.ts';

/** Selected items named besides those in view; a screen reader's list of more helps nobody. */
const MAX_SELECTED = 50;

/**
 * The board as real elements for people who hear it: a list of what is in view and what is selected, in reading order.
 *
 * Focus follows the selection, and what gets the focus is brought into view.
 */
export const MirrorList = memo(function MirrorList(props: {
  readonly editor: Editor;
  readonly board: BoardView;
  readonly root: HTMLElement | null;
}) {
  const { editor, board, root } = props;
  const { inView, unfinished } = useSyncExternalStore(board.subscribeOverlay, board.overlay);
  const selection = useEditorState(editor, (state) => state.selection);
  const items = useMemo(() => listed(editor, inView, unfinished, selection), [editor, inView, unfinished, selection]);
  const listRef = useRef<HTMLUListElement>(null);
  useFocusFollowsSelection({ selection, root, listRef });
  return (
    <ul ref={listRef} aria-label="Items on the board" className="sr-only">
      {items.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            tabIndex={-1}
            data-mirror-item={item.id}
            aria-pressed={selection.has(item.id)}
            onClick={() => editor.reveal(item.id)}
            onFocus={() => {
              if (!editor.getState().selection.has(item.id)) editor.reveal(item.id);
            }}
          >
            {describeItem(item)}
          </button>
        </li>
      ))}
    </ul>
  );
});

function listed(
  editor: Editor,
  inView: readonly BoardItem[],
  unfinished: readonly BoardItem[],
  selection: ReadonlySet<string>,
): BoardItem[] {
  const selected = [...selection].slice(0, MAX_SELECTED).flatMap((id) => editor.items.get(id) ?? []);
  const byId = new Map([...inView, ...unfinished, ...selected].map((item) => [item.id, item]));
  return readingOrder([...byId.values()]);
}

function useFocusFollowsSelection(options: {
  readonly selection: ReadonlySet<string>;
  readonly root: HTMLElement | null;
  readonly listRef: React.RefObject<HTMLUListElement | null>;
}): void {
  const { selection, root, listRef } = options;
  const wasOnBoard = useRef(false);
  useEffect(() => {
    const note = (event: FocusEvent) => {
      wasOnBoard.current = event.target instanceof Node && root?.contains(event.target) === true;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [root]);
  useEffect(() => {
    const active = document.activeElement;
    const isOnBoard = active === root || active?.hasAttribute('data-mirror-item') === true;
    // What was removed takes its focus with it; the board takes it back, else keys would go nowhere.
    const isLost = wasOnBoard.current && active === document.body;
    const [only] = selection;
    const target = selection.size === 1 && only ? findItem(listRef.current, only) : null;
    if (isOnBoard || isLost) (target ?? root)?.focus({ preventScroll: true });
  }, [selection, root, listRef]);
}

function findItem(list: HTMLUListElement | null, id: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-mirror-item="${CSS.escape(id)}"]`) ?? null;
}
