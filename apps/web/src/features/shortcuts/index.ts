export { LazyShortcutsDialog as ShortcutsDialog } from './LazyShortcutsDialog.tsx';
export { useSingleKeys } from './use-single-keys.ts';
