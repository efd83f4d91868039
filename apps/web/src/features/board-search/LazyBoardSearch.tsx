import { lazy, Suspense } from 'react';
import type { BoardSearchProps } from './BoardSearch.tsx';

/** Fetches it ahead of time. */
export const loadSearch = () => import('./BoardSearch.tsx');

const LoadedSearch = lazy(() => loadSearch().then(({ BoardSearch }) => ({ default: BoardSearch })));

/** The search of the board, fetched when it is first asked for. */
export function LazyBoardSearch(props: BoardSearchProps) {
  return (
    <Suspense fallback={null}>
      <LoadedSearch {...props} />
    </Suspense>
  );
}
