import { useCallback, useState } from 'react';

/** A choice of this browser that outlives the page: whether the map is shown and the like. */
export function useStoredFlag(key: string): readonly [boolean, (isOn: boolean) => void] {
  const [isOn, setOn] = useState(() => read(key));
  const choose = useCallback(
    (next: boolean) => {
      setOn(next);
      try {
        localStorage.setItem(key, next ? 'yes' : 'no');
      } catch {
        // A browser that keeps nothing still holds the choice until the page is closed.
      }
    },
    [key],
  );
  return [isOn, choose];
}

function read(key: string): boolean {
  try {
    return localStorage.getItem(key) === 'yes';
  } catch {
    return false;
  }
}
