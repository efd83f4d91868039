import type { Editor, Geometry, Padding } from '@gesso/canvas-core';
import { useEffect, useState } from 'react';
import type { BoardView } from './board/board-view.ts';
import type { WorldLayer } from './board/world-layer.ts';
import { bindKeyboard } from './input/key-input.ts';
import { bindPointer } from './input/pointer-input.ts';
import type { Peer } from './peers.ts';
import type { AssetUrl } from './pictures/picture-level.ts';
import type { ListSheets } from './pictures/picture-sheets.ts';
import { readBoardColours, readColour } from './renderer/board-colours.ts';
import type { Backend } from './renderer/board-renderer.ts';

const NO_INSETS: Padding = { top: 0, right: 0, bottom: 0, left: 0 };

export type BoardOptions = {
  readonly editor: Editor;
  readonly root: HTMLElement | null;
  readonly world: WorldLayer;
  readonly assetUrl: AssetUrl;
  readonly listSheets?: ListSheets | undefined;
  readonly peers?: readonly Peer[];
  readonly insets?: Padding;
  readonly backend?: Backend;
};

/** Opens the board in its element, keeps it fitted to size, theme and peers, and closes it again. */
export function useBoard(options: BoardOptions): { readonly board: BoardView | null; readonly hasFailed: boolean } {
  const { editor, root, world, assetUrl, listSheets, backend, insets = NO_INSETS } = options;
  const [board, setBoard] = useState<BoardView | null>(null);
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    if (!root) return;
    const stops = [bindPointer(root, editor), bindKeyboard(root, editor)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [root, editor]);

  useEffect(() => {
    if (!root) return;
    let isClosed = false;
    let opened: BoardView | null = null;
    // All that draws is code of its own (some 170 KB with its library), so that the page around the board does not wait.
    const opening = import('./board/open-board.ts').then(({ openBoard }) =>
      openBoard({ editor, host: root, world, assetUrl, listSheets, backend }),
    );
    opening.then(
      (view) => {
        if (isClosed) return view.destroy();
        opened = view;
        setBoard(view);
      },
      (error: unknown) => {
        reportError(error);
        setHasFailed(true);
      },
    );
    return () => {
      isClosed = true;
      opened?.destroy();
      setBoard(null);
    };
  }, [root, editor, world, assetUrl, listSheets, backend]);

  useEffect(() => editor.setViewport(editor.getState().viewport, insets), [editor, insets]);
  useEffect(() => (root ? watchSize(root, editor, board) : undefined), [root, editor, board]);
  useEffect(() => (root && board ? watchTheme(root, board) : undefined), [root, board]);
  usePeers(root, board, options.peers);
  return { board, hasFailed };
}

function watchSize(root: HTMLElement, editor: Editor, board: BoardView | null): () => void {
  const measure = () => {
    const viewport = { width: Math.max(1, root.clientWidth), height: Math.max(1, root.clientHeight) };
    editor.setViewport(viewport);
    board?.resize(viewport, devicePixelRatio);
  };
  const observer = new ResizeObserver(measure);
  observer.observe(root);
  measure();
  return () => observer.disconnect();
}

/** The theme follows the system or an attribute of the page; both end in other colours. */
function watchTheme(root: HTMLElement, board: BoardView): () => void {
  const recolour = () => board.recolour(readBoardColours(root));
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', recolour);
  const observer = new MutationObserver(recolour);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
  return () => {
    system.removeEventListener('change', recolour);
    observer.disconnect();
  };
}

function usePeers(root: HTMLElement | null, board: BoardView | null, peers: readonly Peer[] | undefined): void {
  useEffect(() => {
    if (!root || !board) return;
    const gestures = new Map<string, Geometry>();
    for (const peer of peers ?? []) {
      for (const [id, geometry] of Object.entries(peer.gesture ?? {})) gestures.set(id, geometry);
    }
    const outlines = (peers ?? []).map((peer) => ({
      colour: readColour(root, peer.color),
      selection: peer.selection ?? [],
      laser: peer.laser ?? [],
    }));
    board.setPeers(outlines, gestures);
  }, [root, board, peers]);
}
