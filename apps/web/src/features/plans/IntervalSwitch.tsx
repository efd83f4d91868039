import { INTERVALS, type Interval, type Plan } from '@gesso/contract';
import { useId } from 'react';
import { formatDollars } from '../../shared/format/amounts.ts';
import { priceOf } from '../../shared/plans/plan-price.ts';
import { classNames } from '../../shared/ui/index.ts';

/** By the month or by the year, with what the year saves in dollars. */
export function IntervalSwitch(props: {
  readonly plans: readonly Plan[];
  readonly interval: Interval;
  readonly onInterval: (interval: Interval) => void;
}) {
  const name = useId();
  const mostSaved = Math.max(0, ...props.plans.map((plan) => priceOf(plan, 'annual').savedCents));
  return (
    <fieldset className="inline-flex rounded-md bg-wash p-1">
      <legend className="sr-only">How often you pay</legend>
      {INTERVALS.map((interval) => (
        <label
          key={interval}
          className={classNames(
            'flex h-8 items-center gap-2 rounded-sm px-4 font-semibold pointer-coarse:h-11 has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2',
            interval === props.interval ? 'bg-paper text-ink shadow-float' : 'text-ink-2 hover:text-ink',
          )}
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={interval === props.interval}
            onChange={() => props.onInterval(interval)}
          />
          {interval === 'monthly' ? 'Monthly' : 'Annual'}
          {interval === 'annual' && mostSaved > 0 && (
            <span className="font-normal text-sm text-verdigris-ink">
              saves up to {formatDollars(mostSaved)} a year
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
