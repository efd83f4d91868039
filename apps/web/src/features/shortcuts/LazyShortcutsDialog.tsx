import { lazy, Suspense } from 'react';
import type { ShortcutsDialogProps } from './ShortcutsDialog.tsx';

const LoadedDialog = lazy(() =>
  import('./ShortcutsDialog.tsx').then(({ ShortcutsDialog }) => ({ default: ShortcutsDialog })),
);

/** The help with shortcuts, fetched when it is first asked for. */
export function LazyShortcutsDialog(props: ShortcutsDialogProps) {
  return (
    <Suspense fallback={null}>
      <LoadedDialog {...props} />
    </Suspense>
  );
}
