import { lazy, Suspense } from 'react';
import { SkeletonRows } from '../../shared/ui/index.ts';
import type { LayersPanelProps } from './LayersPanel.tsx';

const LoadedPanel = lazy(() => import('./LayersPanel.tsx').then(({ LayersPanel }) => ({ default: LayersPanel })));

/** The layers, fetched when their tab is first opened. */
export function LazyLayersPanel(props: LayersPanelProps) {
  return (
    <Suspense
      fallback={
        <div className="p-2">
          <SkeletonRows rows={8} className="h-7" />
        </div>
      }
    >
      <LoadedPanel {...props} />
    </Suspense>
  );
}
