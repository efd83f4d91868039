import { boundsOf, type Geometry, unionOf } from '../geometry/rect.ts';
import { connectorBox, targetsOf } from './connector-line.ts';
import type { BoardItem } from './item.ts';
import { compareOrderKeys } from './order-key.ts';
import { repairedParent } from './repaired-parent.ts';

/** What a change of stored items came to; groups and connectors that follow others count as put. */
export type TreeChange = { readonly put: ReadonlySet<string>; readonly removed: readonly string[] };

/**
 * Items as a tree that is always sound, whatever is stored: every parent is there and is a frame or a group, nothing is
 * its own ancestor, a group lies around its children, and a connector runs between what it sticks to.
 *
 * All of that is worked out from what is stored and written nowhere, so two people who move things at once never write
 * against each other. A change looks only at what it touches, its groups and its connectors.
 */
export class ItemTree {
  readonly #stored = new Map<string, BoardItem>();
  readonly #items = new Map<string, BoardItem>();
  /** By parent, who names it; more than its children while something names a parent that cannot be. */
  readonly #claims = new Map<string, Set<string>>();
  /** By target, the connectors that stick to it. */
  readonly #stuck = new Map<string, Set<string>>();
  #lists: ReadonlyMap<string | null, readonly string[]> | null = null;
  #ordered: readonly BoardItem[] | null = null;

  constructor(items: Iterable<BoardItem> = []) {
    this.#load(items);
  }

  get size(): number {
    return this.#items.size;
  }

  get(id: string): BoardItem | undefined {
    return this.#items.get(id);
  }

  values(): IterableIterator<BoardItem> {
    return this.#items.values();
  }

  /** All items as they are drawn, from back to front: a frame, then what it holds. The same array until a change. */
  ordered(): readonly BoardItem[] {
    this.#ordered ??= this.#walk();
    return this.#ordered;
  }

  /** What a frame or a group holds, from back to front; null asks for what lies on the bare board. */
  childrenOf(id: string | null): readonly BoardItem[] {
    return (this.#allLists().get(id) ?? []).flatMap((child) => this.#items.get(child) ?? []);
  }

  /** Takes in what is stored now; null stands for an entry that is gone or is no item. */
  apply(changes: readonly (readonly [string, BoardItem | null])[]): TreeChange {
    const touched = new Set<string>();
    const moved: string[] = [];
    const groups = new Set<string>();
    const removed: string[] = [];
    for (const [id, after] of changes) {
      const before = this.#stored.get(id);
      if (!before && !after) continue;
      this.#noteGroups(id, groups);
      this.#relink(id, before, after);
      if (before?.parentId !== after?.parentId || before?.kind !== after?.kind) moved.push(id);
      if (!after) {
        this.#items.delete(id);
        removed.push(id);
      } else touched.add(id);
      if (!before || !after || before.index !== after.index) this.#lists = null;
    }
    for (const id of moved) this.#addClaims(id, touched);
    if (moved.length > 0) this.#lists = null;
    this.#ordered = null;
    for (const id of touched) this.#settleParent(id);
    for (const id of touched) this.#noteGroups(id, groups);
    const put = new Set(touched);
    this.#fitGroups(groups, put);
    this.#fitConnectors(this.#connectorsOf([...put, ...removed]), put);
    return { put, removed };
  }

  /** All at once: what `apply` finds out about each change costs half as much again when everything is new. */
  #load(items: Iterable<BoardItem>): void {
    const [groups, connectors] = [new Set<string>(), new Set<string>()];
    const children: BoardItem[] = [];
    for (const item of items) {
      const { id, kind, parentId } = item;
      this.#stored.set(id, item);
      this.#items.set(id, item);
      if (kind === 'group') groups.add(id);
      if (kind === 'connector') connectors.add(id);
      if (parentId !== undefined) children.push(item);
    }
    for (const { id, parentId } of children) if (parentId !== undefined) addTo(this.#claims, parentId, id);
    for (const id of connectors) for (const target of targetsOf(this.#stored.get(id))) addTo(this.#stuck, target, id);
    for (const { id } of children) this.#settleParent(id);
    const put = new Set<string>();
    this.#fitGroups(groups, put);
    this.#fitConnectors(connectors, put);
  }

  #relink(id: string, before: BoardItem | undefined, after: BoardItem | null): void {
    if (before?.parentId) this.#claims.get(before.parentId)?.delete(id);
    for (const target of targetsOf(before)) this.#stuck.get(target)?.delete(id);
    if (!after) {
      this.#stored.delete(id);
      return;
    }
    this.#stored.set(id, after);
    if (after.parentId) addTo(this.#claims, after.parentId, id);
    for (const target of targetsOf(after)) addTo(this.#stuck, target, id);
  }

  /** Whoever names a moved item as parent, at any depth: its place in the tree may have come to be sound, or not. */
  #addClaims(id: string, into: Set<string>): void {
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const child of this.#claims.get(next) ?? []) {
        if (into.has(child)) continue;
        into.add(child);
        open.push(child);
      }
    }
  }

  #settleParent(id: string): void {
    const stored = this.#stored.get(id);
    if (!stored) return;
    const parentId = repairedParent(stored, this.#stored);
    if (parentId === stored.parentId) this.#items.set(id, stored);
    else {
      const { parentId: _parentId, ...rest } = stored;
      this.#items.set(id, rest);
    }
  }

  #noteGroups(id: string, into: Set<string>): void {
    const seen = new Set<string>();
    for (let item = this.#items.get(id); item && !seen.has(item.id); item = this.#items.get(item.parentId ?? '')) {
      seen.add(item.id);
      if (item.kind === 'group') into.add(item.id);
    }
  }

  /** Inner groups first, since an outer one lies around them. */
  #fitGroups(groups: ReadonlySet<string>, put: Set<string>): void {
    const byDepth = [...groups].map((id) => ({ id, depth: this.#depthOf(id) })).sort((a, b) => b.depth - a.depth);
    for (const { id } of byDepth) {
      const children = [...(this.#claims.get(id) ?? [])].flatMap((child) => this.#items.get(child) ?? []);
      // Connectors follow what they stick to, which may be this very group, so a group does not follow connectors.
      const solid = children.filter((child) => child.parentId === id && child.kind !== 'connector');
      const stored = this.#stored.get(id);
      // A group that was left empty lies where it was written, as for whoever reads the board anew.
      const box = unionOf(solid.map(boundsOf)) ?? stored;
      if (box) this.#place(id, { ...box, rotation: box === stored ? stored.rotation : 0 }, put);
    }
  }

  #connectorsOf(ids: Iterable<string>): ReadonlySet<string> {
    const connectors = new Set<string>();
    for (const id of ids) {
      if (this.#items.get(id)?.kind === 'connector') connectors.add(id);
      for (const connector of this.#stuck.get(id) ?? []) connectors.add(connector);
    }
    return connectors;
  }

  #fitConnectors(connectors: ReadonlySet<string>, put: Set<string>): void {
    for (const id of connectors) {
      const stored = this.#stored.get(id);
      const box = stored && connectorBox(stored, this.#items);
      if (box) this.#place(id, { ...box, rotation: 0 }, put);
    }
  }

  #place(id: string, box: Geometry, put: Set<string>): void {
    const item = this.#items.get(id);
    if (!item) return;
    const { x, y, width, height, rotation } = box;
    const isThere = item.x === x && item.y === y && item.width === width && item.height === height;
    if (isThere && item.rotation === rotation) return;
    this.#items.set(id, { ...item, x, y, width, height, rotation });
    put.add(id);
  }

  #depthOf(id: string): number {
    let depth = 0;
    for (let at = this.#items.get(id)?.parentId; at; at = this.#items.get(at)?.parentId) depth += 1;
    return depth;
  }

  #allLists(): ReadonlyMap<string | null, readonly string[]> {
    this.#lists ??= this.#list();
    return this.#lists;
  }

  #list(): ReadonlyMap<string | null, readonly string[]> {
    const lists = new Map<string | null, BoardItem[]>();
    for (const item of this.#items.values()) {
      const list = lists.get(item.parentId ?? null);
      if (list) list.push(item);
      else lists.set(item.parentId ?? null, [item]);
    }
    return new Map([...lists].map(([id, list]) => [id, list.sort(compareSiblings).map((item) => item.id)]));
  }

  #walk(): readonly BoardItem[] {
    const lists = this.#allLists();
    const ordered: BoardItem[] = [];
    const open = [...(lists.get(null) ?? [])].reverse();
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const item = this.#items.get(id);
      if (item) ordered.push(item);
      const children = lists.get(id) ?? [];
      for (let at = children.length - 1; at >= 0; at -= 1) open.push(children[at] as string);
    }
    return ordered;
  }
}

/** Back to front. Two people may mint the same key at once; the id then decides, the same way for everyone. */
export function compareSiblings(a: BoardItem, b: BoardItem): number {
  return compareOrderKeys(a.index, b.index) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}
