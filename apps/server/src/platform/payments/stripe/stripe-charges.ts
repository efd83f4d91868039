import type Stripe from 'stripe';
import {
  type ChargeAnswer,
  type ChargeRequest,
  type FoundCharge,
  GatewayUnavailableError,
} from '../payment-gateway.ts';
import { answerFor, decline } from './describe-intent.ts';
import { callStripe, isCardError, StripeRequestError } from './stripe-errors.ts';

/** How many payments of a customer are looked through, newest first: 20 years of renewals with every attempt failing. */
const LOOKED_THROUGH = 1_200;

/** The most that Stripe gives at once. */
const PAGE = 100;

/**
 * Charges a saved card, in one call that makes and confirms the payment.
 *
 * The idempotency key is the payment's id: asked again, Stripe repeats its first answer, for at least 24 hours. Whoever is
 * in doubt later than that looks the payment up instead.
 *
 * @throws GatewayUnavailableError also while the bank has not decided yet.
 */
export async function chargeOnce(stripe: Stripe, request: ChargeRequest): Promise<ChargeAnswer> {
  const { paymentId, isOffSession } = request;
  try {
    const intent = await callStripe(() =>
      stripe.paymentIntents.create(
        {
          amount: request.cents,
          currency: 'usd',
          customer: request.customerRef,
          payment_method: request.cardRef,
          allowed_payment_method_types: ['card'],
          description: request.description,
          metadata: { paymentId },
          confirm: true,
          return_url: request.returnUrl,
          // A bank that wants confirmation declines at once where nobody could give it.
          ...(isOffSession ? { off_session: true, error_on_requires_action: true } : {}),
        },
        { idempotencyKey: `charge:${paymentId}` },
      ),
    );
    return expectDecided(answerFor(intent));
  } catch (error) {
    if (isCardError(error)) return decline(error.payment_intent?.id ?? null, error);
    throw error;
  }
}

/**
 * Looks a payment up by the id in its metadata, among the customer's newest.
 *
 * A list and not a search: lists show what was made a moment ago, Stripe's search up to a minute later or more, and a
 * payment that is not seen would be taken for one that never was.
 *
 * @see https://docs.stripe.com/search#data-freshness
 */
export async function findCharge(
  stripe: Stripe,
  { paymentId, customerRef }: { readonly paymentId: string; readonly customerRef: string },
): Promise<FoundCharge> {
  const intents = await callStripe(() =>
    stripe.paymentIntents.list({ customer: customerRef, limit: PAGE }).autoPagingToArray({ limit: LOOKED_THROUGH }),
  );
  const intent = intents.find(({ metadata }) => metadata.paymentId === paymentId);
  return intent === undefined ? { kind: 'unknown' } : answerFor(intent);
}

/** Cancels a payment that waits; true when it is cancelled, now or before. */
export async function cancelCharge(stripe: Stripe, chargeRef: string): Promise<boolean> {
  try {
    await callStripe(() =>
      stripe.paymentIntents.cancel(
        chargeRef,
        { cancellation_reason: 'abandoned' },
        { idempotencyKey: `cancel:${chargeRef}` },
      ),
    );
    return true;
  } catch (error) {
    const hasOtherState = error instanceof StripeRequestError && error.stripeCode === 'payment_intent_unexpected_state';
    if (!hasOtherState) throw error;
    const intent = await callStripe(() => stripe.paymentIntents.retrieve(chargeRef));
    return intent.status === 'canceled';
  }
}

function expectDecided(found: FoundCharge): ChargeAnswer {
  if (found.kind !== 'pending' && found.kind !== 'unknown') return found;
  throw new GatewayUnavailableError('The bank has not decided yet; the payment is looked up later.');
}
