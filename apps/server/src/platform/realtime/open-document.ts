import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Logger } from '../log/create-logger.ts';
import { applyDocumentChanges, type DocumentNews, type SharedDocuments } from './document-changes.ts';

const FIRST_RETRY_MS = 100;
/** While the database is away people keep working and their changes wait in memory; every 5 s is soon enough. */
const LONGEST_RETRY_MS = 5_000;

/** Marks changes that came from the store and need not be stored again. The sync server knows this shape. */
const FROM_STORE = { source: 'local', skipStoreHooks: true } as const;

/** Whether a change of a document is one that the store told us about. */
export function isFromStore(transactionOrigin: unknown): boolean {
  return transactionOrigin === FROM_STORE;
}

/** One document that people have open in this process, kept level with the store in both directions. */
export class OpenDocument {
  readonly #id: string;
  readonly #doc: Y.Doc;
  readonly #documents: SharedDocuments;
  readonly #log: Logger;
  #sequence = -1;
  #unsaved: Uint8Array[] = [];
  #reading: Promise<void> = Promise.resolve();
  #isReadQueued = false;

  constructor(options: { id: string; doc: Y.Doc; documents: SharedDocuments; log: Logger }) {
    this.#id = options.id;
    this.#doc = options.doc;
    this.#documents = options.documents;
    this.#log = options.log;
  }

  /** Applies what the store has and this document lacks. Reads follow one another. */
  catchUp(): Promise<void> {
    if (this.#isReadQueued) return this.#reading;
    this.#isReadQueued = true;
    this.#reading = this.#reading
      .catch(() => undefined) // Whoever asked for the failed read was told; this one begins afresh.
      .then(async () => {
        this.#isReadQueued = false;
        const changes = await this.#documents.read(this.#id, this.#sequence);
        if (changes === undefined) throw new Error(`there is no document ${this.#id}`);
        applyDocumentChanges(this.#doc, changes, FROM_STORE);
        this.#sequence = Math.max(this.#sequence, changes.sequence);
      });
    return this.#reading;
  }

  /** Takes note of an append anywhere; reads only when it may be news. */
  hear(news: DocumentNews & { readonly kind: 'appended' }): void {
    if (news.sequence <= this.#sequence) return;
    if (news.origin === this.#documents.origin && news.sequence === this.#sequence + 1) {
      this.#sequence = news.sequence;
      return;
    }
    this.catchUp().catch((error) => this.#log.warn({ err: error, projectId: this.#id }, 'a board could not catch up'));
  }

  /** Keeps a person's change until the next `save`. */
  keep(update: Uint8Array): void {
    this.#unsaved.push(update);
  }

  /**
   * Appends everything kept as one update.
   *
   * Tries until it succeeds or `giveUp` is aborted; then the changes are still kept and the error is thrown.
   */
  async save(giveUp: AbortSignal): Promise<void> {
    for (let delayMs = FIRST_RETRY_MS; this.#unsaved.length > 0; delayMs = Math.min(delayMs * 2, LONGEST_RETRY_MS)) {
      const batch = this.#unsaved;
      this.#unsaved = [];
      try {
        await this.#documents.append(this.#id, batch.length === 1 ? (batch[0] as Uint8Array) : Y.mergeUpdates(batch));
      } catch (error) {
        this.#unsaved = [...batch, ...this.#unsaved];
        if (giveUp.aborted) throw error;
        this.#log.warn({ err: error, projectId: this.#id }, 'changes of a board could not be stored yet');
        await wait(delayMs, undefined, { signal: giveUp }).catch(() => undefined); // Aborted: one last try follows.
      }
    }
  }
}
