import { type ComponentProps, lazy, Suspense } from 'react';

const LoadedActions = lazy(async () => ({ default: (await import('./SelectionActions.tsx')).SelectionActions }));

/** The bar at what is selected, which arrives with the first selection and not before the board. */
export function LazySelectionActions(props: ComponentProps<typeof LoadedActions>) {
  return (
    <Suspense>
      <LoadedActions {...props} />
    </Suspense>
  );
}
