import type { LivingSubscription, PriceList, Refusal } from './billing.ts';
import { hasEnded } from './term-end.rules.ts';

const CENTS_PER_DOLLAR = 100;

export type TopUpDecision = { readonly ok: true; readonly cents: number; readonly amountMillicredits: bigint };

/**
 * Decides whether an account may buy credits for a sum, and how many that gives. They never end.
 *
 * Asked when the order is made; an order that is paid after the membership has ended is still granted.
 */
export function decideTopUp(options: {
  readonly cents: number;
  readonly subscription: LivingSubscription | null;
  readonly priceList: PriceList;
  readonly now: Date;
}): TopUpDecision | Refusal {
  const { cents, subscription, priceList, now } = options;
  const { plans, topUp } = priceList.content;
  if (subscription === null || !plans[subscription.term.plan].topUps) return MEMBERSHIP_REQUIRED;
  const { term, cancelRequestedAt } = subscription;
  if (term.state === 'owed') return PAST_DUE;
  if (cancelRequestedAt !== null && hasEnded(term, now)) return MEMBERSHIP_REQUIRED;
  const isInRange = cents >= topUp.minCents && cents <= topUp.maxCents && cents % CENTS_PER_DOLLAR === 0;
  if (!isInRange) return outOfRange(topUp);
  return { ok: true, cents, amountMillicredits: BigInt(cents) * BigInt(topUp.millicreditsPerCent) };
}

function outOfRange({ minCents, maxCents }: PriceList['content']['topUp']): Refusal {
  const [least, most] = [minCents, maxCents].map((cents) => `$${cents / CENTS_PER_DOLLAR}`);
  return { ok: false, code: 'amount-out-of-range', message: `A top-up is of whole dollars, from ${least} to ${most}.` };
}

const MEMBERSHIP_REQUIRED: Refusal = {
  ok: false,
  code: 'membership-required',
  message: 'Top-ups are for members. Subscribe to a plan first; credits you already have stay yours.',
};
const PAST_DUE: Refusal = {
  ok: false,
  code: 'past-due',
  message: 'The last payment failed. Give a card that can be charged; then credits can be topped up.',
};
