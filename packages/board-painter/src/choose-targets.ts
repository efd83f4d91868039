import { boundsOf, type ItemTree, type Rect, unionOf, withDescendants } from '@gesso/canvas-core';
import { nameOfItem } from './name-item.ts';

/** Something to be written as a file or a page of its own. */
export type Target = {
  readonly name: string;
  readonly region: Rect;
  /** Only these items; undefined paints all that reach into the region. */
  readonly only: ReadonlySet<string> | undefined;
};

/** What of a board is asked for. */
export type Choice =
  | { readonly what: 'all' }
  /** Every frame that lies on the bare board, or these. */
  | { readonly what: 'frames'; readonly itemIds?: readonly string[] | undefined }
  /** These items together, or each by itself. */
  | { readonly what: 'selection'; readonly itemIds: readonly string[]; readonly isEach?: boolean | undefined };

/**
 * Finds the regions of a board that are asked for, in reading order: rows from the top, then from the left.
 *
 * Ids that are not on the board, hidden items and empty groups are left out.
 */
export function chooseTargets(tree: ItemTree, choice: Choice, boardName: string): readonly Target[] {
  const visible = tree.ordered().filter((item) => item.status === 'ready' && !item.isHidden);
  switch (choice.what) {
    case 'all': {
      const region = unionOf(visible.filter((item) => item.kind !== 'group').map(boundsOf));
      return region ? [{ name: boardName, region, only: undefined }] : [];
    }
    case 'frames': {
      const asked = choice.itemIds && new Set(choice.itemIds);
      const frames = visible.filter(
        (item) => item.kind === 'frame' && (asked ? asked.has(item.id) : item.parentId === undefined),
      );
      return frames.toSorted(compareReading).map((frame) => targetOf(tree, [frame.id], nameOfItem(frame)));
    }
    case 'selection': {
      const asked = new Set(choice.itemIds);
      const chosen = visible.filter((item) => asked.has(item.id));
      if (chosen.length === 0) return [];
      const [first] = chosen;
      if (!choice.isEach) {
        const name = chosen.length === 1 && first ? nameOfItem(first) : boardName;
        return [
          targetOf(
            tree,
            chosen.map(({ id }) => id),
            name,
          ),
        ];
      }
      return chosen.toSorted(compareReading).map((item) => targetOf(tree, [item.id], nameOfItem(item)));
    }
  }
}

/** A frame's region is its own box, whatever it holds reaches over it; anything else is as large as what is painted. */
function targetOf(tree: ItemTree, ids: readonly string[], name: string): Target {
  const only = new Set(withDescendants(ids, tree));
  const boxes = ids.flatMap((id) => tree.get(id) ?? []).map(boundsOf);
  return { name, region: unionOf(boxes) ?? { x: 0, y: 0, width: 1, height: 1 }, only };
}

/** Tops nearer than this are one row: hands do not place frames to the unit. */
const ROW_UNITS = 40;

function compareReading(a: Rect, b: Rect): number {
  return Math.abs(a.y - b.y) < ROW_UNITS ? a.x - b.x : a.y - b.y;
}
