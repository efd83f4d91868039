import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import type { GatewayCustomer, SaveCardAnswer, SavedCard } from '../payment-gateway.ts';
import { callStripe, isCardError, StripeRequestError } from './stripe-errors.ts';

/** What Stripe.js makes of a card; anything else cannot be a card of Stripe's. */
const PAYMENT_METHOD = /^pm_\w+$/;

const UNUSABLE = 'paymentMethod.token is no card that Stripe can use here; enter the card again.';

/** Makes the customer of an account. */
export async function createCustomer(
  stripe: Stripe,
  { accountId, email, name }: { readonly accountId: string; readonly email: string; readonly name: string },
): Promise<GatewayCustomer> {
  // The key changes with the address and the name: under the old one Stripe would refuse the new ones.
  const digest = createHash('sha256').update(`${email}\n${name}`).digest('hex').slice(0, 16);
  const customer = await callStripe(() =>
    stripe.customers.create(
      { email, name, metadata: { accountId } },
      { idempotencyKey: `customer:${accountId}:${digest}` },
    ),
  );
  return { ref: customer.id };
}

/**
 * Saves a card for charges at which nobody sits before the screen.
 *
 * The bank is asked for its consent to such charges (a setup), since a card that was merely attached is declined more
 * often. A bank that wants to see the customer for it is a refusal here: there is no page; the hosted entry has one.
 */
export async function saveCard(
  stripe: Stripe,
  { customerRef, token }: { readonly customerRef: string; readonly token: string },
): Promise<SaveCardAnswer> {
  if (!PAYMENT_METHOD.test(token)) return { kind: 'refused', message: UNUSABLE };
  try {
    const setup = await callStripe(() =>
      stripe.setupIntents.create(
        {
          customer: customerRef,
          payment_method: token,
          automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
          usage: 'off_session',
          confirm: true,
          expand: ['payment_method'],
        },
        { idempotencyKey: `save-card:${customerRef}:${token}` },
      ),
    );
    const card = setup.status === 'succeeded' ? readCard(setup) : undefined;
    if (card !== undefined) return { kind: 'saved', card };
    return { kind: 'refused', message: 'The bank wants to confirm this card. Enter it on the page of Stripe.' };
  } catch (error) {
    if (isCardError(error)) return { kind: 'refused', message: error.message };
    if (error instanceof StripeRequestError && isAboutCard(error)) return { kind: 'refused', message: UNUSABLE };
    throw error;
  }
}

/** Lets go of a card. One that is gone already is fine. */
export async function forgetCard(stripe: Stripe, cardRef: string): Promise<void> {
  try {
    await callStripe(() => stripe.paymentMethods.detach(cardRef, {}, { idempotencyKey: `forget-card:${cardRef}` }));
  } catch (error) {
    if (!(error instanceof StripeRequestError && isAboutCard(error))) throw error;
  }
}

/** Opens a page of Stripe on which a card is entered. Nothing is charged there. */
export async function startCardEntry(
  stripe: Stripe,
  entry: { readonly id: string; readonly customerRef: string; readonly returnUrl: string },
): Promise<{ readonly url: string }> {
  const session = await callStripe(() =>
    stripe.checkout.sessions.create(
      {
        mode: 'setup',
        customer: entry.customerRef,
        allowed_payment_method_types: ['card'],
        success_url: entry.returnUrl,
        cancel_url: entry.returnUrl,
      },
      { idempotencyKey: `card-entry:${entry.id}` },
    ),
  );
  if (session.url === null) throw new Error(`Stripe opened no page for the card entry ${session.id}.`);
  return { url: session.url };
}

/** The card that a finished setup has saved. */
export async function findSavedCard(stripe: Stripe, setupRef: string): Promise<SavedCard | undefined> {
  return readCard(await callStripe(() => stripe.setupIntents.retrieve(setupRef, { expand: ['payment_method'] })));
}

function readCard({ payment_method: method }: Stripe.SetupIntent): SavedCard | undefined {
  if (method === null || typeof method === 'string' || method.card === undefined) return undefined;
  return { ref: method.id, brand: method.card.brand, last4: method.card.last4 };
}

// A token that was used up, never was, or belongs to somebody else; and a card that is attached to nobody. Stripe has a
// code only for the first.
function isAboutCard({ stripeCode, stripeMessage }: StripeRequestError): boolean {
  return (
    (stripeCode === 'resource_missing' && /payment_?method/i.test(stripeMessage)) ||
    /\b(attached|previously used)\b/.test(stripeMessage)
  );
}
