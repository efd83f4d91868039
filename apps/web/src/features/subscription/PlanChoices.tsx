import { INTERVALS, type Plan, type Subscription } from '@gesso/contract';
import { formatPrice } from '../../shared/format/amounts.ts';
import { PER_INTERVAL } from '../../shared/plans/choice.ts';
import { offerOf } from '../../shared/plans/plan-offer.ts';
import { Button } from '../../shared/ui/index.ts';
import { askForChange } from './change-store.ts';

/** Every other plan and interval one can change to, one row each; the confirmation says the rest. */
export function PlanChoices(props: { readonly subscription: Subscription; readonly plans: readonly Plan[] }) {
  const paid = props.plans.filter(({ monthlyCents }) => monthlyCents > 0).sort((a, b) => b.rank - a.rank);
  const rows = paid.flatMap((plan) =>
    INTERVALS.flatMap((interval) => {
      const offer = offerOf({ ...props, plan, interval });
      return offer.kind === 'change' ? [{ plan, interval, offer }] : [];
    }),
  );
  return (
    <div>
      <h3 className="mb-1 font-semibold">Change plan</h3>
      <ul>
        {rows.map(({ plan, interval, offer }) => (
          <li
            key={`${plan.key} ${interval}`}
            className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-t py-2 tabular-nums"
          >
            <span>
              <span className="font-medium">
                {plan.name}, {interval}
              </span>{' '}
              <span className="text-ink-2">
                {formatPrice(interval === 'annual' ? plan.annualCents : plan.monthlyCents)} {PER_INTERVAL[interval]}
              </span>
            </span>
            <Button
              aria-label={`${offer.isUpgrade ? 'Upgrade' : 'Switch'} to ${plan.name}, ${interval}`}
              onClick={() => askForChange(offer.choice)}
            >
              {offer.isUpgrade ? 'Upgrade' : 'Switch'}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
