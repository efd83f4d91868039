import { useSyncExternalStore } from 'react';

/** `system` follows the machine. */
export type ThemeChoice = 'system' | 'light' | 'dark';

/** Also read by public/prepare.js, before the first paint. */
const STORAGE_KEY = 'gesso-theme';

const listeners = new Set<() => void>();

/** The stored choice; `system` where nothing is stored or storage is refused. */
export function readTheme(): ThemeChoice {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** Applies a choice at once and keeps it for the next visit of this browser. */
export function chooseTheme(choice: ThemeChoice): void {
  if (choice === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
  try {
    if (choice === 'system') localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, choice);
  } catch {
    // Without storage the choice lasts as long as the page, which is all this browser allows.
  }
  for (const listener of listeners) listener();
}

/** The choice, for a component that shows it. */
export function useTheme(): ThemeChoice {
  return useSyncExternalStore(subscribe, readTheme);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
