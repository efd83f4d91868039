import type { Usage } from '@gesso/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { countCredits, formatCredits } from '../../shared/format/credits.ts';
import { ErrorNotice, Skeleton } from '../../shared/ui/index.ts';

export type ChartRow = { readonly key: string; readonly name: string } & Omit<Usage['items'][number], 'name'>;

/** `12 credits in 3 generations` */
export function describeSpent({ millicredits, generations }: Omit<ChartRow, 'key' | 'name'>): string {
  return `${countCredits(millicredits)} in ${generations} ${generations === 1 ? 'generation' : 'generations'}`;
}

/**
 * A chart with its title, every state of its figures at the height of the chart, and the same figures as a table.
 *
 * @param heightClass - The height that the chart will have, so that nothing moves when the figures arrive.
 */
export function ChartFrame(props: {
  readonly title: string;
  readonly usage: UseQueryResult<Usage>;
  readonly heightClass: string;
  readonly rows: readonly ChartRow[];
  readonly children: ReactNode;
}) {
  const { title, usage, heightClass, rows } = props;
  const isEmpty = usage.data?.items.length === 0;
  return (
    <figure className="grid min-w-0 content-start gap-3 rounded-md border border-line p-4">
      <figcaption className="font-semibold">{title}</figcaption>
      <div className={heightClass}>
        {usage.isPending && <Skeleton className="h-full" />}
        {usage.isError && <ErrorNotice error={usage.error} onRetry={() => void usage.refetch()} />}
        {isEmpty && <p className="grid h-full place-items-center text-ink-2">Nothing was spent in these days.</p>}
        {usage.data && !isEmpty && props.children}
      </div>
      <FigureTable title={title} rows={rows} />
    </figure>
  );
}

function FigureTable({ title, rows }: { readonly title: string; readonly rows: readonly ChartRow[] }) {
  return (
    <details className="text-sm">
      <summary className="w-fit rounded-sm text-ink-2 hover:text-ink pointer-coarse:py-3">As a table</summary>
      <section
        aria-label={`${title}, as a table`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
        tabIndex={0}
        className="mt-2 max-h-60 overflow-auto"
      >
        <table className="w-full tabular-nums">
          <thead className="text-left text-ink-2">
            <tr>
              <th className="py-1 font-medium">
                {title.replace('By ', '').replace(/^./, (letter) => letter.toUpperCase())}
              </th>
              <th className="py-1 text-right font-medium">Credits</th>
              <th className="py-1 text-right font-medium">Generations</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, millicredits, generations }) => (
              <tr key={key} className="border-line border-t">
                <th scope="row" className="py-1 text-left font-normal">
                  {name}
                </th>
                <td className="py-1 text-right">{formatCredits(millicredits)}</td>
                <td className="py-1 text-right">{generations}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
