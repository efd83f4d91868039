import { useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { dismissChange, useAskedChange } from './change-store.ts';

const LoadedDialog = lazy(async () => ({ default: (await import('./ChangeDialog.tsx')).ChangeDialog }));

/** The confirmation of whatever change was asked for last, fetched with the first one. Stands once in the app. */
export function ChangeDialog() {
  const asked = useAskedChange();
  const path = useLocation({ select: ({ pathname }) => pathname });
  // A link within it, such as the way to an owed payment, leads out of it. The path is what the effect waits for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => dismissChange, [path]);
  return (
    asked && (
      <Suspense>
        <LoadedDialog key={`${asked.plan} ${asked.interval}`} choice={asked} />
      </Suspense>
    )
  );
}
