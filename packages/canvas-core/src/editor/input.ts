import type { ScreenPoint } from '../geometry/point.ts';

/** Modifier keys as held during an event; `mod` is Command on Apple machines and Control elsewhere. */
export type Modifiers = { readonly shift: boolean; readonly alt: boolean; readonly mod: boolean };

export const NO_MODIFIERS: Modifiers = { shift: false, alt: false, mod: false };

/** A pointer event in plain words; `point` is in CSS pixels from the view's top left corner. */
export type PointerInput = Modifiers & {
  readonly pointerId: number;
  readonly pointerType: 'mouse' | 'touch' | 'pen';
  readonly button: 'primary' | 'middle' | 'secondary';
  readonly point: ScreenPoint;
  /** When it happened, by the page's clock; double clicks and the laser's fading need it. */
  readonly timeMs?: number;
  /** How hard a pen presses, 0 to 1; absent for what feels no pressure. */
  readonly pressure?: number;
  /** Where the pointer was since the event before, when the device reports more often than the screen is drawn. */
  readonly coalesced?: readonly PointerSample[];
};

/** A place that the pointer passed between two events. */
export type PointerSample = { readonly point: ScreenPoint; readonly timeMs?: number; readonly pressure?: number };

/** A wheel or trackpad event; deltas in CSS pixels. A pinch on a trackpad arrives with `isPinch`. */
export type WheelInput = Modifiers & {
  readonly point: ScreenPoint;
  readonly deltaX: number;
  readonly deltaY: number;
  readonly isPinch: boolean;
};

/** A key event; `code` names the place of the key, `key` what it types on this layout. */
export type KeyInput = Modifiers & { readonly code: string; readonly key: string; readonly isRepeat: boolean };

/** Whether a key is one of those that change what others, and pointers, mean. */
export function isModifier(key: KeyInput): boolean {
  return ['Shift', 'Alt', 'Control', 'Meta'].includes(key.key);
}
