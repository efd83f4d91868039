import type { PlanKey } from '@gesso/contract';
import type {
  BillingState,
  Choice,
  ChoiceDecision,
  ImmediateChange,
  LivingSubscription,
  PaidChoice,
  PaidTerm,
  PriceList,
  Refusal,
  ScheduledChange,
} from './billing.ts';
import { refundOfUnusedMonths } from './refunds.rules.ts';
import { hasEnded, TERM_IS_CHANGING } from './term-end.rules.ts';
import { countActivatedMonths, listWindows, makeTerm } from './terms.rules.ts';

type Circumstances = { readonly state: BillingState; readonly priceList: PriceList; readonly now: Date };

/**
 * Decides what a choice does to an account's subscription: at once, at the end of the paid term, or not at all.
 *
 * A higher rank is an upgrade: at once, at its full price, with an anchor of its own. Everything else waits for the end of
 * the paid term and keeps the anchor. Plans are compared by rank, never by price.
 *
 * @param circumstances.now - What is due by then has been done; otherwise the answer is `change-in-progress`.
 */
export function decideChoice(choice: Choice, circumstances: Circumstances): ChoiceDecision | Refusal {
  const { state, priceList, now } = circumstances;
  const { plan, interval } = choice;
  if (plan === 'free') return USE_CANCEL;
  const { subscription } = state;
  if (subscription === null) return startAtOnce({ plan, interval }, circumstances);
  const { term, pendingChange } = subscription;
  if (term.state === 'owed') return PAST_DUE;
  if (hasEnded(term, now)) return TERM_IS_CHANGING;
  if (isSame(choice, term)) return NO_CHANGE;
  if (pendingChange !== null && isSame(choice, pendingChange)) return ALREADY_SCHEDULED;
  const rankOf = (key: PlanKey) => priceList.content.plans[key].rank;
  return rankOf(plan) > rankOf(term.plan)
    ? upgradeAtOnce({ plan, interval }, { ...circumstances, subscription, term })
    : schedule({ plan, interval }, { ...circumstances, subscription, term });
}

/** What an accepted choice takes away: a change that waits, a cancellation. */
function removalsBy(subscription: LivingSubscription | null) {
  return {
    removesPendingChange: subscription !== null && subscription.pendingChange !== null,
    removesCancel: subscription !== null && subscription.cancelRequestedAt !== null,
  };
}

function startAtOnce(choice: PaidChoice, { state, priceList, now }: Circumstances): ImmediateChange {
  const { hasPaidMonthlyTerm } = state;
  const term = makeTerm({ choice, priceList, anchorAt: now, firstMonth: 0, hasPaidMonthlyTerm });
  return {
    ok: true,
    effect: 'immediate',
    kind: 'start',
    anchorAt: now,
    term,
    chargeCents: term.priceCents,
    refundCents: 0,
    cuts: null,
    ...removalsBy(state.subscription),
  };
}

type Running = Circumstances & { readonly subscription: LivingSubscription; readonly term: PaidTerm };

function upgradeAtOnce(choice: PaidChoice, running: Running): ImmediateChange {
  const { subscription, term, now } = running;
  const { anchorAt } = subscription;
  const activatedMonths = countActivatedMonths({ anchorAt, term, now });
  const unusedMonths = listWindows(anchorAt, term)
    .slice(activatedMonths)
    .map(({ month }) => month);
  return {
    ...startAtOnce(choice, running),
    kind: 'upgrade',
    refundCents: term.interval === 'annual' ? refundOfUnusedMonths(term, activatedMonths) : 0,
    cuts: { termId: term.id, unusedMonths },
  };
}

function schedule(choice: PaidChoice, { state, priceList, subscription, term }: Running): ScheduledChange {
  const next = makeTerm({
    choice,
    priceList,
    anchorAt: subscription.anchorAt,
    firstMonth: term.firstMonth + term.months,
    hasPaidMonthlyTerm: state.hasPaidMonthlyTerm,
  });
  return {
    ok: true,
    effect: 'at-period-end',
    effectiveAt: term.endsAt,
    anchorAt: subscription.anchorAt,
    pendingChange: choice,
    term: next,
    laterChargeCents: next.priceCents,
    ...removalsBy(subscription),
  };
}

function isSame(first: Choice, second: Choice): boolean {
  return first.plan === second.plan && first.interval === second.interval;
}

const USE_CANCEL: Refusal = {
  ok: false,
  code: 'use-cancel',
  message: 'The free plan is not chosen. Cancel the subscription, and the account is on it when the paid term ends.',
};
const PAST_DUE: Refusal = {
  ok: false,
  code: 'past-due',
  message: 'The last payment failed. Give a card that can be charged, or cancel; then the plan can be changed.',
};
const NO_CHANGE: Refusal = { ok: false, code: 'no-change', message: 'This is the plan and interval you have.' };
const ALREADY_SCHEDULED: Refusal = { ok: false, code: 'no-change', message: 'This change is scheduled already.' };
