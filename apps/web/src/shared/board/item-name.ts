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

/** A prompt's beginning is enough of a name; the rest is in the inspector. */
const MAX_NAME_CHARACTERS = 80;

/** What an item is called in lists: its title, else the words it was made from, else its kind. */
export function itemName(item: Pick<BoardItem, 'title' | 'text' | 'kind'>): string {
  const words = (item.title ?? item.text ?? '').replace(/\s+/g, ' ').trim() || KIND_WORDS[item.kind];
  return words.length > MAX_NAME_CHARACTERS ? `${words.slice(0, MAX_NAME_CHARACTERS - 1)}…` : words;
}

/** “Picture”, “Frame”: what kind of thing an item is. */
export function kindWord(kind: ItemKind): string {
  return KIND_WORDS[kind];
}
