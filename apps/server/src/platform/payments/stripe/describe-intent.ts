import type Stripe from 'stripe';
import type { FoundCharge } from '../payment-gateway.ts';

type Declined = Extract<FoundCharge, { readonly kind: 'declined' }>;

/** What Stripe says of a failed try, in an error or in the payment itself. */
type Failure = {
  readonly code?: string | undefined;
  readonly decline_code?: string | undefined;
  readonly message?: string | undefined;
};

/** Stripe's sentences for customers say "your card"; this one stands where there is none. */
const DECLINED = 'The bank declined the card. Use another card, or ask the bank.';

/** Answers about a payment by its state alone, so that an answer and a later look-up say the same. */
export function answerFor(intent: Stripe.PaymentIntent): FoundCharge {
  switch (intent.status) {
    case 'succeeded':
      return { kind: 'succeeded', chargeRef: intent.id, arrivedCents: intent.amount_received };
    // Every payment of ours is confirmed when it is made, so one that lacks a method has had a failed try. Nobody holds
    // its client secret, so nobody can try it again.
    case 'requires_payment_method':
      return decline(intent.id, intent.last_payment_error ?? {});
    case 'canceled':
      return {
        kind: 'declined',
        chargeRef: intent.id,
        reason: 'abandoned',
        message: 'The payment was given up before it was confirmed.',
      };
    case 'requires_action':
      return askForConfirmation(intent);
    default:
      return { kind: 'pending' };
  }
}

/** A decline that names the bank's reason where there is one. */
export function decline(chargeRef: string | null, { code, decline_code, message }: Failure): Declined {
  return { kind: 'declined', chargeRef, reason: decline_code ?? code ?? 'card_declined', message: message ?? DECLINED };
}

function askForConfirmation({ id, next_action }: Stripe.PaymentIntent): FoundCharge {
  const confirmUrl = next_action?.redirect_to_url?.url;
  // Without a page there is nothing a customer could do; the bank may still decide by itself.
  if (confirmUrl === undefined || confirmUrl === null) return { kind: 'pending' };
  return { kind: 'authentication-required', chargeRef: id, authenticationId: id, confirmUrl };
}
