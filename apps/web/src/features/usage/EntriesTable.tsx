import type { Entry, EntryKind } from '@gesso/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { addressOf, call, endpointQuery } from '../../shared/client/index.ts';
import { formatMoment } from '../../shared/format/amounts.ts';
import { formatCredits, formatSignedCredits } from '../../shared/format/credits.ts';
import { Button, buttonClass, classNames, EmptyState, ErrorNotice, SkeletonRows } from '../../shared/ui/index.ts';
import { describeEntry, type EntryNames, failureOf, MOVEMENT_WORDS, sumSpentByHold } from './describe-entry.ts';

const PAGE_ITEMS = 50;

const TAG_TONES: Readonly<Record<EntryKind, string>> = {
  grant: 'text-verdigris-ink',
  hold: 'text-ochre-ink',
  capture: 'text-ink',
  release: 'text-verdigris-ink',
  refund: 'text-verdigris-ink',
  lapse: 'text-ink-2',
  void: 'text-alarm',
};

/** Every movement of the account, newest first, each with a sentence and the balance after it. */
export function EntriesTable() {
  const entries = useInfiniteQuery({
    queryKey: ['listEntries', 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call('listEntries', { query: { limit: PAGE_ITEMS, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const catalogue = useQuery(endpointQuery('getCatalogue'));
  if (entries.isPending) return <SkeletonRows rows={6} />;
  if (entries.isError) return <ErrorNotice error={entries.error} onRetry={() => void entries.refetch()} />;

  const rows = entries.data.pages.flatMap((page) => page.items);
  if (rows.length === 0)
    return (
      <EmptyState title="Nothing has moved yet">
        Every credit that comes, is held, spent or returned will be a row here.
      </EmptyState>
    );
  const names: EntryNames = {
    models: new Map(catalogue.data?.models.map(({ key, name }) => [key, name])),
    spentByHold: sumSpentByHold(rows),
  };
  return (
    <section aria-labelledby="movements">
      <div className="mb-3 flex items-center justify-between gap-4">
        <h2 id="movements" className="font-semibold text-lg">
          Every movement
        </h2>
        <a href={addressOf('downloadEntries')} download="gesso-usage.csv" className={buttonClass()}>
          Download CSV
        </a>
      </div>
      <table className="w-full border-line border-t tabular-nums">
        <thead className="text-left text-ink-2 text-sm">
          <tr className="*:py-2 *:font-medium">
            <th className="pr-4 max-sm:hidden">When</th>
            <th className="pr-4">What</th>
            <th className="pr-4 text-right">Credits</th>
            <th className="text-right">Balance after</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((entry) => (
            <EntryRow key={entry.id} entry={entry} sentence={describeEntry(entry, names)} />
          ))}
        </tbody>
      </table>
      {entries.hasNextPage && (
        <div className="mt-5 text-center">
          <Button onClick={() => void entries.fetchNextPage()} disabled={entries.isFetchingNextPage}>
            {entries.isFetchingNextPage ? 'Loading…' : 'Show older'}
          </Button>
        </div>
      )}
    </section>
  );
}

function EntryRow({ entry, sentence }: { readonly entry: Entry; readonly sentence: string }) {
  const failure = failureOf(entry);
  const when = <time dateTime={entry.at}>{formatMoment(entry.at)}</time>;
  return (
    <tr className="border-line border-t align-baseline *:py-2.5">
      <td className="whitespace-nowrap pr-4 text-ink-2 max-sm:hidden">{when}</td>
      <td className="pr-4">
        <span className={classNames('mr-2 font-semibold', TAG_TONES[entry.kind])}>{MOVEMENT_WORDS[entry.kind]}</span>
        {sentence}
        {failure && (
          <>
            {' '}
            <Link
              to="/failure-policy"
              hash={failure}
              className="text-ink-2 underline underline-offset-2 hover:text-ink"
            >
              Why it came back
            </Link>
          </>
        )}
        <span className="block text-ink-2 text-sm sm:hidden">{when}</span>
      </td>
      <td className="whitespace-nowrap pr-4 text-right font-medium">{formatSignedCredits(entry.millicredits)}</td>
      <td className="whitespace-nowrap text-right text-ink-2">{formatCredits(entry.spendableAfterMillicredits)}</td>
    </tr>
  );
}
