import type * as Y from 'yjs';
import { boundsOf, type Rect, unionOf } from '../geometry/rect.ts';
import { SpatialIndex } from '../geometry/spatial-index.ts';
import { itemsOf, readTree } from './board-document.ts';
import { type BoardItem, readItem } from './item.ts';
import type { ItemTree } from './item-tree.ts';

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
  readonly #tree: ItemTree;
  readonly #index = new SpatialIndex();
  readonly #listeners = new Set<(change: ItemsChange) => void>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    this.#tree = readTree(doc);
    this.#index.load([...this.#tree.values()].map((item) => [item.id, item]));
    itemsOf(doc).observeDeep(this.#observe);
  }

  /** One item, or undefined when it is not on the board. */
  readonly get = (id: string): BoardItem | undefined => this.#tree.get(id);

  /** What a frame or a group holds, from back to front; null asks for what lies on the bare board. */
  readonly childrenOf = (id: string | null): readonly BoardItem[] => this.#tree.childrenOf(id);

  /** How many items lie on the board. */
  get size(): number {
    return this.#tree.size;
  }

  /** All items as they are drawn, from back to front: a frame, then what it holds. The same array until a change. */
  ordered(): readonly BoardItem[] {
    return this.#tree.ordered();
  }

  /** Items whose bounds touch a rectangle of the board, in no order. */
  search(rect: Rect): BoardItem[] {
    return this.#index.search(rect).flatMap((id) => this.#tree.get(id) ?? []);
  }

  /** The rectangle around everything; null on an empty board. */
  bounds(): Rect | null {
    return unionOf([...this.#tree.values()].map(boundsOf));
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
    const stored = itemsOf(this.#doc);
    const changed = this.#tree.apply([...touched].map((id) => [id, readItem(id, stored.get(id))] as const));
    const put = [...changed.put];
    const { removed } = changed;
    if (put.length === 0 && removed.length === 0) return;
    for (const id of removed) this.#index.remove(id);
    for (const id of put) {
      const item = this.#tree.get(id);
      if (item) this.#index.set(id, item);
    }
    for (const listener of this.#listeners) listener({ put, removed, isLocal: transaction.local });
  };
}
