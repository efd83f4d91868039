import type * as Y from 'yjs';
import { boundsOf, type Rect, unionOf } from '../geometry/rect.ts';
import { SpatialIndex } from '../geometry/spatial-index.ts';
import { compareItems, itemsOf, readItems } from './board-document.ts';
import { type BoardItem, readItem } from './item.ts';

/** What a change of the document touched. */
export type ItemsChange = {
  /** Ids that were added or whose fields changed. */
  readonly put: readonly string[];
  readonly removed: readonly string[];
  /** Whether the change came from this side of the wire. */
  readonly isLocal: boolean;
};

/**
 * A reading of the document that keeps itself current: items by id, by place and in order.
 *
 * Only what a transaction touched is read again, so a change of one item costs the same on any board.
 */
export class ItemStore {
  readonly #doc: Y.Doc;
  readonly #items = new Map<string, BoardItem>();
  readonly #index = new SpatialIndex();
  readonly #listeners = new Set<(change: ItemsChange) => void>();
  #ordered: readonly BoardItem[] | null = null;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    for (const item of readItems(doc)) this.#items.set(item.id, item);
    this.#index.load(this.#items);
    itemsOf(doc).observeDeep(this.#observe);
  }

  /** One item, or undefined when it is not on the board. */
  get(id: string): BoardItem | undefined {
    return this.#items.get(id);
  }

  /** How many items lie on the board. */
  get size(): number {
    return this.#items.size;
  }

  /** All items from back to front; the same array until something changes. */
  ordered(): readonly BoardItem[] {
    this.#ordered ??= [...this.#items.values()].sort(compareItems);
    return this.#ordered;
  }

  /** Items whose bounds touch a rectangle of the board, in no order. */
  search(rect: Rect): BoardItem[] {
    return this.#index.search(rect).flatMap((id) => this.#items.get(id) ?? []);
  }

  /** The rectangle around everything; null on an empty board. */
  bounds(): Rect | null {
    return unionOf([...this.#items.values()].map(boundsOf));
  }

  /** Calls `listener` after each transaction that touched items. Returns the way to stop it. */
  subscribe(listener: (change: ItemsChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stops watching the document. */
  destroy(): void {
    itemsOf(this.#doc).unobserveDeep(this.#observe);
    this.#listeners.clear();
  }

  readonly #observe = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    const touched = new Set<string>();
    for (const event of events) {
      const [id] = event.path;
      if (typeof id === 'string') touched.add(id);
      else for (const key of event.keys.keys()) touched.add(key);
    }
    const put: string[] = [];
    const removed: string[] = [];
    for (const id of touched) {
      const item = readItem(id, itemsOf(this.#doc).get(id));
      if (item) this.#put(item, put);
      else this.#remove(id, removed);
    }
    if (put.length === 0 && removed.length === 0) return;
    this.#ordered = null;
    for (const listener of this.#listeners) listener({ put, removed, isLocal: transaction.local });
  };

  #put(item: BoardItem, put: string[]): void {
    this.#items.set(item.id, item);
    this.#index.set(item.id, item);
    put.push(item.id);
  }

  #remove(id: string, removed: string[]): void {
    if (!this.#items.delete(id)) return;
    this.#index.remove(id);
    removed.push(id);
  }
}
