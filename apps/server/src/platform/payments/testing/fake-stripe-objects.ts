import type Stripe from 'stripe';

/** Whole objects of the API, every field as the official types ask for it: none is left out and none made up. */

export function customerObject(given: Pick<Stripe.Customer, 'id' | 'email' | 'name' | 'metadata' | 'created'>) {
  return {
    object: 'customer',
    balance: 0,
    default_source: null,
    description: null,
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    shipping: null,
    ...given,
  } satisfies Stripe.Customer;
}

export function cardObject(given: { readonly id: string; readonly last4: string; readonly created: number }) {
  const { last4, ...rest } = given;
  return {
    object: 'payment_method',
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    card: {
      brand: 'visa',
      checks: null,
      country: 'US',
      display_brand: 'visa',
      exp_month: 12,
      exp_year: 2031,
      funding: 'credit',
      generated_from: null,
      last4,
      networks: null,
      regulated_status: null,
      three_d_secure_usage: null,
      wallet: null,
    },
    customer: null as string | null, // Changes when the card is attached.
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
    ...rest,
  } satisfies Stripe.PaymentMethod;
}

export function intentObject(
  given: Pick<Stripe.PaymentIntent, 'id' | 'amount' | 'description' | 'metadata' | 'created'> & {
    readonly customer: string;
    readonly payment_method: string;
  },
): Stripe.PaymentIntent {
  return {
    object: 'payment_intent',
    allowed_payment_method_types: ['card'],
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${given.id}_secret_never_to_be_seen`,
    confirmation_method: 'automatic',
    currency: 'usd',
    customer_account: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: `ch_${given.id}`,
    livemode: false,
    managed_payments: null,
    next_action: null,
    on_behalf_of: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_confirmation',
    transfer_group: null,
    ...given,
  };
}

export function setupObject(
  given: Pick<Stripe.SetupIntent, 'id' | 'status' | 'created' | 'next_action'> & {
    readonly customer: string;
    readonly payment_method: string;
  },
) {
  return {
    object: 'setup_intent',
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    cancellation_reason: null,
    client_secret: `${given.id}_secret_never_to_be_seen`,
    description: null,
    excluded_payment_method_types: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: {},
    on_behalf_of: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card'],
    single_use_mandate: null,
    usage: 'off_session',
    ...given,
  } satisfies Stripe.SetupIntent;
}

export function refundObject(
  given: Pick<Stripe.Refund, 'id' | 'amount' | 'status' | 'created' | 'metadata'> & { readonly payment_intent: string },
): Stripe.Refund {
  return {
    object: 'refund',
    balance_transaction: null,
    charge: `ch_${given.payment_intent}`,
    currency: 'usd',
    customer: null,
    customer_account: null,
    payment_method: null,
    reason: null,
    receipt_number: null,
    source_transfer_reversal: null,
    transfer_reversal: null,
    ...given,
  };
}

/** An event as it is delivered. Of its object only what events of this kind are read for is checked against the types. */
export function eventObject<Thing extends object>(given: {
  readonly id: string;
  readonly type: Stripe.Event.Type;
  readonly created: number;
  readonly thing: Thing;
  readonly api_version: string;
}) {
  const { thing, ...rest } = given;
  return {
    object: 'event',
    data: { object: thing },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    ...rest,
  };
}

export function listObject<Item extends { readonly id: string }>(
  path: string,
  items: readonly Item[],
  page: { readonly limit?: number | undefined; readonly starting_after?: string | undefined },
) {
  const start = page.starting_after === undefined ? 0 : items.findIndex(({ id }) => id === page.starting_after) + 1;
  const end = start + (page.limit ?? 10);
  return { object: 'list', url: path, has_more: end < items.length, data: items.slice(start, end) };
}
