import { type BoardItem, cursorOf, type Editor, type Padding, type Presence } from '@gesso/canvas-core';
import { type ReactNode, useState } from 'react';
import { WorldLayer } from './board/world-layer.ts';
import { Announcer } from './overlay/Announcer.tsx';
import { BoardOverlay } from './overlay/BoardOverlay.tsx';
import { MirrorList } from './overlay/MirrorList.tsx';
import { PeerCursors } from './overlay/PeerCursors.tsx';
import type { Peer } from './peers.ts';
import type { AssetUrl } from './pictures/picture-level.ts';
import type { ListSheets } from './pictures/picture-sheets.ts';
import type { Backend } from './renderer/board-renderer.ts';
import { useBoard } from './use-board.ts';
import { useEditorState } from './use-editor-state.ts';
import { useItemCount } from './use-item-count.ts';
import { usePresence } from './use-presence.ts';

export type CanvasStageProps = {
  /** From `createEditor`; the stage does not destroy it. */
  readonly editor: Editor;
  /** Where a size of an asset is fetched, with the session's cookies. Keep it the same function between renders. */
  readonly assetUrl: AssetUrl;
  /** Where the shared files with the smallest pictures are listed. Keep it the same function between renders. */
  readonly listSheets?: ListSheets | undefined;
  /** Name of the board for people who hear it. */
  readonly label: string;
  /** The others on the board, as awareness tells. */
  readonly peers?: readonly Peer[];
  /** Called at most thirty times a second with what others may see of this person; put it into awareness. */
  readonly onPresence?: (presence: Presence) => void;
  /** Runs a failed generation again. Without it, failed items offer no Retry. */
  readonly onRetry?: (item: BoardItem) => void;
  /** Takes a failed item off the board; by default the editor removes it, as a step of undo. */
  readonly onDismiss?: (item: BoardItem) => void;
  /** What panels cover at the edges, in CSS pixels; fitting keeps clear of it. */
  readonly insets?: Padding;
  /**
   * Shown in the middle while nothing lies on the board. Pointers pass through it to the board, except on what has
   * `data-board-control` and `pointer-events: auto`.
   */
  readonly emptyState?: ReactNode;
  /** The bar under what is selected; null for none. */
  readonly selectionBar?: (items: readonly BoardItem[]) => ReactNode;
  /** A clip that plays or a model that turns over its poster, filling its parent; without it both stay posters. */
  readonly live?: (item: BoardItem) => ReactNode;
  /** For tests: draws with this instead of what suits the machine. */
  readonly backend?: Backend;
};

/** The endless board of one project: pictures, placeholders, people, and everything one can do with a pointer and keys. */
export function CanvasStage(props: CanvasStageProps) {
  const { editor } = props;
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const [world] = useState(() => new WorldLayer());
  const { board, hasFailed } = useBoard({ ...props, root, world });
  usePresence(editor, props.onPresence);
  const cursor = useEditorState(editor, cursorOf);
  return (
    <section
      ref={setRoot}
      data-board
      aria-label={props.label}
      // Keys of the board act while it has the focus; the mirror list inside names what they act on.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the board is operated by keys.
      tabIndex={0}
      className="absolute inset-0 overflow-hidden bg-board touch-none select-none outline-none focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-focus"
      style={{ cursor }}
    >
      {board && (
        <BoardOverlay
          editor={editor}
          board={board}
          root={root}
          world={world}
          onRetry={props.onRetry}
          onDismiss={props.onDismiss}
          live={props.live}
          selectionBar={props.selectionBar}
        />
      )}
      {props.peers && <PeerCursors editor={editor} peers={props.peers} />}
      <EmptyBoard editor={editor}>{props.emptyState}</EmptyBoard>
      {hasFailed && <BoardError />}
      {board && <MirrorList editor={editor} board={board} root={root} />}
      <Announcer editor={editor} />
    </section>
  );
}

function EmptyBoard({ editor, children }: { readonly editor: Editor; readonly children: ReactNode }) {
  const isEmpty = useItemCount(editor) === 0;
  if (!isEmpty) return null;
  return <div className="absolute inset-0 grid place-items-center pointer-events-none">{children}</div>;
}

function BoardError() {
  return (
    <div role="alert" className="absolute inset-0 grid place-items-center p-6 text-center text-ink-2">
      The board could not be drawn in this browser. Your work is safe; reload the page or try another browser.
    </div>
  );
}
