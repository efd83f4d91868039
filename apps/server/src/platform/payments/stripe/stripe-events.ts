import type Stripe from 'stripe';
import { z } from 'zod';
import { type GatewayEvent, type WebhookDelivery, WebhookRejectedError } from '../payment-gateway.ts';
import { findSavedCard } from './stripe-cards.ts';
import { STRIPE_API_VERSION } from './stripe-client.ts';
import { sumOutsideRefunds } from './stripe-refunds.ts';

/** How old a signature may be, in seconds, so that a delivery somebody caught cannot be sent again next week. */
const TOLERANCE_S = 300;

/** Only what is read; a delivery may be of another API version than the SDK's types, so it is parsed and not believed. */
const metadataSchema = z.record(z.string(), z.string()).nullish();
const intentSchema = z.object({
  id: z.string(),
  amount_received: z.number().int(),
  metadata: metadataSchema,
  last_payment_error: z.object({ message: z.string().optional() }).nullish(),
});
const chargeSchema = z.object({ payment_intent: z.string().nullable() });
const refundSchema = z.object({ id: z.string(), status: z.string().nullable(), metadata: metadataSchema });
const disputeSchema = z.object({ payment_intent: z.string().nullable(), amount: z.number().int() });
const sessionSchema = z.object({
  mode: z.string(),
  customer: z.string().nullable(),
  setup_intent: z.string().nullable(),
});

export type StripeWebhookOptions = {
  readonly stripe: Stripe;
  readonly webhookSecret: string;
  /** The machine's time: signatures are of the real world, whatever the product's clock says. */
  readonly wallClock: () => Date;
};

/**
 * Believes a delivery that Stripe has signed lately, and says what it means to us. What means nothing is no event.
 *
 * Asks Stripe for what a delivery leaves out: whose a refund was, and what card was entered.
 *
 * @throws WebhookRejectedError for a wrong or old signature, or a shape of another API version.
 * @throws GatewayUnavailableError when Stripe cannot be asked; it sends the event again.
 */
export async function readWebhook(
  options: StripeWebhookOptions,
  delivery: WebhookDelivery,
): Promise<readonly GatewayEvent[]> {
  const event = await verify(options, delivery);
  try {
    return await toEvents(options.stripe, event);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const version = `The webhook's API version must be ${STRIPE_API_VERSION}`;
    throw new WebhookRejectedError(`${version}; ${event.type} has another shape.`, { cause: error });
  }
}

async function verify(
  { stripe, webhookSecret, wallClock }: StripeWebhookOptions,
  { headers, body }: WebhookDelivery,
): Promise<Stripe.Event> {
  const signature = headers.get('stripe-signature') ?? '';
  // The SDK counts the age in seconds from milliseconds.
  const receivedAt = wallClock().getTime();
  try {
    return await stripe.webhooks.constructEventAsync(
      Buffer.from(body),
      signature,
      webhookSecret,
      TOLERANCE_S,
      undefined,
      receivedAt,
    );
  } catch {
    // The SDK's error repeats the whole delivery, and what is wrong with a forged one helps nobody but the forger.
    throw new WebhookRejectedError('The delivery is not signed by Stripe with STRIPE_WEBHOOK_SECRET, or is too old.');
  }
}

async function toEvents(stripe: Stripe, event: Stripe.Event): Promise<readonly GatewayEvent[]> {
  const told = { id: event.id, occurredAt: new Date(event.created * 1000) };
  const { object } = event.data;
  switch (event.type) {
    case 'payment_intent.succeeded': {
      const { id, amount_received, metadata } = intentSchema.parse(object);
      const paymentId = metadata?.paymentId ?? null;
      return [{ ...told, kind: 'charge-succeeded', chargeRef: id, paymentId, cents: amount_received }];
    }
    case 'payment_intent.payment_failed':
    case 'payment_intent.canceled': {
      const { id, metadata, last_payment_error } = intentSchema.parse(object);
      const message = last_payment_error?.message ?? 'The payment was given up.';
      return [{ ...told, kind: 'charge-failed', chargeRef: id, paymentId: metadata?.paymentId ?? null, message }];
    }
    case 'charge.refunded':
      return toOutsideRefund(stripe, told, chargeSchema.parse(object).payment_intent);
    case 'refund.updated':
    case 'refund.failed':
      return toRefundOutcome(told, refundSchema.parse(object));
    case 'charge.dispute.created': {
      const { payment_intent, amount } = disputeSchema.parse(object);
      if (payment_intent === null) return [];
      return [{ ...told, kind: 'charge-disputed', chargeRef: payment_intent, cents: amount }];
    }
    case 'checkout.session.completed':
      return toSavedCard(stripe, told, sessionSchema.parse(object));
    default:
      return [];
  }
}

type Told = Pick<GatewayEvent, 'id' | 'occurredAt'>;

// The event comes for our own refunds too; those are told by refund.updated.
async function toOutsideRefund(stripe: Stripe, told: Told, chargeRef: string | null): Promise<readonly GatewayEvent[]> {
  if (chargeRef === null) return [];
  const refundedCents = await sumOutsideRefunds(stripe, chargeRef);
  return refundedCents === 0 ? [] : [{ ...told, kind: 'charge-refunded', chargeRef, refundedCents }];
}

function toRefundOutcome(told: Told, refund: z.infer<typeof refundSchema>): readonly GatewayEvent[] {
  const whose = { refundRef: refund.id, refundId: refund.metadata?.refundId ?? null };
  if (refund.status === 'succeeded') return [{ ...told, kind: 'refund-succeeded', ...whose }];
  if (refund.status !== 'failed' && refund.status !== 'canceled') return [];
  return [{ ...told, kind: 'refund-failed', ...whose, message: 'The bank did not take the money back.' }];
}

async function toSavedCard(
  stripe: Stripe,
  told: Told,
  { mode, customer, setup_intent }: z.infer<typeof sessionSchema>,
): Promise<readonly GatewayEvent[]> {
  if (mode !== 'setup' || customer === null || setup_intent === null) return [];
  const card = await findSavedCard(stripe, setup_intent);
  return card === undefined ? [] : [{ ...told, kind: 'card-saved', customerRef: customer, card }];
}
