import type { BoardItem, Editor, Presence } from '@gesso/canvas-core';
import { createRoot } from 'react-dom/client';
import * as Y from 'yjs';
import '../../../styles.css';
import { CanvasStage, createEditor, type Peer, ToolBar, ZoomWidget } from '../index.ts';
import { kindsBoard } from './kinds-board.ts';
import { sampleBoard } from './sample-board.ts';
import { samplePictureUrl } from './sample-pictures.ts';

/** What tests reach of this page: the editor, and what the stage told its owner. */
export type BoardPage = {
  readonly editor: Editor;
  readonly retried: string[];
  readonly presences: Presence[];
  /** Keeps the document for `?kept`, as a server would. */
  readonly keep: () => void;
};

declare global {
  interface Window {
    boardPage: BoardPage;
  }
}

const INSETS = { top: 60, right: 0, bottom: 60, left: 0 };
const PEERS: readonly Peer[] = [
  { id: 'mira', name: 'Mira', color: '#1f7a5c', cursor: { x: 760, y: 420 }, selection: ['item-1'] },
];

const KEPT = 'board';

/**
 * The board alone, without server, shell or session: `?n=` sets how many pictures lie on it, `?kinds` one of each kind,
 * `?kept` opens what was kept.
 */
const query = new URLSearchParams(location.search);
const doc = query.has('kept')
  ? keptBoard()
  : query.has('kinds')
    ? kindsBoard()
    : sampleBoard(Number(query.get('n') ?? 4));
const page: BoardPage = {
  editor: createEditor(doc, { origin: {} }),
  retried: [],
  presences: [],
  keep: () => sessionStorage.setItem(KEPT, JSON.stringify([...Y.encodeStateAsUpdate(doc)])),
};
window.boardPage = page;
const noteRetry = (item: BoardItem) => page.retried.push(item.id);
const notePresence = (presence: Presence) => page.presences.push(presence);

createRoot(document.getElementById('root') as HTMLElement).render(
  <main>
    <h1 className="sr-only">Board alone</h1>
    <CanvasStage
      editor={page.editor}
      assetUrl={samplePictureUrl}
      label="Board"
      peers={query.has('kinds') ? [] : PEERS}
      insets={INSETS}
      onPresence={notePresence}
      onRetry={noteRetry}
      live={(item) => <output className="grid place-items-center text-white">{item.kind} is live</output>}
      backend={query.get('backend') === 'webgl' ? 'webgl' : 'canvas'}
      selectionBar={(items) => <div className="rounded-md bg-ink px-3 py-2 text-paper">{items.length} selected</div>}
    />
    <div className="absolute bottom-3 left-3 max-md:hidden">
      <ZoomWidget editor={page.editor} />
    </div>
    <div className="absolute bottom-3 left-1/2 -translate-x-1/2">
      <ToolBar editor={page.editor} />
    </div>
  </main>,
);

function keptBoard(): Y.Doc {
  const kept = new Y.Doc();
  Y.applyUpdate(kept, Uint8Array.from(JSON.parse(sessionStorage.getItem(KEPT) ?? '[]') as number[]));
  return kept;
}
