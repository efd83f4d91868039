import type { Entry } from '@gesso/contract';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useTimeZone, zonedWords } from '../../shared/time-zone/index.ts';
import { classNames } from '../../shared/ui/index.ts';
import type { ModelNames } from './describe-entry.ts';
import { EntryCells, ROW_GRID } from './EntryRow.tsx';

/** A row of one line; rows that need more are measured once they are drawn. */
const ROW_PX = 45;
/** Rows drawn above and below what is seen, so that a fast scroll meets no gap. */
const OVERSCAN_ROWS = 12;
/** Older rows are asked for this many rows before the end: a page arrives before the end is reached. */
const LOAD_AHEAD_ROWS = 60;

const COLUMNS = ['When', 'What', 'Project', 'Model', 'Credits', 'Balance after'] as const;

/**
 * The movements as a table of which only the rows in sight are drawn, with its head always in sight.
 *
 * The table scrolls by itself and takes the focus, so that keys scroll it. What comes in on top does not move what
 * somebody reads further down.
 */
export function EntriesTable(props: {
  readonly entries: readonly Entry[];
  readonly models: ModelNames;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly onLoadMore: () => void;
}) {
  const { entries, models, hasMore, isLoadingMore, onLoadMore } = props;
  const scroller = useRef<HTMLElement>(null);
  const words = zonedWords(useTimeZone().timeZone);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => entries[index]?.id ?? index,
    overscan: OVERSCAN_ROWS,
  });
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  const isNearEnd = hasMore && !isLoadingMore && last >= entries.length - LOAD_AHEAD_ROWS;
  useEffect(() => {
    if (isNearEnd) onLoadMore();
  }, [isNearEnd, onLoadMore]);
  useStayInPlace(scroller, entries);
  return (
    <section
      ref={scroller}
      aria-label="Scrolling list of movements"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
      tabIndex={0}
      className="relative h-[min(72dvh,640px)] overflow-auto rounded-md border border-line [overflow-anchor:none]"
    >
      <table aria-label="Movements" aria-rowcount={hasMore ? -1 : entries.length + 1} className="block tabular-nums">
        <thead className="sticky top-0 z-10 block border-line border-b bg-paper max-md:sr-only">
          <tr aria-rowindex={1} className={classNames(ROW_GRID, 'py-2 font-medium text-ink-2 text-sm')}>
            {COLUMNS.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={classNames('font-medium', index > 3 ? 'text-right' : 'text-left')}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="relative block" style={{ height: rows.getTotalSize() }}>
          {drawn.map(({ key, index, start }) => {
            const entry = entries[index];
            return (
              entry && (
                <tr
                  key={key}
                  ref={rows.measureElement}
                  data-index={index}
                  aria-rowindex={index + 2}
                  className={classNames(ROW_GRID, 'absolute inset-x-0 top-0 border-line border-b py-3 leading-[20px]')}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <EntryCells entry={entry} models={models} words={words} />
                </tr>
              )
            );
          })}
        </tbody>
      </table>
      <p role="status" className="sr-only">
        {isLoadingMore ? 'Loading older movements' : ''}
      </p>
    </section>
  );
}

/** Moves the scroll by what came in on top, unless somebody looks at the top, who is to see it. */
function useStayInPlace(scroller: RefObject<HTMLElement | null>, entries: readonly Entry[]): void {
  const newest = useRef(entries[0]?.id);
  useLayoutEffect(() => {
    const added = entries.findIndex(({ id }) => id === newest.current);
    newest.current = entries[0]?.id;
    const element = scroller.current;
    if (element && added > 0 && element.scrollTop > ROW_PX) element.scrollTop += added * ROW_PX;
  }, [scroller, entries]);
}
