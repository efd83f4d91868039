import { lazy, Suspense } from 'react';
import { SkeletonRows } from '../../shared/ui/index.ts';
import type { InspectorPanelProps } from './InspectorPanel.tsx';

const LoadedPanel = lazy(() =>
  import('./InspectorPanel.tsx').then(({ InspectorPanel }) => ({ default: InspectorPanel })),
);

/** The inspector, fetched when its tab is first opened. */
export function LazyInspectorPanel(props: InspectorPanelProps) {
  return (
    <Suspense
      fallback={
        <div className="p-4">
          <SkeletonRows rows={8} className="h-6" />
        </div>
      }
    >
      <LoadedPanel {...props} />
    </Suspense>
  );
}
