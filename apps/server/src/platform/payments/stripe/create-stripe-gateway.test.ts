import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ChargeAnswer,
  GatewayRefusedError,
  GatewayUnavailableError,
  type PaymentGateway,
} from '../payment-gateway.ts';
import { type FakeStripe, startFakeStripe } from '../testing/fake-stripe.ts';
import type { FakeCard } from '../testing/fake-stripe-books.ts';
import { describeGateway, type GatewayUnderTest, requestWith } from '../testing/gateway-conformance.ts';
import { StripeFault } from '../testing/stripe-fault.ts';
import { createStripeGateway } from './create-stripe-gateway.ts';
import { STRIPE_API_VERSION } from './stripe-client.ts';

const SECRETS = { secretKey: 'sk_test_4eC39HqLyjWDarjtT1zdp7dc', webhookSecret: 'whsec_3f9aKq' };

/** One try and two more by the SDK. */
const TRIES = 3;

let stripe: FakeStripe;
let gateway: PaymentGateway;

beforeAll(async () => {
  stripe = await startFakeStripe({ ...SECRETS, apiVersion: STRIPE_API_VERSION });
  gateway = openGateway();
});
afterAll(() => stripe.close());

const openGateway = (secretKey = SECRETS.secretKey) =>
  createStripeGateway({
    ...SECRETS,
    secretKey,
    baseUrl: stripe.baseUrl,
    newId: randomUUID,
    wallClock: () => new Date(),
  });

const underTest = (): GatewayUnderTest => ({
  gateway,
  enterCard: stripe.enterCard,
  chargeUnheard: async (request) => {
    stripe.loseAnswers(TRIES);
    await expect(gateway.charge(request)).rejects.toThrow(GatewayUnavailableError);
  },
  confirm: async (id, outcome) => stripe.confirm(id, outcome),
  refundOutside: async (chargeRef, cents) => stripe.refundOutside(chargeRef, cents),
  dispute: async (chargeRef) => stripe.dispute(chargeRef),
  countCharges: async (paymentId) =>
    stripe.books.intents.filter(({ metadata }) => metadata.paymentId === paymentId).length,
});

describeGateway('Stripe', underTest);

async function requestFor(card: FakeCard) {
  return requestWith({ gateway, enterCard: () => stripe.enterCard(card) }, 'succeeds');
}

function refOf(answer: ChargeAnswer): string {
  if (answer.kind !== 'succeeded') throw new Error(`The charge is ${answer.kind}.`);
  return answer.chargeRef;
}

const keysOf = (path: string) =>
  stripe.requests.filter((request) => request.path === path).map(({ idempotencyKey }) => idempotencyKey);

describe('createStripeGateway', () => {
  test('every POST bears a key of its purpose and our id', async () => {
    const request = await requestFor('succeeds');
    const refundId = randomUUID();
    const chargeRef = refOf(await gateway.charge(request));
    await gateway.refund({ refundId, chargeRef, cents: request.cents });
    expect(keysOf('/v1/payment_intents')).toContain(`charge:${request.paymentId}`);
    expect(keysOf('/v1/refunds')).toContain(`refund:${refundId}:1`);
    const posts = stripe.requests.filter(({ method }) => method === 'POST');
    expect(posts.every(({ idempotencyKey }) => /^[a-z-]+:[\w:-]+$/.test(idempotencyKey ?? ''))).toBe(true);
  });

  test('an answer lost once is fetched by the SDK under the same key, and the charge is one', async () => {
    const request = await requestFor('succeeds');
    stripe.loseAnswers(1);
    expect(await gateway.charge(request)).toMatchObject({ kind: 'succeeded' });
    expect(keysOf('/v1/payment_intents').slice(-2)).toEqual(Array(2).fill(`charge:${request.paymentId}`));
    expect(await underTest().countCharges(request.paymentId)).toBe(1);
  });

  test.each([
    ['an error of Stripe', new StripeFault(500, { type: 'api_error', message: 'Sorry.' })],
    ['a lock that somebody holds', new StripeFault(429, { type: 'invalid_request_error', code: 'lock_timeout' })],
    ['a rate limit', new StripeFault(429, { type: 'invalid_request_error', code: 'rate_limit' })],
    ['a key in use', new StripeFault(409, { type: 'idempotency_error', code: 'idempotency_key_in_use' })],
  ])('%s means later, and charges nothing', async (_name, fault) => {
    const request = await requestFor('succeeds');
    stripe.failRequests(TRIES, fault);
    await expect(gateway.charge(request)).rejects.toThrow(GatewayUnavailableError);
    stripe.failRequests(0, fault);
    expect(await gateway.findCharge(request)).toEqual({ kind: 'unknown' });
  });

  test('nobody at the address means later', async () => {
    const gone = await startFakeStripe({ ...SECRETS, apiVersion: STRIPE_API_VERSION });
    await gone.close();
    const lonely = createStripeGateway({
      ...SECRETS,
      baseUrl: gone.baseUrl,
      newId: randomUUID,
      wallClock: () => new Date(),
    });
    const attempt = { paymentId: randomUUID(), customerRef: 'cus_1' };
    await expect(lonely.findCharge(attempt)).rejects.toThrow(GatewayUnavailableError);
  });

  test('a wrong key is told to the operator, and no part of it', async () => {
    const error = await openGateway('sk_test_wrong_key_1234')
      .createCustomer({ accountId: randomUUID(), email: 'a@example.com', name: 'A' })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GatewayRefusedError);
    expect(String(error)).toMatch(/Stripe does not accept STRIPE_SECRET_KEY \(request req_\w+\)\./);
    expect(inspect(error, { depth: 9 })).not.toMatch(/sk_test|\*\*\*\*/);
  });

  test('no answer and no error carries the secret of a payment', async () => {
    const declined = await gateway.charge(await requestFor('declines'));
    const request = await requestFor('succeeds');
    await gateway.charge(request);
    const refused = await gateway.charge({ ...request, cents: 5000 }).catch((thrown: unknown) => thrown);
    expect(inspect([declined, refused], { depth: 9 })).not.toMatch(/secret/i);
  });

  test.each([
    ['declines', 'generic_decline'],
    ['lacks-money', 'insufficient_funds'],
  ] as const)("a card that %s names the bank's reason", async (card, reason) => {
    expect(await gateway.charge(await requestFor(card))).toMatchObject({ kind: 'declined', reason });
  });

  test("a payment is found behind hundreds of the customer's newer ones", async () => {
    const request = await requestFor('succeeds');
    const first = await gateway.charge(request);
    const [made] = stripe.books.intents;
    if (made === undefined) throw new Error('The charge made no payment.');
    const newer = Array.from({ length: 250 }, (_, index) => ({ ...made, id: `pi_newer${index}`, metadata: {} }));
    stripe.books.intents.unshift(...newer);
    expect(await gateway.findCharge(request)).toEqual(first);
  });

  test('a payment the bank still thinks about is pending, and its charge means later', async () => {
    const request = await requestFor('succeeds');
    await gateway.charge(request);
    const [made] = stripe.books.intents;
    Object.assign(made ?? {}, { status: 'processing' });
    expect(await gateway.findCharge(request)).toEqual({ kind: 'pending' });
  });
});

describe('saving a card at Stripe', () => {
  test.each([
    ['saving-declines', 'Your card has expired.'],
    ['saving-asks-for-confirmation', 'The bank wants to confirm this card. Enter it on the page of Stripe.'],
  ] as const)('one that %s is refused with a sentence for the customer', async (card, message) => {
    const { ref } = await gateway.createCustomer({ accountId: randomUUID(), email: 'a@example.com', name: 'A' });
    const token = stripe.enterCard(card);
    expect(await gateway.saveCard({ customerRef: ref, token })).toEqual({ kind: 'refused', message });
  });

  test("somebody else's card is refused", async () => {
    const request = await requestFor('succeeds');
    const stranger = await gateway.createCustomer({ accountId: randomUUID(), email: 'b@example.com', name: 'B' });
    const theft = { customerRef: stranger.ref, token: request.cardRef };
    expect(await gateway.saveCard(theft)).toMatchObject({ kind: 'refused', message: expect.stringContaining('token') });
  });
});

describe('refunds of Stripe', () => {
  test('one that failed for lack of balance is tried again, although Stripe repeats old answers', async () => {
    const request = await requestFor('refund-lacks-balance');
    const refund = { refundId: randomUUID(), chargeRef: refOf(await gateway.charge(request)), cents: 1000 };
    for (let hour = 0; hour < 3; hour += 1) {
      expect(await gateway.refund(refund)).toMatchObject({
        kind: 'failed',
        message: expect.stringContaining('Insufficient funds'),
      });
    }
    Object.assign(stripe.books.cards.get(request.cardRef) ?? {}, { behaviour: 'succeeds' });
    const done = await gateway.refund(refund);
    expect(done).toMatchObject({ kind: 'succeeded' });
    expect(await gateway.refund(refund)).toEqual(done);
    expect(stripe.books.refunds.filter(({ metadata }) => metadata?.refundId === refund.refundId)).toHaveLength(1);
  });

  test('one that was accepted and came back is made anew, once, by two at the same time', async () => {
    const request = await requestFor('refund-pends');
    const refund = { refundId: randomUUID(), chargeRef: refOf(await gateway.charge(request)), cents: request.cents };
    const first = await gateway.refund(refund);
    if (first.kind !== 'pending') throw new Error(`The refund is ${first.kind}.`);
    expect(await gateway.refund(refund)).toEqual(first);
    const events = await gateway.readWebhook(stripe.endRefund(first.refundRef, 'failed'));
    expect(events).toMatchObject([{ kind: 'refund-failed', refundRef: first.refundRef, refundId: refund.refundId }]);
    const [second, third] = await Promise.all([gateway.refund(refund), gateway.refund(refund)]);
    expect(second).toMatchObject({ kind: 'pending' });
    expect(second).not.toEqual(first);
    expect(third).toEqual(second);
  });

  test('one asked again after Stripe has forgotten its key is still one', async () => {
    const request = await requestFor('succeeds');
    const refund = { refundId: randomUUID(), chargeRef: refOf(await gateway.charge(request)), cents: 500 };
    const first = await gateway.refund(refund);
    stripe.forgetKeys();
    expect(await gateway.refund(refund)).toEqual(first);
  });
});
