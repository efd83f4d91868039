import type { PaymentGateway } from '../payment-gateway.ts';
import { createCustomer, forgetCard, saveCard, startCardEntry } from './stripe-cards.ts';
import { cancelCharge, chargeOnce, findCharge } from './stripe-charges.ts';
import { createStripeClient, type StripeConnection } from './stripe-client.ts';
import { readWebhook } from './stripe-events.ts';
import { refundOnce } from './stripe-refunds.ts';

export type StripeGatewayOptions = StripeConnection & {
  readonly webhookSecret: string;
  /** A fresh UUID, for calls that have no id of ours. */
  readonly newId: () => string;
  /** The machine's time, by which the age of signatures is judged. */
  readonly wallClock: () => Date;
};

/**
 * Real money, by Stripe. Cards are entered on a page of Stripe and never reach us.
 *
 * A charge is a PaymentIntent; every POST bears an idempotency key of its purpose and our id. In every method, a wrong key
 * or a request that Stripe does not accept is a GatewayRefusedError for the operator.
 *
 * @see https://docs.stripe.com/api
 */
export function createStripeGateway(options: StripeGatewayOptions): PaymentGateway {
  const stripe = createStripeClient(options);
  return {
    name: 'stripe',
    hostedEntry: true,
    createCustomer: (customer) => createCustomer(stripe, customer),
    saveCard: (card) => saveCard(stripe, card),
    forgetCard: (cardRef) => forgetCard(stripe, cardRef),
    startCardEntry: (entry) => startCardEntry(stripe, { ...entry, id: options.newId() }),
    charge: (request) => chargeOnce(stripe, request),
    findCharge: (attempt) => findCharge(stripe, attempt),
    cancelCharge: (chargeRef) => cancelCharge(stripe, chargeRef),
    refund: (request) => refundOnce(stripe, request),
    readWebhook: (delivery) => readWebhook({ ...options, stripe }, delivery),
  };
}
