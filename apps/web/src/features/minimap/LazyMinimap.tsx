import { type ComponentProps, lazy, Suspense } from 'react';

const LoadedMinimap = lazy(() => import('./Minimap.tsx').then(({ Minimap }) => ({ default: Minimap })));

/** The map, fetched when it is first shown; its place is kept meanwhile. */
export function LazyMinimap(props: ComponentProps<typeof LoadedMinimap>) {
  return (
    <Suspense fallback={<div className="h-[130px] w-[194px] rounded-md border border-line bg-paper" />}>
      <LoadedMinimap {...props} />
    </Suspense>
  );
}
