import type { Entry } from '@gesso/contract';
import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { type CallInput, call, endpointQuery } from '../../shared/client/index.ts';
import { type EntryPage, fetchNewer } from './merge-entries.ts';

/** The filter of the statement as the server wants it. */
export type EntryQuery = Omit<NonNullable<CallInput<'listEntries'>['query']>, 'limit' | 'cursor'>;

/** As many as a page may have: fewer questions while somebody scrolls far. */
const PAGE_ITEMS = 200;

type Pages = InfiniteData<EntryPage, string | undefined>;

/**
 * The movements that fit a filter, newest first: older ones are fetched as somebody scrolls, newer ones are put on top
 * when the account's events say that something moved.
 *
 * What was read once is never read again: movements do not change, and a list of 100,000 would take 500 questions.
 */
export function useEntryFeed(query: EntryQuery) {
  const queries = useQueryClient();
  const head = endpointQuery('listEntries', { query: { ...query, limit: PAGE_ITEMS } });
  const pagesKey = useMemo(() => ['entryPages', query], [query]);
  const pages = useInfiniteQuery({
    queryKey: pagesKey,
    // The first page is the head's own, so that it is asked for once and watched from then on.
    queryFn: ({ pageParam, signal }) =>
      pageParam === undefined ? queries.query(head) : fetchPage(query, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 'static',
  });
  const newest = useQuery({ ...head, enabled: pages.isSuccess });

  useEffect(() => {
    const read = queries.getQueryData<Pages>(pagesKey);
    if (!newest.data || !read) return;
    let isOver = false;
    const newestId = read.pages.find((page) => page.items.length > 0)?.items[0]?.id;
    const merge = async (found: EntryPage) => {
      const newer = await fetchNewer(found, newestId, (cursor) => fetchPage(query, cursor));
      if (isOver) return;
      // Too much was missed: the list begins anew at the page that is at hand.
      if (newer === null) queries.setQueryData<Pages>(pagesKey, { pages: [found], pageParams: [undefined] });
      else if (newer.length > 0) queries.setQueryData<Pages>(pagesKey, (now) => now && putOnTop(now, newer));
    };
    // What could not be read now is read at the next event; what is shown stays true.
    merge(newest.data).catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [queries, pagesKey, query, newest.data]);

  const entries = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  return { ...pages, entries };
}

function fetchPage(query: EntryQuery, cursor: string, signal?: AbortSignal): Promise<EntryPage> {
  return call('listEntries', { query: { ...query, limit: PAGE_ITEMS, cursor } }, signal ? { signal } : {});
}

function putOnTop({ pages: [first, ...rest], pageParams }: Pages, newer: readonly Entry[]): Pages {
  if (!first) return { pages: [], pageParams };
  const known = new Set(first.items.map(({ id }) => id));
  const added = newer.filter(({ id }) => !known.has(id));
  return { pages: [{ ...first, items: [...added, ...first.items] }, ...rest], pageParams };
}
