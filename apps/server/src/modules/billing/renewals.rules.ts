import type { BillingState, DueWork, LivingSubscription, NewTerm, PriceList } from './billing.ts';
import { monthAt } from './billing-calendar.rules.ts';
import { hasEnded } from './term-end.rules.ts';
import { makeTerm } from './terms.rules.ts';

type SubscriptionState = BillingState & { readonly subscription: LivingSubscription };

/** The first instant at which something is due for a subscription. */
export function nextDueAt({ term }: Pick<LivingSubscription, 'term'>): Date {
  return term.state === 'owed' ? term.nextAttemptAt : term.endsAt;
}

/**
 * What is to be done about a subscription by an instant; undefined when nothing is. Ask again after having done it.
 *
 * @param options.priceList - The one in force at `now`: a price change counts from the next term.
 */
export function findDue(options: {
  readonly state: SubscriptionState;
  readonly priceList: PriceList;
  readonly now: Date;
}): DueWork | undefined {
  const { state, now } = options;
  const { term, cancelRequestedAt, pendingChange } = state.subscription;
  const at = nextDueAt(state.subscription);
  if (at > now) return undefined;
  if (term.state === 'owed') return hasEnded(term, now) ? { kind: 'give-up', at } : { kind: 'attempt', at };
  if (cancelRequestedAt !== null) return { kind: 'end', at };
  const invoiceKind = pendingChange === null ? 'renewal' : 'change';
  return { kind: 'next-term', at, term: makeNextTerm(options), invoiceKind };
}

/**
 * The term that follows the current one: what was scheduled, or the same again.
 *
 * It begins where the current one ends. After a standstill of months it begins with the month that `now` lies in: nobody
 * pays for a time that has passed.
 */
export function makeNextTerm(options: {
  readonly state: SubscriptionState;
  readonly priceList: PriceList;
  readonly now: Date;
}): NewTerm {
  const { state, priceList, now } = options;
  const { anchorAt, term, pendingChange } = state.subscription;
  return makeTerm({
    choice: pendingChange ?? { plan: term.plan, interval: term.interval },
    priceList,
    anchorAt,
    firstMonth: Math.max(term.firstMonth + term.months, monthAt(anchorAt, now)),
    hasPaidMonthlyTerm: state.hasPaidMonthlyTerm,
  });
}
