import type Stripe from 'stripe';
import {
  type cardObject,
  customerObject,
  eventObject,
  intentObject,
  listObject,
  refundObject,
  setupObject,
} from './fake-stripe-objects.ts';
import {
  cancelIntentRequest,
  createCustomerRequest,
  createIntentRequest,
  createRefundRequest,
  createSessionRequest,
  createSetupRequest,
  emptyRequest,
  listIntentsRequest,
  listRefundsRequest,
  parseRequest,
  retrieveSetupRequest,
} from './fake-stripe-requests.ts';
import { badRequest, notFound, refused, StripeFault } from './stripe-fault.ts';

/** How a card of the fake behaves: when it is charged, when it is saved, and when money goes back. */
export type FakeCard =
  | 'saving-declines'
  | 'saving-asks-for-confirmation'
  | 'succeeds'
  | 'declines'
  | 'lacks-money'
  | 'asks-for-confirmation'
  | 'refund-pends'
  | 'refund-lacks-balance';

type Card = ReturnType<typeof cardObject> & { readonly behaviour: FakeCard };

/** What the books hold, for tests to look at and to move. */
export type Books = {
  readonly cards: Map<string, Card>;
  readonly customers: Map<string, Stripe.Customer>;
  readonly intents: Stripe.PaymentIntent[];
  readonly setups: Map<string, Stripe.SetupIntent>;
  readonly refunds: Stripe.Refund[];
  readonly events: ReturnType<typeof eventObject>[];
  readonly disputed: Set<string>;
  readonly sessions: { readonly id: string; readonly customer: string }[];
  readonly newId: (prefix: string) => string;
  readonly now: () => number;
};

export type Route = { readonly method: string; readonly path: RegExp; readonly answer: Handler };
type Handler = (books: Books, form: URLSearchParams, id: string) => unknown;

/** Every endpoint that the adapter may call; any other is a 404. */
export const ROUTES: readonly Route[] = [
  { method: 'POST', path: /^\/v1\/customers$/, answer: createCustomer },
  { method: 'POST', path: /^\/v1\/setup_intents$/, answer: createSetup },
  { method: 'GET', path: /^\/v1\/setup_intents\/(\w+)$/, answer: retrieveSetup },
  { method: 'POST', path: /^\/v1\/payment_methods\/(\w+)\/detach$/, answer: detachCard },
  { method: 'POST', path: /^\/v1\/payment_intents$/, answer: createIntent },
  { method: 'GET', path: /^\/v1\/payment_intents$/, answer: listIntents },
  { method: 'GET', path: /^\/v1\/payment_intents\/(\w+)$/, answer: (books, _form, id) => findIntent(books, id) },
  { method: 'POST', path: /^\/v1\/payment_intents\/(\w+)\/cancel$/, answer: cancelIntent },
  { method: 'POST', path: /^\/v1\/refunds$/, answer: createRefund },
  { method: 'GET', path: /^\/v1\/refunds$/, answer: listRefunds },
  { method: 'POST', path: /^\/v1\/checkout\/sessions$/, answer: createSession },
];

export function findIntent(books: Books, id: string): Stripe.PaymentIntent {
  const intent = books.intents.find((candidate) => candidate.id === id);
  if (intent === undefined) throw notFound('payment_intent', id);
  return intent;
}

/** A refund by whoever asks for it: the adapter, or a hand at the dashboard. */
export function giveBack(
  books: Books,
  intent: Stripe.PaymentIntent,
  refund: { readonly amount: number; readonly metadata: Stripe.Metadata; readonly status: string },
): Stripe.Refund {
  const made = refundObject({
    id: books.newId('re'),
    payment_intent: intent.id,
    created: books.now(),
    ...refund,
  });
  books.refunds.unshift(made);
  return made;
}

/** Writes an event down, as it is then delivered. */
export function tell(books: Books, type: Stripe.Event.Type, thing: object, apiVersion: string) {
  const id = books.newId('evt');
  const event = eventObject({ id, type, created: books.now(), thing: structuredClone(thing), api_version: apiVersion });
  books.events.push(event);
  return event;
}

function createCustomer(books: Books, form: URLSearchParams): Stripe.Customer {
  const request = parseRequest(createCustomerRequest, form);
  const customer = customerObject({ id: books.newId('cus'), created: books.now(), ...request });
  books.customers.set(customer.id, customer);
  return customer;
}

function createSetup(books: Books, form: URLSearchParams): Stripe.SetupIntent {
  const request = parseRequest(createSetupRequest, form);
  const card = books.cards.get(request.payment_method);
  if (card === undefined) throw notFound('PaymentMethod', request.payment_method);
  if (!books.customers.has(request.customer)) throw notFound('customer', request.customer);
  if (card.customer !== null && card.customer !== request.customer) {
    throw badRequest('The payment method you provided has already been attached to a customer.');
  }
  if (card.behaviour === 'saving-declines') {
    const message = 'Your card has expired.';
    throw new StripeFault(402, { type: 'card_error', code: 'expired_card', message });
  }
  const isWaiting = card.behaviour === 'saving-asks-for-confirmation';
  if (!isWaiting) card.customer = request.customer;
  const setup = setupObject({
    id: books.newId('seti'),
    status: isWaiting ? 'requires_action' : 'succeeded',
    created: books.now(),
    next_action: isWaiting ? { type: 'use_stripe_sdk' } : null,
    customer: request.customer,
    payment_method: card.id,
  });
  books.setups.set(setup.id, setup);
  return { ...setup, payment_method: withoutBehaviour(card) };
}

function retrieveSetup(books: Books, form: URLSearchParams, id: string): Stripe.SetupIntent {
  const { expand } = parseRequest(retrieveSetupRequest, form);
  const setup = books.setups.get(id);
  if (setup === undefined) throw notFound('setupintent', id);
  const card = books.cards.get(String(setup.payment_method));
  return expand === undefined || card === undefined ? setup : { ...setup, payment_method: withoutBehaviour(card) };
}

function detachCard(books: Books, form: URLSearchParams, id: string): Stripe.PaymentMethod {
  parseRequest(emptyRequest, form);
  const card = books.cards.get(id);
  if (card === undefined) throw notFound('PaymentMethod', id);
  if (card.customer === null) {
    throw badRequest('The payment method you provided is not attached to a customer so detachment is impossible.');
  }
  card.customer = null;
  return withoutBehaviour(card);
}

function createIntent(books: Books, form: URLSearchParams): Stripe.PaymentIntent {
  const request = parseRequest(createIntentRequest, form);
  if (!books.customers.has(request.customer)) throw notFound('customer', request.customer);
  const card = books.cards.get(request.payment_method);
  if (card?.customer !== request.customer) {
    const message = `The customer does not have a payment method with the ID ${request.payment_method}.`;
    throw refused('resource_missing', message);
  }
  const { amount, customer, payment_method, description, metadata } = request;
  const intent = intentObject({
    id: books.newId('pi'),
    created: books.now(),
    ...{ amount, customer, payment_method, description, metadata },
  });
  books.intents.unshift(intent);
  return decide(intent, card.behaviour, { isOffSession: request.off_session === true, returnUrl: request.return_url });
}

function decide(
  intent: Stripe.PaymentIntent,
  behaviour: FakeCard,
  { isOffSession, returnUrl }: { readonly isOffSession: boolean; readonly returnUrl: string },
): Stripe.PaymentIntent {
  if (behaviour === 'declines') throw declineIntent(intent, 'card_declined', 'generic_decline');
  if (behaviour === 'lacks-money') throw declineIntent(intent, 'card_declined', 'insufficient_funds');
  if (behaviour !== 'asks-for-confirmation') return Object.assign(intent, paid(intent));
  if (isOffSession) throw declineIntent(intent, 'authentication_required', 'authentication_required');
  return Object.assign(intent, {
    status: 'requires_action',
    next_action: {
      type: 'redirect_to_url',
      redirect_to_url: { url: `https://hooks.stripe.com/3d_secure_2/${intent.id}`, return_url: returnUrl },
    },
  } satisfies Partial<Stripe.PaymentIntent>);
}

/** What a payment has when its money is there. */
export function paid({ amount }: Stripe.PaymentIntent) {
  return { status: 'succeeded', amount_received: amount, next_action: null } satisfies Partial<Stripe.PaymentIntent>;
}

/** What a payment has when a try has failed. */
export function unpaid(code: string, decline_code?: string) {
  const message = code === 'card_declined' ? 'Your card was declined.' : 'Your card could not be authenticated.';
  const failure = { type: 'card_error' as const, code, message, ...(decline_code && { decline_code }) };
  return {
    status: 'requires_payment_method',
    next_action: null,
    last_payment_error: failure,
  } satisfies Partial<Stripe.PaymentIntent>;
}

function declineIntent(intent: Stripe.PaymentIntent, code: string, declineCode: string): StripeFault {
  const { last_payment_error, ...state } = unpaid(code, declineCode);
  Object.assign(intent, state, { last_payment_error });
  return new StripeFault(402, { ...last_payment_error, payment_intent: structuredClone(intent) });
}

function listIntents(books: Books, form: URLSearchParams) {
  const { customer, ...page } = parseRequest(listIntentsRequest, form);
  const own = books.intents.filter((intent) => intent.customer === customer);
  return listObject('/v1/payment_intents', own, page);
}

function cancelIntent(books: Books, form: URLSearchParams, id: string): Stripe.PaymentIntent {
  const { cancellation_reason = null } = parseRequest(cancelIntentRequest, form);
  const intent = findIntent(books, id);
  if (intent.status === 'succeeded' || intent.status === 'canceled') {
    const message = `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`;
    throw refused('payment_intent_unexpected_state', message);
  }
  return Object.assign(intent, { status: 'canceled', cancellation_reason, next_action: null });
}

function createRefund(books: Books, form: URLSearchParams): Stripe.Refund {
  const { payment_intent, amount, metadata } = parseRequest(createRefundRequest, form);
  const intent = findIntent(books, payment_intent);
  if (intent.status !== 'succeeded') {
    throw refused('payment_intent_unexpected_state', 'This PaymentIntent does not have a successful charge to refund.');
  }
  if (books.disputed.has(intent.id)) throw refused('charge_disputed', 'This charge has been charged back.');
  const behaviour = books.cards.get(String(intent.payment_method))?.behaviour;
  if (behaviour === 'refund-lacks-balance') {
    throw refused('insufficient_funds', 'Insufficient funds in your Stripe account to refund this amount.');
  }
  const left = intent.amount - sumRefunds(books, intent.id);
  if (left === 0) throw refused('charge_already_refunded', 'The charge has already been refunded.');
  if (amount > left) throw refused('amount_too_large', 'Refund amount is greater than unrefunded amount on charge.');
  return giveBack(books, intent, { amount, metadata, status: behaviour === 'refund-pends' ? 'pending' : 'succeeded' });
}

function sumRefunds(books: Books, intentId: string): number {
  return books.refunds
    .filter((refund) => refund.payment_intent === intentId && refund.status !== 'failed')
    .reduce((sum, { amount }) => sum + amount, 0);
}

function listRefunds(books: Books, form: URLSearchParams) {
  const { payment_intent, ...page } = parseRequest(listRefundsRequest, form);
  const own = books.refunds.filter((refund) => refund.payment_intent === payment_intent);
  return listObject('/v1/refunds', own, page);
}

function createSession(books: Books, form: URLSearchParams) {
  const { customer, mode, success_url, cancel_url } = parseRequest(createSessionRequest, form);
  if (!books.customers.has(customer)) throw notFound('customer', customer);
  const id = books.newId('cs_test');
  books.sessions.push({ id, customer });
  const url = `https://checkout.stripe.com/c/pay/${id}`;
  return {
    id,
    object: 'checkout.session',
    mode,
    customer,
    success_url,
    cancel_url,
    url,
  } satisfies Partial<Stripe.Checkout.Session>;
}

function withoutBehaviour({ behaviour: _behaviour, ...card }: Card): Stripe.PaymentMethod {
  return card;
}
