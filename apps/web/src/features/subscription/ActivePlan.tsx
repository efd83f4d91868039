import type { Plan, Subscription } from '@gesso/contract';
import { useState } from 'react';
import { formatDay, formatDueInZone, formatPrice } from '../../shared/format/amounts.ts';
import { formatCredits } from '../../shared/format/credits.ts';
import { nameOf } from '../../shared/plans/plan-offer.ts';
import { announce, Button, classNames, Notice } from '../../shared/ui/index.ts';
import { ActivatedMonths } from './ActivatedMonths.tsx';
import { CancelDialog } from './CancelDialog.tsx';
import { describePendingChange, statusWord } from './describe-subscription.ts';
import { PastDueNotice } from './PastDueNotice.tsx';
import { PlanChoices } from './PlanChoices.tsx';
import { useSubscriptionAction } from './use-subscription-action.ts';

type PlanProps = { readonly subscription: Subscription; readonly plans: readonly Plan[] };

/** The plan that is paid: where it stands, what comes next, and what can be done with it. */
export function ActivePlan({ subscription, plans }: PlanProps) {
  const [isCancelling, setCancelling] = useState(false);
  const name = nameOf(plans, subscription.plan);
  return (
    <section aria-labelledby="plan" className="grid gap-6 rounded-lg border border-line p-6 max-sm:p-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h2 id="plan" className="font-normal font-serif text-display">
            {name}
          </h2>
          <p className="flex flex-wrap items-center gap-x-2.5 text-ink-2">
            {subscription.interval === 'annual' ? 'Paid by the year' : 'Paid by the month'}
            <StatusMark subscription={subscription} />
          </p>
        </div>
        {subscription.status !== 'cancelling' && (
          <Button variant="quiet" className="max-sm:-ml-3" onClick={() => setCancelling(true)}>
            Cancel plan
          </Button>
        )}
      </div>
      {subscription.status === 'past-due' && <PastDueNotice subscription={subscription} />}
      <Cancelled subscription={subscription} plans={plans} />
      <Pending subscription={subscription} plans={plans} />
      <Dates subscription={subscription} plans={plans} />
      {subscription.activatedMonths !== null && <ActivatedMonths activated={subscription.activatedMonths} />}
      {subscription.status !== 'past-due' && <PlanChoices subscription={subscription} plans={plans} />}
      {isCancelling && <CancelDialog subscription={subscription} plans={plans} onClose={() => setCancelling(false)} />}
    </section>
  );
}

const STATUS_DOTS = { none: '', active: 'bg-verdigris', 'past-due': 'bg-alarm', cancelling: 'bg-ochre' } as const;

function StatusMark({ subscription }: { readonly subscription: Subscription }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden="true" className={classNames('size-2 rounded-full', STATUS_DOTS[subscription.status])} />
      {statusWord(subscription)}
    </span>
  );
}

function Cancelled({ subscription, plans }: PlanProps) {
  const resume = useSubscriptionAction('resume', () => announce(`${nameOf(plans, subscription.plan)} goes on.`));
  if (subscription.status !== 'cancelling' || !subscription.cancelAt) return null;
  return (
    <Notice
      tone="attention"
      title={`Your last day is ${formatDueInZone(subscription.cancelAt)}`}
      actions={
        <Button variant="action" disabled={resume.isPending} onClick={() => resume.mutate()}>
          {resume.isPending ? 'One moment…' : `Resume ${nameOf(plans, subscription.plan)}`}
        </Button>
      }
    >
      Nothing is charged any more. Until then everything stays as it is; resume and nothing will have happened.
    </Notice>
  );
}

function Pending({ subscription, plans }: PlanProps) {
  const keep = useSubscriptionAction('keep-plan', () =>
    announce(`You keep ${nameOf(plans, subscription.plan)} as it is.`),
  );
  const words = describePendingChange(subscription, plans);
  if (!words) return null;
  return (
    <Notice
      tone="calm"
      title={words}
      actions={
        <Button disabled={keep.isPending} onClick={() => keep.mutate()}>
          {keep.isPending ? 'One moment…' : 'Keep my plan'}
        </Button>
      }
    >
      Until then you keep what you have.
    </Notice>
  );
}

function Dates({ subscription, plans }: PlanProps) {
  const { nextChargeAt, nextChargeCents, creditPeriodEnd, status } = subscription;
  const plan = plans.find(({ key }) => key === subscription.plan);
  return (
    <dl className="grid gap-x-10 gap-y-4 tabular-nums sm:grid-cols-2">
      <Fact term={status === 'past-due' ? 'Next try' : 'Next charge'}>
        {nextChargeAt && nextChargeCents !== null
          ? [formatPrice(nextChargeCents), formatDueInZone(nextChargeAt)]
          : ['None', 'Nothing is charged any more']}
      </Fact>
      {status !== 'past-due' && creditPeriodEnd && (
        <Fact term="Credits of this month">
          {[
            plan ? `${formatCredits(plan.monthlyMillicredits)} a month` : '',
            `Until ${formatDueInZone(creditPeriodEnd)}; what is left then lapses`,
          ]}
        </Fact>
      )}
      {subscription.periodStart && subscription.periodEnd && (
        <Fact term={subscription.interval === 'annual' ? 'This year' : 'This month'}>
          {[`${formatDay(subscription.periodStart)} to ${formatDay(subscription.periodEnd)}`, termNote(status)]}
        </Fact>
      )}
    </dl>
  );
}

function termNote(status: Subscription['status']): string {
  return status === 'past-due' ? 'Not paid yet; its credits come when it is' : 'Paid';
}

function Fact({ term, children }: { readonly term: string; readonly children: readonly [string, string] }) {
  const [value, note] = children;
  return (
    <div className="grid content-start">
      <dt className="text-ink-2">{term}</dt>
      <dd>
        <span className="block font-semibold text-lg">{value}</span>
        <span className="block text-ink-2">{note}</span>
      </dd>
    </div>
  );
}
