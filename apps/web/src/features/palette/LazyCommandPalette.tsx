import { lazy, Suspense } from 'react';
import type { CommandPaletteProps } from './CommandPalette.tsx';

/** Fetches it ahead of time. */
export const loadPalette = () => import('./CommandPalette.tsx');

const LoadedPalette = lazy(() => loadPalette().then(({ CommandPalette }) => ({ default: CommandPalette })));

/** The palette, fetched when it is first asked for. */
export function LazyCommandPalette(props: CommandPaletteProps) {
  return (
    <Suspense fallback={null}>
      <LoadedPalette {...props} />
    </Suspense>
  );
}
