import { useCallback, useEffect, useState } from 'react';

const KEY = 'gesso.single-keys';

/**
 * Whether keys without Ctrl, Alt or Command act on the board (WCAG 2.1.4), as this browser remembers it.
 *
 * While they are off, what types a sign on the board is kept from it; arrows, Enter, Escape, Tab and Delete go on.
 */
export function useSingleKeys(): readonly [boolean, (areOn: boolean) => void] {
  const [areOn, setOn] = useState(readChoice);
  const choose = useCallback((next: boolean) => {
    setOn(next);
    try {
      localStorage.setItem(KEY, next ? 'on' : 'off');
    } catch {
      // Without storage the choice holds until the page is closed.
    }
  }, []);
  useEffect(() => {
    if (areOn) return;
    const keepFromBoard = (event: KeyboardEvent) => {
      const isSign = [...event.key].length === 1 && event.key !== ' ';
      if (isSign && !event.ctrlKey && !event.metaKey && !event.altKey && isOnBoard(event.target))
        event.stopPropagation();
    };
    window.addEventListener('keydown', keepFromBoard, true);
    return () => window.removeEventListener('keydown', keepFromBoard, true);
  }, [areOn]);
  return [areOn, choose];
}

function readChoice(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

/** Fields on the board take what is typed into them. */
function isOnBoard(target: EventTarget | null): boolean {
  return target instanceof Element && (target.hasAttribute('data-board') || target.hasAttribute('data-mirror-item'));
}
