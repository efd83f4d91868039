import type { Modifiers } from '@gesso/canvas-core';

const IS_APPLE = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);

/** Modifier keys of an event; the one for commands is Command on Apple machines, Control elsewhere. */
export function modifiersOf(event: MouseEvent | KeyboardEvent): Modifiers {
  return { shift: event.shiftKey, alt: event.altKey, mod: IS_APPLE ? event.metaKey : event.ctrlKey };
}
