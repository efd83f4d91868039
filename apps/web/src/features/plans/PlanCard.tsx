import type { Plan } from '@gesso/contract';
import { formatDay, formatDollars } from '../../shared/format/amounts.ts';
import { type PlanPrice, priceOf } from '../../shared/plans/plan-price.ts';
import { classNames } from '../../shared/ui/index.ts';
import { PlanAction } from './PlanAction.tsx';
import { PlanFeatures } from './PlanFeatures.tsx';
import type { PlanCardProps } from './plan-card-props.ts';

/** One plan: its price, what to do about it, what it brings. */
export function PlanCard(props: PlanCardProps) {
  const { plan, interval } = props;
  const mark = markOf(props);
  const isTheirs = mark === 'your plan' || props.offer.kind === 'cancelled';
  return (
    <article
      className={classNames(
        'flex h-full flex-col gap-5 rounded-lg border bg-paper p-6',
        isTheirs ? 'border-ink' : 'border-line',
      )}
    >
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="font-normal font-serif text-title">{plan.name}</h2>
        {mark && <span className="rounded-full bg-wash px-2.5 py-0.5 text-ink-2 text-sm">{mark}</span>}
      </div>
      <Price plan={plan} price={priceOf(plan, interval)} />
      <PlanAction {...props} />
      <PlanFeatures plan={plan} catalogue={props.catalogue} interval={interval} />
    </article>
  );
}

/** What marks a card: theirs, theirs with the other interval, or theirs from a day on. */
function markOf({ plan, offer, subscription, isSignedIn }: PlanCardProps): string | undefined {
  switch (offer.kind) {
    case 'current':
      return 'your plan';
    case 'pending':
      return `from ${formatDay(offer.at)}`;
    case 'cancelled':
      return `until ${formatDay(offer.at)}`;
    case 'ends':
      return `from ${formatDay(offer.at)}`;
    case 'none':
      return isSignedIn && subscription ? 'your plan' : undefined;
    case 'change':
    case 'owed':
      return subscription?.plan === plan.key ? `yours, ${subscription.interval}` : undefined;
    case 'cancel':
      return undefined;
  }
}

function Price({ plan, price }: { readonly plan: Plan; readonly price: PlanPrice }) {
  return (
    <div className="tabular-nums">
      <p>
        <span className="font-serif text-display">{price.perMonth}</span>
        {plan.monthlyCents > 0 && <span className="text-ink-2"> per month</span>}
      </p>
      {/* As high for every interval, so that nothing moves when it is switched. */}
      <p className="min-h-[1.45em] text-ink-2">
        {price.billed ?? (plan.monthlyCents > 0 ? 'billed every month' : 'for as long as you like')}
        {price.savedCents > 0 && <span className="text-verdigris-ink">, saves {formatDollars(price.savedCents)}</span>}
      </p>
    </div>
  );
}
