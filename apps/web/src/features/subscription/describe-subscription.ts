import type { Interval, Plan, Subscription } from '@gesso/contract';
import { formatDay, formatDue, formatPrice } from '../../shared/format/amounts.ts';
import { nameOf } from '../../shared/plans/plan-offer.ts';

const PAID_BY: Readonly<Record<Interval, string>> = { monthly: 'monthly', annual: 'annual' };

/** `Pro, annual`; `Free` where nothing is paid. */
export function describePlan(plans: readonly Plan[], { plan, interval }: Pick<Subscription, 'plan' | 'interval'>) {
  const name = nameOf(plans, plan);
  return interval ? `${name}, ${PAID_BY[interval]}` : name;
}

/** The one word for where a subscription stands; undefined where there is none. */
export function statusWord({ status, pendingChange }: Subscription): string | undefined {
  switch (status) {
    case 'none':
      return undefined;
    case 'active':
      return pendingChange ? 'Active, changes soon' : 'Active';
    case 'past-due':
      return 'Payment owed';
    case 'cancelling':
      return 'Cancelled, runs to its end';
  }
}

/** What waits: `Switches to Basic, monthly, on 24 Dec 2026, 17:05. $32.00 is charged then.` */
export function describePendingChange(subscription: Subscription, plans: readonly Plan[]): string | undefined {
  const { pendingChange, nextChargeCents } = subscription;
  if (!pendingChange) return undefined;
  const charged = nextChargeCents === null ? '' : ` ${formatPrice(nextChargeCents)} is charged then.`;
  return `Switches to ${describePlan(plans, pendingChange)}, on ${formatDue(pendingChange.at)}.${charged}`;
}

/** What cancelling would do, sentence by sentence, before it is done. */
export function describeCancelling(subscription: Subscription, plans: readonly Plan[]): readonly string[] {
  const name = nameOf(plans, subscription.plan);
  const stays = 'Credits that never expire stay yours, also top-ups you bought.';
  if (subscription.status === 'past-due') {
    const owed = subscription.nextChargeCents === null ? '' : ` of ${formatPrice(subscription.nextChargeCents)}`;
    return [
      `${name} ends at once, because its last payment did not arrive. The owed invoice${owed} is void: nothing is charged any more.`,
      stays,
    ];
  }
  const end = subscription.periodEnd ? formatDue(subscription.periodEnd) : 'the end of the time you have paid';
  const rest =
    subscription.interval === 'annual'
      ? 'Nothing is taken back: the months you have paid go on bringing their credits.'
      : 'Nothing is taken back: your credits and everything a member may do stay until then.';
  const pending = subscription.pendingChange
    ? [`The switch to ${describePlan(plans, subscription.pendingChange)}, that was planned is dropped.`]
    : [];
  return [`Your last day is ${end}. Nothing is charged any more.`, rest, ...pending, stays];
}

/** Said after cancelling. */
export function describeCancelled(subscription: Subscription, plans: readonly Plan[]): string {
  if (subscription.status === 'none' || !subscription.cancelAt)
    return 'Your plan has ended. Nothing is charged any more.';
  return `Cancelled. ${nameOf(plans, subscription.plan)} stays until ${formatDay(subscription.cancelAt)}.`;
}
