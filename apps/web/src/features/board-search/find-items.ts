import type { BoardItem } from '@gesso/canvas-core';
import { itemName, kindWord } from '../../shared/board/index.ts';

/**
 * Items whose title, prompt, words or kind hold everything that was typed, in reading order: from the top, in rows from
 * the left.
 */
export function findItems(items: readonly BoardItem[], typed: string): readonly BoardItem[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return items
    .filter((item) => {
      const text = textOf(item);
      return words.every((word) => text.includes(word));
    })
    .sort((one, other) => (isSameRow(one, other) ? one.x - other.x : one.y - other.y));
}

function textOf(item: BoardItem): string {
  return [item.title, item.text, itemName(item), kindWord(item.kind), item.status === 'failed' ? 'failed' : '']
    .join(' ')
    .toLowerCase();
}

/** Two items stand in one row when the middle of one is within the other's height. */
function isSameRow(one: BoardItem, other: BoardItem): boolean {
  return Math.abs(one.y + one.height / 2 - other.y - other.height / 2) < Math.min(one.height, other.height) / 2;
}
