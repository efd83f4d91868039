import type { BoardItem } from '@gesso/canvas-core';

/** Longer names are cut by file systems and layer lists alike. */
const NAME_CHARACTERS = 60;

/** What people call an item: its title, its first words, else its kind. */
export function nameOfItem(item: BoardItem): string {
  const words = (item.title ?? item.text ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return words === '' ? KIND_NAMES[item.kind] : words.slice(0, NAME_CHARACTERS).trim();
}

const KIND_NAMES: Readonly<Record<BoardItem['kind'], string>> = {
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

/** A name as a file's, safe in any file system and inside archives: no paths, no control characters, no reserved names. */
export function toFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|[. ]+$/g, '')
    .slice(0, NAME_CHARACTERS)
    .trim();
  return plain === '' || RESERVED.test(plain) ? `file ${plain}`.trim() : plain;
}

/** Names that Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/** Gives each name its own place: the second `Poster.png` is `Poster 2.png`, whatever the case. */
export function createNames(): (name: string, extension: string) => string {
  const taken = new Set<string>();
  return (name, extension) => {
    const plain = toFileName(name);
    for (let copy = 1; ; copy += 1) {
      const full = `${copy === 1 ? plain : `${plain} ${copy}`}.${extension}`;
      if (taken.has(full.toLowerCase())) continue;
      taken.add(full.toLowerCase());
      return full;
    }
  };
}
