import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../shared/client/index.ts';
import { formatCredits } from '../../shared/format/credits.ts';

/** What was spent on each model, most first; nothing at all before the first spending. */
export function SpendingByModel() {
  const usage = useQuery(endpointQuery('getUsage', { query: { groupBy: 'model' } }));
  const catalogue = useQuery(endpointQuery('getCatalogue'));
  const items = [...(usage.data?.items ?? [])].sort((a, b) => b.millicredits - a.millicredits);
  const most = items[0]?.millicredits ?? 0;
  if (most === 0) return null;
  const nameOf = (key: string) => catalogue.data?.models.find((model) => model.key === key)?.name ?? key;
  return (
    <section aria-labelledby="spending" className="grid gap-3">
      <h2 id="spending" className="font-semibold text-lg">
        Spent by model
      </h2>
      <dl className="grid grid-cols-[minmax(88px,auto)_1fr_auto] items-center gap-x-4 gap-y-2 tabular-nums">
        {items.map(({ key, millicredits, generations }) => (
          <div key={key} className="contents">
            <dt>{nameOf(key)}</dt>
            <dd
              aria-hidden="true"
              className="h-2 rounded-full bg-cobalt"
              style={{ width: `${(millicredits / most) * 100}%` }}
            />
            <dd className="text-right">
              {formatCredits(millicredits)}{' '}
              <span className="text-ink-2">
                in {generations} {generations === 1 ? 'run' : 'runs'}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
