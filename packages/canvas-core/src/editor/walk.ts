import type { BoardItem } from '../document/item.ts';

/**
 * Items in reading order: rows from top to bottom, each from left to right.
 *
 * Two items share a row when the lower one's middle is above the bottom of the row's first item.
 */
export function readingOrder(items: readonly BoardItem[]): BoardItem[] {
  const byTop = [...items].sort((a, b) => a.y - b.y || a.x - b.x);
  const ordered: BoardItem[] = [];
  let row: BoardItem[] = [];
  let rowBottom = Number.NEGATIVE_INFINITY;
  for (const item of byTop) {
    if (item.y + item.height / 2 > rowBottom) {
      ordered.push(...row.sort((a, b) => a.x - b.x));
      row = [];
      rowBottom = item.y + item.height;
    }
    row.push(item);
  }
  return [...ordered, ...row.sort((a, b) => a.x - b.x)];
}

/** The item after (or before) the selected one; null at the end, so that focus can leave the canvas. */
export function nextItem(
  items: readonly BoardItem[],
  selection: ReadonlySet<string>,
  direction: 1 | -1,
): BoardItem | null {
  const ordered = readingOrder(items);
  const at =
    direction === 1
      ? ordered.findLastIndex((item) => selection.has(item.id))
      : ordered.findIndex((item) => selection.has(item.id));
  if (at === -1) return (direction === 1 ? ordered[0] : ordered.at(-1)) ?? null;
  return ordered[at + direction] ?? null;
}
