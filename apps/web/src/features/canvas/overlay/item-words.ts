import type { BoardItem } from '@gesso/canvas-core';
import type { ItemKind } from '@gesso/contract';

const KIND_WORDS: Readonly<Record<ItemKind, string>> = {
  image: 'Picture',
  video: 'Clip',
  model3d: '3D model',
  design: 'Design',
  text: 'Text',
  shape: 'Shape',
  frame: 'Frame',
  drawing: 'Drawing',
  note: 'Note',
  connector: 'Connector',
  group: 'Group',
};

/** Proportions that people name; anything else is told in numbers by the inspector. */
const NAMED_PROPORTIONS = [
  [1, 1],
  [4, 5],
  [5, 4],
  [3, 4],
  [4, 3],
  [2, 3],
  [3, 2],
  [9, 16],
  [16, 9],
  [21, 9],
] as const;
const PROPORTION_TOLERANCE = 0.012;
/** A prompt's beginning is enough of a name; the rest is in the inspector. */
const MAX_TITLE_CHARACTERS = 80;

/** What an item is called: its title, else the words it was made from, else its kind. */
export function titleOf(item: BoardItem): string {
  const words = (item.title ?? item.text ?? KIND_WORDS[item.kind]).replace(/\s+/g, ' ').trim();
  return words.length > MAX_TITLE_CHARACTERS ? `${words.slice(0, MAX_TITLE_CHARACTERS - 1)}…` : words;
}

/** "3:4" where the item has a proportion with a name, else ''. */
export function proportionOf({ width, height }: { readonly width: number; readonly height: number }): string {
  const named = NAMED_PROPORTIONS.find(([x, y]) => Math.abs((width / height) * (y / x) - 1) < PROPORTION_TOLERANCE);
  return named ? `${named[0]}:${named[1]}` : '';
}

/** One line that tells an item to people who do not see it. */
export function describeItem(item: BoardItem): string {
  const size = `${Math.round(item.width)} by ${Math.round(item.height)}`;
  const words = `${titleOf(item)}, ${KIND_WORDS[item.kind].toLowerCase()}, ${size}, ${statusWords(item)}`;
  return item.kind === 'text' && item.text !== undefined ? `${words}: ${item.text}` : words;
}

/** "about 12 s", "40 %", or "waiting" while nobody knows. */
export function progressWords({ progress, expectedMs }: Pick<BoardItem, 'progress' | 'expectedMs'>): string {
  if (expectedMs !== undefined) {
    const leftMs = expectedMs * (1 - (progress ?? 0));
    return leftMs >= 90_000
      ? `about ${Math.round(leftMs / 60_000)} min`
      : `about ${Math.max(1, Math.round(leftMs / 1000))} s`;
  }
  return progress === undefined ? 'waiting' : `${Math.round(progress * 100)} %`;
}

function statusWords(item: BoardItem): string {
  switch (item.status) {
    case 'ready':
      return 'ready';
    case 'pending':
      return `in the making, ${progressWords(item)}`;
    case 'failed':
      return `failed: ${item.failure?.message ?? 'nothing was charged'}`;
  }
}
