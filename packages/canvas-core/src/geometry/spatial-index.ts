import RBush from 'rbush';
import { boundsOf, type Geometry, type Rect } from './rect.ts';

type Entry = { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number; id: string };

/**
 * Finds items by place: an R-tree over their upright bounds.
 *
 * A search over ten thousand items in view of twenty costs microseconds, where a scan would cost a frame's tenth.
 */
export class SpatialIndex {
  readonly #tree = new RBush<Entry>();
  readonly #entries = new Map<string, Entry>();

  /** Replaces everything; several times faster than setting items one by one. */
  load(items: Iterable<readonly [string, Geometry]>): void {
    this.#tree.clear();
    this.#entries.clear();
    for (const [id, geometry] of items) this.#entries.set(id, entryOf(id, geometry));
    this.#tree.load([...this.#entries.values()]);
  }

  /** Adds an item or moves it. */
  set(id: string, geometry: Geometry): void {
    this.remove(id);
    const entry = entryOf(id, geometry);
    this.#entries.set(id, entry);
    this.#tree.insert(entry);
  }

  /** Forgets an item; does nothing when it is not known. */
  remove(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#entries.delete(id);
    this.#tree.remove(entry);
  }

  /** Ids of the items whose bounds touch `rect`, in no order. */
  search(rect: Rect): string[] {
    const box = { minX: rect.x, minY: rect.y, maxX: rect.x + rect.width, maxY: rect.y + rect.height };
    return this.#tree.search(box).map((entry) => entry.id);
  }
}

function entryOf(id: string, geometry: Geometry): Entry {
  const bounds = boundsOf(geometry);
  return { minX: bounds.x, minY: bounds.y, maxX: bounds.x + bounds.width, maxY: bounds.y + bounds.height, id };
}
