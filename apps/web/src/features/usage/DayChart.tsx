import type { Usage } from '@gesso/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { formatCredits } from '../../shared/format/credits.ts';
import { shortDay } from '../../shared/time-zone/index.ts';
import { ChartFrame, describeSpent } from './ChartFrame.tsx';
import { type DayBar, labelledBars, nameBar, roundTop, sumBars, toDayBars } from './day-bars.ts';
import type { DayRange } from './usage-search.ts';

/** Words below the bars that fit beside each other on a phone. */
const MOST_LABELS = 4;

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
};

/** A bar for each day. One of them takes the focus, arrows move it; a press shows the movements of that day. */
export function DayChart(props: {
  readonly usage: UseQueryResult<Usage>;
  readonly days: DayRange;
  readonly onPick: (days: DayRange) => void;
}) {
  const bars = toDayBars(props.usage.data?.items ?? [], props.days);
  const rows = bars.map((bar) => ({ ...bar, key: bar.from, name: nameBar(bar) }));
  return (
    <ChartFrame title="By day" usage={props.usage} heightClass="h-[212px]" rows={rows}>
      <Bars bars={bars} onPick={props.onPick} />
    </ChartFrame>
  );
}

function Bars({ bars, onPick }: { readonly bars: readonly DayBar[]; readonly onPick: (days: DayRange) => void }) {
  const [shown, setShown] = useState<number | null>(null);
  const [focused, setFocused] = useState(bars.length - 1);
  const group = useRef<HTMLDivElement>(null);
  const top = roundTop(Math.max(...bars.map(({ millicredits }) => millicredits)));
  const current = Math.min(focused, bars.length - 1);
  const moveFocus = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(bars.length - 1, step(current, bars.length - 1)));
    group.current?.querySelectorAll('button')[next]?.focus();
  };
  const told = shown === null ? undefined : bars[shown];
  return (
    <div className="grid h-full grid-rows-[20px_1fr_20px] gap-y-1 tabular-nums">
      <p aria-hidden="true" className="truncate text-ink-2">
        {told ? `${nameBar(told)}: ${describeSpent(told)}` : `${describeSpent(sumBars(bars))}, in all of these days`}
      </p>
      <div className="relative grid grid-cols-[auto_1fr] gap-x-2">
        <div aria-hidden="true" className="flex flex-col justify-between text-ink-2 text-xs leading-none">
          <span>{formatCredits(top)}</span>
          <span>{formatCredits(top / 2)}</span>
          <span>0</span>
        </div>
        <div
          ref={group}
          role="toolbar"
          aria-label="Spent by day"
          onKeyDown={moveFocus}
          onPointerLeave={() => setShown(null)}
          className="flex min-w-0 border-line border-t border-b bg-[linear-gradient(var(--color-line),var(--color-line))] bg-[length:100%_1px] bg-[position:0_50%] bg-no-repeat"
        >
          {bars.map((bar, index) => (
            <button
              key={bar.from}
              type="button"
              tabIndex={index === current ? 0 : -1}
              aria-label={`${nameBar(bar)}: ${describeSpent(bar)}. Show its movements`}
              onFocus={() => {
                setFocused(index);
                setShown(index);
              }}
              onBlur={() => setShown(null)}
              onPointerEnter={() => setShown(index)}
              onClick={() => onPick({ from: bar.from, to: bar.to })}
              className="group flex min-w-0 flex-1 items-end justify-center px-px focus-visible:z-10 focus-visible:outline-offset-0"
            >
              <span
                className="block w-full max-w-6 rounded-t-xs bg-cobalt group-hover:bg-ink group-focus-visible:bg-ink"
                style={{ height: `${(100 * Math.max(0, bar.millicredits)) / top}%` }}
              />
            </button>
          ))}
        </div>
      </div>
      <div aria-hidden="true" className="flex justify-between pl-8 text-ink-2 text-xs">
        {labelledBars(bars.length, MOST_LABELS).map((index) => (
          <span key={index}>{shortDay(bars[index]?.from ?? '')}</span>
        ))}
      </div>
    </div>
  );
}
