import type { Message, ThreadWithMessages } from '@gesso/contract';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call, endpointQuery } from '../../../shared/client/index.ts';
import { learnRun } from './use-run.ts';

/** Enough for a long afternoon; what is older is fetched when asked for. */
const MESSAGES_AT_ONCE = 60;

export type ThreadFeed = {
  /** Oldest first; undefined while unknown. */
  readonly messages: readonly Message[] | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Undefined where nothing is earlier. */
  readonly showEarlier: (() => void) | undefined;
  readonly isLoadingEarlier: boolean;
};

/** The conversation of a thread; its runs become known with it. */
export function useThread(threadId: string): ThreadFeed {
  const queries = useQueryClient();
  const params = { id: threadId };
  const feed = useInfiniteQuery({
    queryKey: [...endpointQuery('getThread', { params }).queryKey, 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: MESSAGES_AT_ONCE, ...(pageParam === undefined ? {} : { before: pageParam }) };
      const page = await call('getThread', { params, query }, { signal });
      for (const run of page.runs) learnRun(queries, run);
      return page;
    },
    getNextPageParam: ({ earlierCursor }) => earlierCursor ?? undefined,
  });
  const pages = feed.data?.pages;
  const messages = useMemo(() => pages && inOrder(pages), [pages]);
  return {
    messages,
    error: feed.error,
    retry: () => void feed.refetch(),
    showEarlier: feed.hasNextPage ? () => void feed.fetchNextPage() : undefined,
    isLoadingEarlier: feed.isFetchingNextPage,
  };
}

/** The messages of all pages, each once: while pages are asked for again, two of them may overlap. */
function inOrder(pages: readonly ThreadWithMessages[]): readonly Message[] {
  const byId = new Map(pages.flatMap(({ messages }) => messages).map((message) => [message.id, message]));
  return [...byId.values()].sort((a, b) => a.sequence - b.sequence);
}
