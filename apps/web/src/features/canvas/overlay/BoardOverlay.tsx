import type { BoardItem, Editor } from '@gesso/canvas-core';
import { memo, type ReactNode, useSyncExternalStore } from 'react';
import type { BoardView } from '../board/board-view.ts';
import type { WorldLayer } from '../board/world-layer.ts';
import { WordsField } from '../text/WordsField.tsx';
import { ItemLabel } from './ItemLabel.tsx';
import { LiveItem } from './LiveItem.tsx';
import { MaskPaint } from './MaskPaint.tsx';
import { Placeholder } from './Placeholder.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import './mark-labels.css';

/**
 * Everything over the pictures that is made of real elements and stands on the board.
 *
 * Remembered, because the stage renders at the rate at which other people move their pointers.
 */
export const BoardOverlay = memo(function BoardOverlay(props: {
  readonly editor: Editor;
  readonly board: BoardView;
  readonly root: HTMLElement | null;
  readonly world: WorldLayer;
  readonly onRetry?: (item: BoardItem) => void;
  readonly onDismiss?: (item: BoardItem) => void;
  readonly live?: (item: BoardItem) => ReactNode;
  readonly selectionBar?: (items: readonly BoardItem[]) => ReactNode;
}) {
  const { editor, board, world } = props;
  const { labelled, unfinished } = useSyncExternalStore(board.subscribeOverlay, board.overlay);
  const { onRetry, root } = props;
  const onDismiss = props.onDismiss ?? ((item: BoardItem) => removeFrom(editor, item));
  // The pressed button goes away with the failure; without this the keyboard would be left nowhere.
  const thenFocusBoard = (act: (item: BoardItem) => void) => (item: BoardItem) => {
    act(item);
    root?.focus({ preventScroll: true });
  };
  return (
    <>
      <div ref={world.attach} className="absolute left-0 top-0 pointer-events-none origin-top-left">
        {labelled.map((item) => (
          <ItemLabel key={item.id} item={item} world={world} onPlaced={board.placeElements} />
        ))}
        {unfinished.map((item) => (
          <Placeholder
            key={item.id}
            item={item}
            world={world}
            onPlaced={board.placeElements}
            onRetry={onRetry && thenFocusBoard(onRetry)}
            onDismiss={thenFocusBoard(onDismiss)}
          />
        ))}
        {props.live && <LiveItem editor={editor} board={board} world={world} root={root} render={props.live} />}
        <MaskPaint editor={editor} world={world} onPlaced={board.placeElements} />
        <WordsField editor={editor} board={board} world={world} root={root} />
      </div>
      <div ref={board.labels.attach} aria-hidden="true" className="pointer-events-none absolute inset-0" />
      {props.selectionBar && <SelectionBar editor={editor} render={props.selectionBar} />}
    </>
  );
});

function removeFrom(editor: Editor, item: BoardItem): void {
  editor.select([item.id]);
  editor.run({ type: 'remove' });
}
