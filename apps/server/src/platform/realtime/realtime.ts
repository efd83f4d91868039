import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Connection, Hocuspocus } from '@hocuspocus/server';
import { type WebSocket, WebSocketServer } from 'ws';
import type * as Y from 'yjs';
import { listen } from '../database/listen.ts';
import type { Logger } from '../log/create-logger.ts';
import { DOCUMENT_CHANNEL, type DocumentNews, parseDocumentNews, type SharedDocuments } from './document-changes.ts';
import { isFromStore, OpenDocument } from './open-document.ts';

/** Somebody who knocks at the door of a board. */
export type Visitor = {
  readonly projectId: string;
  /** From the protocol's own message or `?token=`. */
  readonly token: string | null;
  /** Of the request that opened the connection; carries the session cookie. */
  readonly headers: Headers;
};

/** Somebody who was let in. */
export type Admission = {
  /** Their account, or the link they came in through. */
  readonly visitorId: string;
  /** Whether what they change is taken; all may show where they point. */
  readonly mayEdit: boolean;
};

export type RealtimeOptions = {
  readonly documents: SharedDocuments;
  readonly databaseUrl: string;
  readonly log: Logger;
  /** Whether a visitor may open the project and write there. Asked once per connection and document. */
  readonly authorise: (visitor: Visitor) => Promise<Admission | null>;
  /** Whether somebody who was let in may still be there; asked where news of it may have been missed. */
  readonly recheck: (projectId: string, admission: Admission) => Promise<boolean>;
  /**
   * Looks after a board that was opened or whose changes were stored. What it finds amiss it changes in the store, as one
   * more peer; the given document is for reading.
   */
  readonly tend: (projectId: string, doc: Y.Doc) => Promise<void>;
};

export type Realtime = {
  /** Takes over an HTTP upgrade of the path `/collab`. */
  readonly handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Stores what is not stored yet, at most 5 s, and closes every connection. */
  readonly close: () => Promise<void>;
};

/** Changes of people are stored together every 50 ms; a crash in between loses nothing, clients send them again. */
const SAVE_MS = 50;
const SAVE_AT_LATEST_MS = 250;

/** One message. The whole of a board with 10,000 items is about 3 MB; what is larger is not a board's. */
const MESSAGE_BYTES = 16_000_000;

/** What a stranger may send before being known; a provider sends a few hundred bytes. */
const UNKNOWN_BYTES = 256_000;

const CLOSE_GRACE_MS = 5_000;

/** Hocuspocus prints errors that have a message; a refusal is an everyday answer. */
class Refusal extends Error {
  readonly reason = 'permission-denied';
  override readonly message = '';
}

/**
 * The shared boards, live: Yjs through Hocuspocus, stored as they change.
 *
 * Any process may append to a document; all that have it open hear of it through NOTIFY and show it.
 */
export async function createRealtime(options: RealtimeOptions): Promise<Realtime> {
  const { documents, databaseUrl, log, authorise } = options;
  const open = new Map<string, OpenDocument>();
  const closing = new AbortController();
  let isClosing = false;
  const tend = async (projectId: string, doc: Y.Doc) => {
    if (isClosing) return; // The next opening does it.
    await options.tend(projectId, doc).catch((error) => log.warn({ err: error, projectId }, 'a board was not tended'));
  };
  const recheck = async (projectId: string, connection: Connection) => {
    const admission = admissionOf(connection);
    if (!(await options.recheck(projectId, admission))) connection.close(SENT_AWAY);
  };
  const hocuspocus = new Hocuspocus({
    quiet: true,
    debounce: SAVE_MS,
    maxDebounce: SAVE_AT_LATEST_MS,
    // A board that everybody left is stored on the same schedule and then let go.
    unloadImmediately: true,
    maxUnauthenticatedQueueSize: UNKNOWN_BYTES,
    onAuthenticate: async ({ token, documentName, requestHeaders, requestParameters, connectionConfig }) => {
      const given = token || requestParameters.get('token') || null;
      if (given === null && !isSameOrigin(requestHeaders)) throw new Refusal();
      const admission = await authorise({ projectId: documentName, token: given, headers: requestHeaders });
      if (admission === null) throw new Refusal();
      connectionConfig.readOnly = !admission.mayEdit;
      return { admission };
    },
    // Who was sent away between the question and now was not on the list of connections yet, so the news passed them by.
    connected: async ({ connection, documentName }) => recheck(documentName, connection),
    onLoadDocument: async ({ documentName, document }) => {
      const opened = new OpenDocument({ id: documentName, doc: document, documents, log });
      open.set(documentName, opened);
      await opened.catchUp();
      if (await documents.lift(documentName, document)) await opened.catchUp();
      await tend(documentName, document);
    },
    onChange: async ({ documentName, update, transactionOrigin }) => {
      if (!isFromStore(transactionOrigin)) open.get(documentName)?.keep(update);
    },
    onStoreDocument: async ({ documentName, document }) => {
      await open.get(documentName)?.save(closing.signal);
      await tend(documentName, document);
    },
    afterUnloadDocument: async ({ documentName }) => {
      if (!hocuspocus.documents.has(documentName)) open.delete(documentName);
    },
  });
  const listener = await listen({
    url: databaseUrl,
    channels: [DOCUMENT_CHANNEL],
    onNotification: ({ payload }) => {
      const news = parseDocumentNews(payload);
      if (news?.kind === 'closed') sendAway(hocuspocus, news);
      if (news?.kind === 'appended') open.get(news.documentId)?.hear(news);
    },
    // What was sent while nobody listened is lost, so every open board reads for itself.
    onListening: () => {
      for (const [projectId, opened] of open) {
        opened.catchUp().catch((error) => log.warn({ err: error, projectId }, 'a board could not catch up'));
        for (const connection of hocuspocus.documents.get(projectId)?.getConnections() ?? []) {
          recheck(projectId, connection).catch((error) =>
            log.warn({ err: error, projectId }, 'a visitor was not looked up'),
          );
        }
      }
    },
    onConnectionLost: (error) => log.warn({ err: error }, 'the realtime connection to the database broke'),
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES });
  return {
    handleUpgrade: (request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, (webSocket) => attach(hocuspocus, webSocket, request)),
    close: async () => {
      isClosing = true;
      const timer = setTimeout(() => closing.abort(), CLOSE_GRACE_MS);
      hocuspocus.closeConnections();
      hocuspocus.flushPendingStores();
      await Promise.allSettled([...open.values()].map((document) => document.save(closing.signal)));
      clearTimeout(timer);
      closing.abort();
      for (const webSocket of sockets.clients) webSocket.terminate();
      sockets.close();
      await listener.close();
    },
  };
}

/** Tells a client that its connection to one board ended, so that it knocks again or gives up. */
const SENT_AWAY = { code: 4205, reason: 'sent-away' };

function sendAway(hocuspocus: Hocuspocus, news: DocumentNews & { readonly kind: 'closed' }): void {
  for (const connection of hocuspocus.documents.get(news.documentId)?.getConnections() ?? []) {
    if (news.visitorId === undefined || admissionOf(connection).visitorId === news.visitorId) {
      connection.close(SENT_AWAY);
    }
  }
}

function admissionOf(connection: Connection): Admission {
  // `onAuthenticate` is the only way in and returned exactly this.
  return (connection.context as { readonly admission: Admission }).admission;
}

function attach(hocuspocus: Hocuspocus, webSocket: WebSocket, request: IncomingMessage): void {
  const connection = hocuspocus.handleConnection(
    webSocket,
    new Request(new URL(request.url ?? '/', 'http://gesso.invalid'), { headers: toHeaders(request.headers) }),
  );
  webSocket.binaryType = 'nodebuffer';
  webSocket.on('message', (message, isBinary) => {
    // Binary type `nodebuffer` gives whole messages as one Buffer; text is not part of the protocol.
    if (isBinary) connection.handleMessage(new Uint8Array(message as Buffer));
    else webSocket.close(1003, 'binary messages only');
  });
  webSocket.on('close', (code, reason) => connection.handleClose({ code, reason: reason.toString() }));
  // A broken socket also closes, which is handled above.
  webSocket.on('error', () => undefined);
}

/** A cookie is sent by the browser for any page that asks, so a page of another site must not be listened to. */
function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin === null) return true;
  return URL.canParse(origin) && new URL(origin).host === (headers.get('x-forwarded-host') ?? headers.get('host'));
}

function toHeaders(headers: IncomingHttpHeaders): Headers {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as [string, string]],
  );
  return new Headers(entries);
}
