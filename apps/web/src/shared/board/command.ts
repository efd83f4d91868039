import { keysOf, type Platform, type Shortcut } from '@gesso/canvas-core';

/** Something that a person can ask for by the palette, a menu or a button. */
export type Command = {
  readonly id: string;
  readonly title: string;
  /** The heading it stands under. */
  readonly group: string;
  /** What else it may be looked for as. */
  readonly words?: string;
  /** Its keys as they are printed on this machine's keyboard. */
  readonly keys?: string;
  /** What it costs at most, in words. */
  readonly price?: string;
  /** Why it cannot be done now, as a sentence; absent when it can. */
  readonly why?: string;
  readonly run: () => void;
};

/** Whose key names this machine's keyboard carries. */
export const PLATFORM: Platform = /Mac|iPhone|iPad/.test(navigator.platform) ? 'apple' : 'other';

/** The keys of a shortcut in one word: `Ctrl+D`, `⌘D`. */
export function writtenKeys(shortcut: Shortcut | undefined): string | undefined {
  const labels = shortcut && keysOf(shortcut, PLATFORM)[0];
  return labels?.join(PLATFORM === 'apple' ? '' : '+');
}
