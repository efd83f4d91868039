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
};

/** A wheel or trackpad event; deltas in CSS pixels. A pinch on a trackpad arrives with `isPinch`. */
export type WheelInput = Modifiers & {
  readonly point: ScreenPoint;
  readonly deltaX: number;
  readonly deltaY: number;
  readonly isPinch: boolean;
};

/** A key event; `code` names the place of the key, `key` what it types on this layout. */
export type KeyInput = Modifiers & { readonly code: string; readonly key: string; readonly isRepeat: boolean };
