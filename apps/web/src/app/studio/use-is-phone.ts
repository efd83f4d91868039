import { useSyncExternalStore } from 'react';

/** Below this the panel is a sheet at the bottom; the same width as Tailwind's `md`. */
const PHONE = matchMedia('(width < 48rem)');

/** Whether the page is as narrow as a phone, as it changes. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => PHONE.matches);
}

function subscribe(listener: () => void): () => void {
  PHONE.addEventListener('change', listener);
  return () => PHONE.removeEventListener('change', listener);
}
