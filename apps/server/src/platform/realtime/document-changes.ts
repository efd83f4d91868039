import * as Y from 'yjs';

/** What a reader of a stored document lacks: the snapshot when its updates are gone, and the updates after it. */
export type DocumentChanges = {
  readonly snapshot: Uint8Array | null;
  /** Oldest first. */
  readonly updates: readonly Uint8Array[];
  /** The last update there is. */
  readonly sequence: number;
};

/** Where shared documents are kept. Every update has a number; the numbers have no gaps. */
export type SharedDocuments = {
  /** Name of this process as a writer, different at each start. */
  readonly origin: string;
  /** What came after a sequence number; -1 asks for everything. Undefined when there is no such document. */
  readonly read: (documentId: string, after: number) => Promise<DocumentChanges | undefined>;
  /** Appends one update; resolves when it is committed and everybody is told. */
  readonly append: (documentId: string, update: Uint8Array) => Promise<void>;
  /**
   * Brings a stored document that was just read to the present shape, by appending to it.
   *
   * @returns Whether there may be something new to read.
   */
  readonly lift: (documentId: string, doc: Y.Doc) => Promise<boolean>;
};

/** Channel of NOTIFY on which writers tell of what they appended. */
export const DOCUMENT_CHANNEL = 'canvas_updates';

/** What a message on the channel says. */
export type DocumentNews =
  | { readonly kind: 'appended'; readonly documentId: string; readonly sequence: number; readonly origin: string }
  /** Nobody may use the document any more, or one visitor, who has to knock again. */
  | { readonly kind: 'closed'; readonly documentId: string; readonly visitorId?: string };

/** Writes news as a payload of at most 100 characters. */
export function formatDocumentNews(news: DocumentNews): string {
  if (news.kind === 'closed') return `closed ${news.documentId}${news.visitorId ? ` ${news.visitorId}` : ''}`;
  return `appended ${news.documentId} ${news.sequence} ${news.origin}`;
}

/** @returns undefined for a payload of another version of Gesso. */
export function parseDocumentNews(payload: string): DocumentNews | undefined {
  const [kind, documentId, sequence, origin] = payload.split(' ');
  if (kind === 'closed' && documentId) return { kind, documentId, ...(sequence ? { visitorId: sequence } : {}) };
  if (kind !== 'appended' || !documentId || !origin || !Number.isInteger(Number(sequence))) return undefined;
  return { kind, documentId, sequence: Number(sequence), origin };
}

/** Brings a document up to date. Updates it has already are recognised and do nothing. */
export function applyDocumentChanges(doc: Y.Doc, changes: DocumentChanges, origin?: unknown): void {
  const all = changes.snapshot ? [changes.snapshot, ...changes.updates] : changes.updates;
  if (all.length === 0) return;
  Y.applyUpdate(doc, all.length === 1 ? (all[0] as Uint8Array) : Y.mergeUpdates([...all]), origin);
}
