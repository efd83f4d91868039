import type { Action } from './action.ts';
import { isPlaced, isTyped } from './chord.ts';
import type { KeyInput } from './input.ts';
import { SHORTCUTS } from './shortcuts.ts';

/** The action that a key stands for on the canvas, or null when the key is somebody else's. */
export function actionForKey(input: KeyInput): Action | null {
  const shortcut =
    SHORTCUTS.find(({ chords }) => chords.some((one) => isTyped(one, input))) ??
    SHORTCUTS.find(({ chords }) => chords.some((one) => isPlaced(one, input)));
  const action = shortcut?.action ?? null;
  return typeof action === 'function' ? action(input) : action;
}
