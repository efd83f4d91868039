import type { Account, Catalogue, CreditBalance, Plan, Subscription } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { endpointQuery } from '../../shared/client/index.ts';
import { formatDay, formatDollars } from '../../shared/format/amounts.ts';
import { formatCredits } from '../../shared/format/credits.ts';
import { PER_INTERVAL, type PlanChoice } from '../../shared/plans/choice.ts';
import { nameOf, offerOf } from '../../shared/plans/plan-offer.ts';
import { Button, buttonClass } from '../../shared/ui/index.ts';

type Choose = { readonly onChoose: (choice: PlanChoice) => void };

/** The upper half of the menu: what one has to spend, and the plans, each one click from its confirmation. */
export function MenuPlans(props: Choose & { readonly account: Account; readonly credits: CreditBalance }) {
  const { account, credits } = props;
  const subscription = useQuery(endpointQuery('getSubscription')).data;
  const catalogue = useQuery(endpointQuery('getCatalogue')).data;
  const mayTopUp =
    subscription?.status !== 'past-due' && catalogue?.plans.some(({ key, topUps }) => key === account.plan && topUps);
  return (
    <div className="grid gap-3 px-2.5 pt-2 pb-3 tabular-nums">
      <div className="min-w-0">
        <p className="truncate font-semibold">{account.name}</p>
        <p className="truncate text-ink-2 text-sm">{account.email}</p>
      </div>
      <div className="flex items-end justify-between gap-3">
        <dl className="flex gap-6">
          <Amount term="To spend" millicredits={credits.spendableMillicredits} />
          {credits.heldMillicredits > 0 && <Amount term="Held" millicredits={credits.heldMillicredits} />}
        </dl>
        {mayTopUp && (
          <Link to="/account/top-up" className={buttonClass()}>
            Top up
          </Link>
        )}
      </div>
      {catalogue && (
        <PlanRows catalogue={catalogue} subscription={subscription} account={account} onChoose={props.onChoose} />
      )}
      <Link to="/plans" className="justify-self-start text-ink-2 underline underline-offset-2 hover:text-ink">
        Compare plans
      </Link>
    </div>
  );
}

function Amount({ term, millicredits }: { readonly term: string; readonly millicredits: number }) {
  return (
    <div>
      <dt className="text-ink-2 text-sm">{term}</dt>
      <dd className="font-serif text-title">{formatCredits(millicredits)}</dd>
    </div>
  );
}

function PlanRows(
  props: Choose & {
    readonly catalogue: Catalogue;
    readonly subscription: Subscription | undefined;
    readonly account: Account;
  },
) {
  const { catalogue, subscription, account } = props;
  const interval = subscription?.interval ?? 'monthly';
  const plans = [...catalogue.plans].sort((a, b) => a.rank - b.rank);
  return (
    <ul aria-label="Plans" className="border-line border-t">
      {plans
        .filter(({ key, monthlyCents }) => monthlyCents > 0 || key === account.plan)
        .map((plan) => (
          <li
            key={plan.key}
            className="flex min-h-[52px] items-center justify-between gap-3 border-line border-b py-1.5"
          >
            <div className="min-w-0">
              <p className="font-semibold">{nameOf(plans, plan.key)}</p>
              <p className="truncate text-ink-2 text-sm">{describePlan(plan, interval)}</p>
            </div>
            <RowAction {...props} plan={plan} plans={plans} />
          </li>
        ))}
    </ul>
  );
}

function describePlan(plan: Plan, interval: PlanChoice['interval']): string {
  if (plan.monthlyCents === 0) return `${formatCredits(plan.signUpMillicredits)} credits once`;
  const price = interval === 'annual' ? plan.annualCents : plan.monthlyCents;
  return `${formatDollars(price)} ${PER_INTERVAL[interval]}, ${formatCredits(plan.monthlyMillicredits)} credits a month`;
}

function RowAction(
  props: Choose & {
    readonly plan: Plan;
    readonly plans: readonly Plan[];
    readonly subscription: Subscription | undefined;
    readonly account: Account;
  },
) {
  const { plan, plans, subscription } = props;
  // Until it is known what the person has, only what they have by name can be said.
  if (!subscription) return plan.key === props.account.plan ? <Note>your plan</Note> : null;
  const interval = subscription.interval ?? 'monthly';
  const offer = offerOf({ plan, interval, plans, subscription });
  switch (offer.kind) {
    case 'change':
      return (
        <Button
          variant={offer.isUpgrade && isBestUpgrade(props) ? 'action' : 'outline'}
          aria-label={`${offer.isUpgrade ? 'Upgrade' : 'Switch'} to ${plan.name}`}
          onClick={() => props.onChoose(offer.choice)}
        >
          {offer.isUpgrade ? 'Upgrade' : 'Switch'}
        </Button>
      );
    case 'pending':
      return <Note>from {formatDay(offer.at)}</Note>;
    case 'cancelled':
      return <Note>ends {formatDay(offer.at)}</Note>;
    case 'current':
    case 'none':
      return <Note>{subscription.status === 'past-due' ? 'payment owed' : 'your plan'}</Note>;
    case 'ends':
    case 'cancel':
    case 'owed':
      return null;
  }
}

/** A view has one vermilion button: the next plan up. */
function isBestUpgrade({ plan, plans, account }: Parameters<typeof RowAction>[0]): boolean {
  const rank = plans.find(({ key }) => key === account.plan)?.rank ?? 0;
  const above = plans.filter((other) => other.rank > rank).sort((a, b) => a.rank - b.rank);
  return above[0]?.key === plan.key;
}

function Note({ children }: { readonly children: ReactNode }) {
  return <span className="shrink-0 text-ink-2 text-sm">{children}</span>;
}
