import type { PaymentMethod, Subscription, SubscriptionStatus } from '@gesso/contract';
import type { BillingState, LivingSubscription, PriceList } from './billing.ts';
import { monthAt, periodOfMonth } from './billing-calendar.rules.ts';
import { makeNextTerm } from './renewals.rules.ts';
import { countActivatedMonths } from './terms.rules.ts';

type ViewOptions = {
  readonly state: BillingState;
  /** The one in force now: it prices the next charge. */
  readonly priceList: PriceList;
  readonly now: Date;
  readonly paymentMethod: PaymentMethod | null;
};

/** The subscription of an account as everyone sees it. */
export function viewSubscription(options: ViewOptions): Subscription {
  const { state, now, paymentMethod } = options;
  const { subscription } = state;
  if (subscription === null) return { ...NONE, paymentMethod };
  const { anchorAt, term } = subscription;
  const creditPeriod = creditPeriodAt(subscription, now);
  return {
    plan: term.plan,
    interval: term.interval,
    status: statusOf(subscription),
    anchorAt: anchorAt.toISOString(),
    periodStart: term.startsAt.toISOString(),
    periodEnd: term.endsAt.toISOString(),
    creditPeriodStart: creditPeriod.startsAt.toISOString(),
    creditPeriodEnd: creditPeriod.endsAt.toISOString(),
    activatedMonths: term.interval === 'annual' ? countActivatedMonths({ anchorAt, term, now }) : null,
    ...viewWhatFollows({ ...options, state: { ...state, subscription } }),
    paymentMethod,
  };
}

/** How a subscription stands; features and the plan stamped on assets stay in every state but `none`. */
export function statusOf(subscription: LivingSubscription | null): SubscriptionStatus {
  if (subscription === null) return 'none';
  if (subscription.term.state === 'owed') return 'past-due';
  return subscription.cancelRequestedAt === null ? 'active' : 'cancelling';
}

type Following = Pick<Subscription, 'nextChargeAt' | 'nextChargeCents' | 'pendingChange' | 'cancelAt'>;

/** What happens next: another attempt, the end, a scheduled change or the same again. */
function viewWhatFollows(
  options: ViewOptions & { readonly state: BillingState & { readonly subscription: LivingSubscription } },
): Following {
  const { term, pendingChange, cancelRequestedAt } = options.state.subscription;
  if (term.state === 'owed') {
    const nextChargeAt = term.nextAttemptAt.toISOString();
    return { nextChargeAt, nextChargeCents: term.priceCents, pendingChange: null, cancelAt: null };
  }
  const at = term.endsAt.toISOString();
  if (cancelRequestedAt !== null) {
    return { nextChargeAt: null, nextChargeCents: null, pendingChange: null, cancelAt: at };
  }
  return {
    nextChargeAt: at,
    nextChargeCents: makeNextTerm(options).priceCents,
    pendingChange: pendingChange && { ...pendingChange, at },
    cancelAt: null,
  };
}

/** The month of the term that an instant lies in; the last one while the next term is still being written. */
function creditPeriodAt({ anchorAt, term }: LivingSubscription, now: Date) {
  const lastMonth = term.firstMonth + term.months - 1;
  const month = Math.min(Math.max(monthAt(anchorAt, now), term.firstMonth), lastMonth);
  return periodOfMonth(anchorAt, month);
}

const NONE: Omit<Subscription, 'paymentMethod'> = {
  plan: 'free',
  interval: null,
  status: 'none',
  anchorAt: null,
  periodStart: null,
  periodEnd: null,
  creditPeriodStart: null,
  creditPeriodEnd: null,
  activatedMonths: null,
  nextChargeAt: null,
  nextChargeCents: null,
  pendingChange: null,
  cancelAt: null,
};
