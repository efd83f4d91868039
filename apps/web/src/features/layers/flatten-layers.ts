import type { BoardItem } from '@gesso/canvas-core';

/** One line of the layers panel, with what a screen reader is told of its place in the tree. */
export type LayerLine = {
  readonly item: BoardItem;
  /** 1 on the bare board. */
  readonly level: number;
  readonly position: number;
  readonly setSize: number;
  /** Undefined for what holds nothing. */
  readonly isOpen: boolean | undefined;
};

/** What flattening needs to know of a board; the editor's items are that. */
export type LayerTree = {
  readonly childrenOf: (id: string | null) => readonly BoardItem[];
};

/**
 * The tree of a board as lines from front to back.
 *
 * With words to search for, only what matches and what it lies in is left, and nothing is folded.
 *
 * @param options.folded - Frames and groups that hide what they hold.
 * @param options.isMatch - Undefined for no search.
 */
export function flattenLayers(
  tree: LayerTree,
  options: { readonly folded: ReadonlySet<string>; readonly isMatch?: (item: BoardItem) => boolean },
): readonly LayerLine[] {
  const kept = options.isMatch ? keptBy(tree, options.isMatch) : null;
  const lines: LayerLine[] = [];
  const add = (parentId: string | null, level: number) => {
    const siblings = tree.childrenOf(parentId).filter(({ id }) => kept?.has(id) ?? true);
    for (const [behind, item] of siblings.toReversed().entries()) {
      const holds = tree.childrenOf(item.id).some(({ id }) => kept?.has(id) ?? true);
      const isOpen = holds ? kept !== null || !options.folded.has(item.id) : undefined;
      lines.push({ item, level, position: behind + 1, setSize: siblings.length, isOpen });
      if (isOpen) add(item.id, level + 1);
    }
  };
  add(null, 1);
  return lines;
}

/** Whatever matches, and everything around it. */
function keptBy(tree: LayerTree, isMatch: (item: BoardItem) => boolean): ReadonlySet<string> {
  const kept = new Set<string>();
  const visit = (item: BoardItem): boolean => {
    const isInside = tree.childrenOf(item.id).map(visit).includes(true);
    if (isInside || isMatch(item)) kept.add(item.id);
    return kept.has(item.id);
  };
  for (const item of tree.childrenOf(null)) visit(item);
  return kept;
}

/** The ids of the lines from one to the other, both included, whichever comes first. */
export function idsBetween(lines: readonly LayerLine[], oneId: string, otherId: string): readonly string[] {
  const one = lines.findIndex(({ item }) => item.id === oneId);
  const other = lines.findIndex(({ item }) => item.id === otherId);
  if (one === -1 || other === -1) return [otherId];
  return lines.slice(Math.min(one, other), Math.max(one, other) + 1).map(({ item }) => item.id);
}
