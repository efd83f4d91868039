import type { Usage } from '@gesso/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import { formatCredits } from '../../shared/format/credits.ts';
import { ChartFrame, describeSpent } from './ChartFrame.tsx';
import { sumBars } from './day-bars.ts';

/** As many as are seen at once; the table has all. */
const MOST_BARS = 5;

type Item = Usage['items'][number];

/** A bar for each of a few things, most first, what is left in one. A press shows the movements behind it. */
export function ShareChart(props: {
  readonly title: string;
  readonly usage: UseQueryResult<Usage>;
  readonly nameOf: (item: Item) => string;
  readonly onPick: (key: string) => void;
}) {
  const { title, usage, nameOf, onPick } = props;
  const items = usage.data?.items ?? [];
  const most = Math.max(1, items[0]?.millicredits ?? 0);
  const isLong = items.length > MOST_BARS;
  const shown = isLong ? items.slice(0, MOST_BARS - 1) : items;
  const rest = items.slice(shown.length);
  return (
    <ChartFrame
      title={title}
      usage={usage}
      heightClass="h-[168px]"
      rows={items.map((item) => ({ ...item, name: nameOf(item) }))}
    >
      <ul className="grid content-start gap-1">
        {shown.map((item) => {
          const bar = <ShareBar name={nameOf(item)} item={item} most={most} />;
          return (
            <li key={item.key}>
              {item.key === '' ? (
                <div className="px-1.5 py-[5px]">{bar}</div>
              ) : (
                <button
                  type="button"
                  onClick={() => onPick(item.key)}
                  className="relative block w-full rounded-sm px-1.5 py-[5px] text-left hover:bg-wash"
                >
                  {bar}
                  <span className="sr-only">: {describeSpent(item)}. Show its movements</span>
                </button>
              )}
            </li>
          );
        })}
        {rest.length > 0 && (
          <li className="px-1.5 py-[5px]">
            <ShareBar name={`${rest.length} others`} item={sumBars(rest)} most={most} />
          </li>
        )}
      </ul>
    </ChartFrame>
  );
}

function ShareBar(props: { readonly name: string; readonly item: Pick<Item, 'millicredits'>; readonly most: number }) {
  const { name, item, most } = props;
  return (
    <span className="grid grid-cols-[minmax(0,9rem)_1fr_auto] items-center gap-x-3 tabular-nums">
      <span className="truncate">{name}</span>
      <span
        className="block h-2 rounded-full bg-cobalt"
        style={{ width: `${Math.min(100, (100 * Math.max(0, item.millicredits)) / most)}%` }}
      />
      <span className="font-medium">{formatCredits(item.millicredits)}</span>
    </span>
  );
}
