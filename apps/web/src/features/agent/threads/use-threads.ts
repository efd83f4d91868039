import type { Thread } from '@gesso/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, endpointQuery } from '../../../shared/client/index.ts';
import { recallThread, rememberThread, type ThreadChoice } from './remembered-thread.ts';

export type Threads = {
  /** The latest first; undefined while unknown. */
  readonly all: readonly Thread[] | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly showMore: (() => void) | undefined;
  /** Null begins a new one with the next brief; undefined while unknown. */
  readonly openId: string | null | undefined;
  readonly open: (id: string | null) => void;
};

/** The conversations of a project, and which of them is open: the one of the last visit, else the latest. */
export function useThreads(projectId: string): Threads {
  const [choice, setChoice] = useState<ThreadChoice | undefined>(() => recallThread(projectId));
  const params = { id: projectId };
  const list = useInfiniteQuery({
    queryKey: [...endpointQuery('listThreads', { params }).queryKey, 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call('listThreads', { params, query: pageParam === undefined ? {} : { cursor: pageParam } }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const all = list.data?.pages.flatMap(({ items }) => items);
  return {
    all,
    error: list.error,
    retry: () => void list.refetch(),
    showMore: list.hasNextPage ? () => void list.fetchNextPage() : undefined,
    openId: choice ? choice.id : all && (all[0]?.id ?? null),
    open: (id) => {
      rememberThread(projectId, { id });
      setChoice({ id });
    },
  };
}
