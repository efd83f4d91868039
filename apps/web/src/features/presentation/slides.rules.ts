import { type BoardItem, readingOrder } from '@gesso/canvas-core';

/** Frames that are shown, in the order in which one reads; frames within frames are parts of those. */
export function slidesOf(items: readonly BoardItem[]): readonly BoardItem[] {
  const frameIds = new Set(items.filter(({ kind }) => kind === 'frame').map(({ id }) => id));
  const isSlide = ({ kind, isHidden, parentId }: BoardItem) =>
    kind === 'frame' && !isHidden && (parentId === undefined || !frameIds.has(parentId));
  return readingOrder(items.filter(isSlide));
}

/** Where a key leads from a slide; null for keys that lead nowhere, `end` for those that end the presentation. */
export function slideAfterKey(key: string, current: number, count: number): number | 'end' | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
    case 'PageDown':
    case ' ':
    case 'Enter':
      return Math.min(count - 1, current + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'PageUp':
    case 'Backspace':
      return Math.max(0, current - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'Escape':
      return 'end';
    default:
      return null;
  }
}

/** A finger that moves at least this far sideways turns the page, in CSS pixels. */
const SWIPE_PX = 40;

/** Pages that a drag of this length turns: towards the left is on. */
export function pagesSwiped(deltaX: number, deltaY: number): -1 | 0 | 1 {
  if (Math.abs(deltaX) < SWIPE_PX || Math.abs(deltaX) < Math.abs(deltaY)) return 0;
  return deltaX < 0 ? 1 : -1;
}
