import { type FocusEvent, type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';

/** Long enough to cross the gap between avatar and menu, short enough not to linger. */
const CLOSE_AFTER_MS = 250;

/**
 * State of a menu that opens on hover, on keyboard focus and on touch alike.
 *
 * A mouse opens it by resting on it and closes it by leaving; a click keeps it open or closes it; keyboard focus that
 * arrives opens it, and focus or Escape leaving closes it. When it closes under the focus, the focus goes back to
 * `trigger`, the button it belongs to.
 */
export function useDisclosure() {
  const [state, setState] = useState<'closed' | 'hovered' | 'kept'>('closed');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const trigger = useRef<HTMLButtonElement>(null);
  const isClosing = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);

  const close = () => {
    clearTimeout(timer.current);
    // The focus that comes back to the button must not open the menu again.
    isClosing.current = true;
    trigger.current?.focus();
    isClosing.current = false;
    setState('closed');
  };
  const isMouse = (event: PointerEvent) => event.pointerType === 'mouse';
  return {
    isOpen: state !== 'closed',
    trigger,
    close,
    toggle: () => setState((now) => (now === 'kept' ? 'closed' : 'kept')),
    area: {
      onPointerEnter: (event: PointerEvent) => {
        clearTimeout(timer.current);
        if (isMouse(event)) setState((now) => (now === 'closed' ? 'hovered' : now));
      },
      onPointerLeave: (event: PointerEvent) => {
        if (!isMouse(event)) return;
        timer.current = setTimeout(() => setState((now) => (now === 'hovered' ? 'closed' : now)), CLOSE_AFTER_MS);
      },
      onFocus: (event: FocusEvent) => {
        if (!isClosing.current && event.target.matches(':focus-visible')) setState('kept');
      },
      onBlur: (event: FocusEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setState('closed');
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Escape' && state !== 'closed') close();
      },
    },
  } as const;
}
