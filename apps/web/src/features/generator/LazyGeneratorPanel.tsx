import { lazy, Suspense } from 'react';
import type { GeneratorPanelProps } from './GeneratorPanel.tsx';
import { GeneratorSkeleton } from './GeneratorSkeleton.tsx';

// Asked for as soon as the studio's code runs, so that the board does not wait for menus and forms nor they for a click.
const loading = import('./GeneratorPanel.tsx');
const LoadedPanel = lazy(() => loading.then(({ GeneratorPanel }) => ({ default: GeneratorPanel })));

/** The generator panel, which arrives a moment after the board. */
export function LazyGeneratorPanel(props: GeneratorPanelProps) {
  return (
    <Suspense fallback={<GeneratorSkeleton />}>
      <LoadedPanel {...props} />
    </Suspense>
  );
}
