import { useState } from 'react';
import { DateInput } from './DateInput.tsx';
import { CHART_DAYS, type ChartRange, type DayRange, rangeError } from './usage-search.ts';

const CHOICE =
  'h-7 rounded-[6px] px-2.5 font-medium pointer-coarse:h-11 aria-pressed:bg-paper aria-pressed:text-ink aria-pressed:shadow-float text-ink-2 hover:text-ink';

/** The last 7, 30 or 90 days, or two days of one's own. */
export function RangePicker(props: {
  readonly range: ChartRange;
  /** What a range of one's own begins with. */
  readonly fallback: DayRange;
  readonly onChange: (range: ChartRange) => void;
}) {
  const { range, fallback, onChange } = props;
  const own = 'days' in range ? undefined : range;
  return (
    <div className="flex flex-wrap items-center justify-end gap-3">
      {own && <OwnRange key={`${own.from} ${own.to}`} range={own} onChange={onChange} />}
      <fieldset className="flex rounded-sm bg-wash p-0.5">
        <legend className="sr-only">Days shown</legend>
        {CHART_DAYS.map((days) => (
          <button
            key={days}
            type="button"
            aria-pressed={'days' in range && range.days === days}
            onClick={() => onChange({ days })}
            className={CHOICE}
          >
            {days} days
          </button>
        ))}
        <button
          type="button"
          aria-pressed={own !== undefined}
          onClick={() => onChange(own ?? fallback)}
          className={CHOICE}
        >
          Custom
        </button>
      </fieldset>
    </div>
  );
}

/** Two days; asked for once both are there and in order. */
function OwnRange({ range, onChange }: { readonly range: DayRange; readonly onChange: (range: DayRange) => void }) {
  const [draft, setDraft] = useState(range);
  const change = (part: Partial<DayRange>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    if (rangeError(next) === undefined) onChange(next);
  };
  const error = rangeError(draft);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {error && (
        <p role="alert" className="text-alarm text-sm">
          {error}
        </p>
      )}
      <DateInput label="First day of the charts" value={draft.from} onChange={(from) => change({ from })} />
      <span aria-hidden="true">–</span>
      <DateInput label="Last day of the charts" value={draft.to} onChange={(to) => change({ to })} />
    </div>
  );
}
