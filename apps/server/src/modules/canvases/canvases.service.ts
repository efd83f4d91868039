import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DOCUMENT_VERSION, documentVersion, migrateDocument, readItems, toCanvasItem } from '@gesso/canvas-core';
import type { CanvasItems } from '@gesso/contract';
import type { Pool, PoolClient } from 'pg';
import * as Y from 'yjs';
import { inTransaction } from '../../platform/database/transaction.ts';
import { applyDocumentChanges, type DocumentChanges, type SharedDocuments } from '../../platform/realtime/index.ts';
import {
  announceCanvasClosed,
  appendCanvasUpdate,
  compactCanvas,
  insertCanvas,
  lockCanvas,
  readCanvasChanges,
} from './canvases.store.ts';

/** Origin of what this process writes as a peer of the people on the board. */
export const SERVER_ORIGIN = 'gesso';

/**
 * The server writes every document under one client id: the lock makes its writes follow one another, each sees all
 * before it, and what was rolled back nobody saw. A new id per write would make the document's state vector grow for ever.
 */
const SERVER_CLIENT_ID = 0x67657373;

/** Loading 200 small updates takes a few ms more than one snapshot; above that every load pays for it. */
const UPDATES_PER_SNAPSHOT = 200;

export type Canvases = {
  /** For the realtime server. */
  readonly documents: SharedDocuments;
  /** Adds the empty document of a new project. */
  readonly create: (connection: PoolClient, projectId: string) => Promise<void>;
  /**
   * Changes a document as one more peer, inside the caller's transaction.
   *
   * Every open board shows the change when the transaction commits, whichever process it is open in. Holds the
   * document's lock until then, so come here last.
   *
   * @param change - Synchronous; may run canvas-core's functions with any origin.
   * @returns What `change` returns.
   * @throws AssertionError when the project has no document.
   */
  readonly change: <Answer>(
    connection: PoolClient,
    projectId: string,
    change: (doc: Y.Doc) => Answer,
  ) => Promise<Answer>;
  /**
   * Sends everybody away from a board when the transaction commits.
   *
   * @param visitorId - Only who came in under this id. Default: all.
   */
  readonly announceClosed: (connection: PoolClient, projectId: string, visitorId?: string) => Promise<void>;
  /**
   * Reads a document as it is stored, in the present shape.
   *
   * @param use - Synchronous; gets the document and the number of its last update. What it writes is lost.
   * @returns What `use` returns; undefined when the project has no document.
   */
  readonly read: <Answer>(
    database: Pool | PoolClient,
    projectId: string,
    use: (doc: Y.Doc, sequence: number) => Answer,
  ) => Promise<Answer | undefined>;
  /** What lies on the board, from back to front. The version counts the document's updates. */
  readonly readItems: (projectId: string) => Promise<CanvasItems | undefined>;
};

/** Documents of projects: a snapshot and the updates after it, in PostgreSQL. */
export function createCanvases({ database }: { readonly database: { readonly pool: Pool } }): Canvases {
  const origin = randomUUID();
  // The realtime server of this process has not seen what the server writes as a peer, so it must not take it for its own.
  const peerOrigin = `${origin}-peer`;
  return {
    documents: {
      origin,
      read: (projectId, after) => readCanvasChanges(database.pool, projectId, after),
      append: (projectId, update) =>
        inTransaction(database, (connection) => appendUpdate(connection, { projectId, update, origin })),
      lift: async (projectId, doc) => {
        if (documentVersion(doc) >= DOCUMENT_VERSION) return false;
        await inTransaction(database, (connection) =>
          changeDocument(connection, { projectId, origin: peerOrigin }, () => undefined),
        );
        return true;
      },
    },
    create: (connection, projectId) => insertCanvas(connection, { projectId, snapshot: emptyDocument() }),
    change: (connection, projectId, change) => changeDocument(connection, { projectId, origin: peerOrigin }, change),
    announceClosed: announceCanvasClosed,
    read: readDocument,
    readItems: (projectId) =>
      readDocument(database.pool, projectId, (doc, version) => ({ version, items: readItems(doc).map(toCanvasItem) })),
  };
}

async function readDocument<Answer>(
  database: Pool | PoolClient,
  projectId: string,
  use: (doc: Y.Doc, sequence: number) => Answer,
): Promise<Answer | undefined> {
  const changes = await readCanvasChanges(database, projectId, -1);
  if (changes === undefined) return undefined;
  return withDocument(changes, (doc) => {
    // In memory only: a reader lifts nothing that is stored.
    migrateDocument(doc, SERVER_ORIGIN);
    return use(doc, changes.sequence);
  });
}

/** The snapshot of a board nobody has written to, of the present version. */
function emptyDocument(): Uint8Array {
  return withDocument({ snapshot: null, updates: [], sequence: 0 }, (doc) => {
    recordChange(doc, () => undefined);
    return Y.encodeStateAsUpdate(doc);
  });
}

type Writer = { readonly projectId: string; readonly origin: string };

async function changeDocument<Answer>(
  connection: PoolClient,
  writer: Writer,
  change: (doc: Y.Doc) => Answer,
): Promise<Answer> {
  assert(await lockCanvas(connection, writer.projectId), `project ${writer.projectId} has no canvas`);
  const changes = await readCanvasChanges(connection, writer.projectId, -1);
  assert(changes, 'the canvas was locked a moment ago');
  const { answer, update } = withDocument(changes, (doc) => recordChange(doc, change));
  if (update) await appendUpdate(connection, { ...writer, update });
  return answer;
}

async function appendUpdate(connection: PoolClient, entry: Writer & { readonly update: Uint8Array }): Promise<void> {
  const { updates } = await appendCanvasUpdate(connection, entry);
  if (updates <= UPDATES_PER_SNAPSHOT) return;
  const changes = await readCanvasChanges(connection, entry.projectId, -1);
  assert(changes, 'the canvas was appended to a moment ago');
  const snapshot = withDocument(changes, (doc) => Y.encodeStateAsUpdate(doc));
  await compactCanvas(connection, { projectId: entry.projectId, snapshot, sequence: changes.sequence });
}

/** Lifts the document to the present version, where it is older, and changes it. */
function recordChange<Answer>(
  doc: Y.Doc,
  change: (doc: Y.Doc) => Answer,
): { readonly answer: Answer; readonly update: Uint8Array | null } {
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.clientID = SERVER_CLIENT_ID;
  // Of a newer document only single fields are written, which leaves alone what this code does not know.
  migrateDocument(doc, SERVER_ORIGIN);
  const answer = change(doc);
  return { answer, update: updates.length === 0 ? null : Y.mergeUpdates(updates) };
}

function withDocument<Answer>(changes: DocumentChanges, use: (doc: Y.Doc) => Answer): Answer {
  const doc = new Y.Doc();
  try {
    applyDocumentChanges(doc, changes);
    return use(doc);
  } finally {
    doc.destroy();
  }
}
