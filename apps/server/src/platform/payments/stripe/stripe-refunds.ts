import type Stripe from 'stripe';
import type { RefundAnswer, RefundRequest } from '../payment-gateway.ts';
import { callStripe, StripeRequestError } from './stripe-errors.ts';

/** The most that Stripe gives at once, and more refunds than one payment ever has. */
const PAGE = 100;

/** More failed tries than a day of retries makes; keys of older ones are forgotten by Stripe. */
const MOST_KEYS = 30;

/**
 * Gives money back once for a refund, and tries again where an earlier try is known to have failed.
 *
 * A refund that is there already, found by the id in its metadata, is the answer. Otherwise one is made. An idempotency
 * key alone would not do: Stripe repeats a failure under the same key for a day, so nothing would ever be tried again.
 * Therefore the keys of one refund are counted, and the next one is used only when the answer to the one before was a
 * repeated failure: two callers at once walk the same way and end at one refund.
 */
export async function refundOnce(stripe: Stripe, request: RefundRequest): Promise<RefundAnswer> {
  const earlier = await listRefunds(stripe, request);
  const alive = earlier.find((refund) => !hasFailed(refund));
  if (alive !== undefined) return answerFor(alive);
  const failedRefs = new Set(earlier.map(({ id }) => id));
  for (let number = 1; number <= MOST_KEYS; number += 1) {
    const outcome = await tryUnderKey(stripe, request, number);
    const isOld = 'refund' in outcome ? failedRefs.has(outcome.refund.id) : outcome.failure.isReplay;
    if (isOld) continue;
    if ('refund' in outcome) return answerFor(outcome.refund);
    return { kind: 'failed', message: outcome.failure.stripeMessage };
  }
  return { kind: 'failed', message: 'This refund was tried too often today; it is tried again tomorrow.' };
}

/** What was given back of a payment without Gesso: every refund that bears no id of ours. */
export async function sumOutsideRefunds(stripe: Stripe, chargeRef: string): Promise<number> {
  const refunds = await callStripe(() => stripe.refunds.list({ payment_intent: chargeRef, limit: PAGE }));
  return refunds.data
    .filter((refund) => !hasFailed(refund) && refund.metadata?.refundId === undefined)
    .reduce((sum, { amount }) => sum + amount, 0);
}

type Outcome = { readonly refund: Stripe.Refund } | { readonly failure: StripeRequestError };

async function tryUnderKey(
  stripe: Stripe,
  { refundId, chargeRef, cents }: RefundRequest,
  number: number,
): Promise<Outcome> {
  try {
    const refund = await callStripe(() =>
      stripe.refunds.create(
        { payment_intent: chargeRef, amount: cents, reason: 'requested_by_customer', metadata: { refundId } },
        { idempotencyKey: `refund:${refundId}:${number}` },
      ),
    );
    return { refund };
  } catch (error) {
    if (error instanceof StripeRequestError && error.isRefundFailure) return { failure: error };
    throw error;
  }
}

async function listRefunds(stripe: Stripe, { refundId, chargeRef }: RefundRequest): Promise<readonly Stripe.Refund[]> {
  const refunds = await callStripe(() => stripe.refunds.list({ payment_intent: chargeRef, limit: PAGE }));
  return refunds.data.filter(({ metadata }) => metadata?.refundId === refundId);
}

function answerFor(refund: Stripe.Refund): RefundAnswer {
  if (hasFailed(refund)) return { kind: 'failed', message: describeFailure(refund) };
  return { kind: refund.status === 'succeeded' ? 'succeeded' : 'pending', refundRef: refund.id };
}

function hasFailed({ status }: Stripe.Refund): boolean {
  return status === 'failed' || status === 'canceled';
}

function describeFailure({ failure_reason }: Stripe.Refund): string {
  return failure_reason === undefined
    ? 'The bank did not take the money back.'
    : `The bank did not take the money back (${failure_reason}).`;
}
