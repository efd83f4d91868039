import { onlineManager, useQuery } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { addressOf, endpointQuery } from '../../shared/client/index.ts';
import { useTimeZone } from '../../shared/time-zone/index.ts';
import { Button, buttonClass, EmptyState, ErrorNotice, Notice, SkeletonRows } from '../../shared/ui/index.ts';
import type { ModelNames } from './describe-entry.ts';
import { EntriesTable } from './EntriesTable.tsx';
import { EntryFilters } from './EntryFilters.tsx';
import type { UsageSectionProps } from './UsageCharts.tsx';
import { isFiltered, periodOf } from './usage-search.ts';
import { useEntryFeed } from './use-entry-feed.ts';

/** Every movement that the filters leave, and the way to take it along as a table. */
export function EntriesSection({ search, onChange }: UsageSectionProps) {
  const { timeZone } = useTimeZone();
  const { kind, model, project: projectId, from, to } = search;
  const query = useMemo(
    () => ({
      ...(kind && { kind }),
      ...(model && { model }),
      ...(projectId && { projectId }),
      ...periodOf({ ...(from && { from }), ...(to && { to }) }, timeZone),
    }),
    [kind, model, projectId, from, to, timeZone],
  );
  const catalogue = useQuery(endpointQuery('getCatalogue'));
  const models: ModelNames = useMemo(
    () => new Map(catalogue.data?.models.map(({ key, name, kind: makes }) => [key, { name, kind: makes }])),
    [catalogue.data],
  );
  const hasFilter = isFiltered(search);
  const reset = () => onChange(search.chart === undefined ? {} : { chart: search.chart });
  return (
    <section aria-labelledby="movements" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="movements" className="font-semibold text-lg">
          Every movement
        </h2>
        <div className="flex flex-wrap gap-2">
          {hasFilter && (
            <a
              href={addressOf('downloadEntries', { query })}
              download="gesso-credits-filtered.csv"
              className={buttonClass()}
            >
              Download these as CSV
            </a>
          )}
          <a href={addressOf('downloadEntries')} download="gesso-credits.csv" className={buttonClass()}>
            Download all as CSV
          </a>
        </div>
      </div>
      <EntryFilters search={search} onChange={onChange} onReset={reset} />
      <Feed query={query} models={models} onReset={hasFilter ? reset : undefined} />
    </section>
  );
}

function Feed(props: {
  readonly query: Parameters<typeof useEntryFeed>[0];
  readonly models: ModelNames;
  /** Undefined where no filter is set. */
  readonly onReset: (() => void) | undefined;
}) {
  const { query, models, onReset } = props;
  const feed = useEntryFeed(query);
  const isOnline = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  const retry = () => void (feed.isFetchNextPageError ? feed.fetchNextPage() : feed.refetch());
  const offline = !isOnline && (
    <Notice tone="attention" title="You are offline">
      What was read stays here; newer and older movements come once the connection is back.
    </Notice>
  );
  if (feed.isPending) return offline || <SkeletonRows rows={10} className="h-11" />;
  if (feed.isError && feed.entries.length === 0) return <ErrorNotice error={feed.error} onRetry={retry} />;
  if (feed.entries.length === 0) {
    return onReset ? (
      <EmptyState title="No rows match" action={<Button onClick={onReset}>Show all movements</Button>}>
        Nothing of this kind moved in these days.
      </EmptyState>
    ) : (
      <EmptyState title="Nothing has moved yet">
        Every credit that comes, is held, spent or given back will be a row here.
      </EmptyState>
    );
  }
  return (
    <>
      {offline}
      <EntriesTable
        // Another filter is another list, which begins at its top.
        key={JSON.stringify(query)}
        entries={feed.entries}
        models={models}
        hasMore={feed.hasNextPage}
        isLoadingMore={feed.isFetchingNextPage}
        onLoadMore={() => void feed.fetchNextPage()}
      />
      {feed.isFetchNextPageError && <ErrorNotice error={feed.error} onRetry={retry} />}
    </>
  );
}
