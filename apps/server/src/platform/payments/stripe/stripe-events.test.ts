import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GatewayUnavailableError, type PaymentGateway, WebhookRejectedError } from '../payment-gateway.ts';
import { type FakeStripe, startFakeStripe } from '../testing/fake-stripe.ts';
import { requestWith } from '../testing/gateway-conformance.ts';
import { StripeFault } from '../testing/stripe-fault.ts';
import { createStripeGateway } from './create-stripe-gateway.ts';
import { STRIPE_API_VERSION } from './stripe-client.ts';

const SECRETS = { secretKey: 'sk_test_1', webhookSecret: 'whsec_of_the_endpoint' };
const NOW = new Date('2031-05-01T12:00:00.000Z');

let stripe: FakeStripe;
let gateway: PaymentGateway;

beforeAll(async () => {
  stripe = await startFakeStripe({ ...SECRETS, apiVersion: STRIPE_API_VERSION });
  gateway = createStripeGateway({ ...SECRETS, baseUrl: stripe.baseUrl, newId: randomUUID, wallClock: () => NOW });
});
afterAll(() => stripe.close());

const INTENT = { id: 'pi_1', amount_received: 2900, metadata: { paymentId: 'p1' }, last_payment_error: null };
const eventOf = (type: string, object: object) => ({
  id: 'evt_1',
  object: 'event',
  type,
  created: 1_935_403_200,
  data: { object },
});
const secondsAgo = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

describe('readWebhook of Stripe', () => {
  const event = eventOf('payment_intent.succeeded', INTENT);

  test('a delivery signed within five minutes is believed', async () => {
    for (const at of [NOW, secondsAgo(300)]) {
      const events = await gateway.readWebhook(stripe.deliver(event, { at }));
      expect(events).toEqual([
        {
          id: 'evt_1',
          occurredAt: new Date(1_935_403_200_000),
          kind: 'charge-succeeded',
          chargeRef: 'pi_1',
          paymentId: 'p1',
          cents: 2900,
        },
      ]);
    }
  });

  test.each([
    ['of another secret', () => stripe.deliver(event, { secret: 'whsec_other', at: NOW })],
    ['of yesterday', () => stripe.deliver(event, { at: secondsAgo(86_400) })],
    ['six minutes old', () => stripe.deliver(event, { at: secondsAgo(301) })],
    ['of a time before its signature was made', () => tamper({ timestamp: secondsAgo(0).getTime() / 1000 + 1 })],
    ['of another body', () => tamper({ body: JSON.stringify({ ...event, id: 'evt_2' }) })],
    ['without any', () => ({ ...stripe.deliver(event, { at: NOW }), headers: new Headers() })],
    ['that is no signature', () => tamper({ header: 't=now,v1=🙂' })],
    ['only by an older scheme', () => tamper({ header: `t=${NOW.getTime() / 1000},v0=${'a'.repeat(64)}` })],
  ])('a signature %s is rejected, and nothing of the delivery is repeated', async (_name, deliver) => {
    const error = await gateway.readWebhook(deliver()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WebhookRejectedError);
    expect(inspect(error, { depth: 9 })).not.toMatch(/pi_1|whsec/);
  });

  function tamper(change: { readonly body?: string; readonly timestamp?: number; readonly header?: string }) {
    const delivery = stripe.deliver(event, { at: NOW });
    const signed = delivery.headers.get('stripe-signature') ?? '';
    const header = change.timestamp === undefined ? signed : signed.replace(/t=\d+/, `t=${change.timestamp}`);
    const safe = (change.header ?? header).replace(/[^\x20-\x7e]/g, '?');
    return {
      headers: new Headers({ 'stripe-signature': safe }),
      body: change.body === undefined ? delivery.body : new TextEncoder().encode(change.body),
    };
  }

  const read = (type: string, object: object) =>
    gateway.readWebhook(stripe.deliver(eventOf(type, object), { at: NOW }));

  test.each(['payment_intent.payment_failed', 'payment_intent.canceled'])('%s is a failed charge', async (type) => {
    const failed = { ...INTENT, last_payment_error: { message: 'Your card was declined.' } };
    expect(await read(type, failed)).toMatchObject([
      { kind: 'charge-failed', chargeRef: 'pi_1', paymentId: 'p1', message: 'Your card was declined.' },
    ]);
    expect(await read(type, INTENT)).toMatchObject([{ message: 'The payment was given up.' }]);
  });

  test('a payment that is not ours has no id of ours', async () => {
    expect(await read('payment_intent.succeeded', { ...INTENT, metadata: {} })).toMatchObject([{ paymentId: null }]);
  });

  test.each([
    ['refund.updated', 'succeeded', 'refund-succeeded'],
    ['refund.updated', 'failed', 'refund-failed'],
    ['refund.updated', 'canceled', 'refund-failed'],
    ['refund.failed', 'failed', 'refund-failed'],
  ])('%s with status %s is %s', async (type, status, kind) => {
    const refund = { id: 're_1', status, metadata: { refundId: 'r1' } };
    expect(await read(type, refund)).toMatchObject([{ kind, refundRef: 're_1', refundId: 'r1' }]);
  });

  test.each([
    ['refund.updated', { id: 're_1', status: 'pending', metadata: {} }],
    ['charge.refunded', { payment_intent: null }],
    ['charge.dispute.created', { payment_intent: null, amount: 100 }],
    ['checkout.session.completed', { mode: 'payment', customer: 'cus_1', setup_intent: null }],
    ['customer.created', { id: 'cus_1' }],
  ])('%s that concerns nothing of ours is no event', async (type, object) => {
    expect(await read(type, object)).toEqual([]);
  });

  test('a delivery of another shape names the version that the webhook must have', async () => {
    await expect(read('charge.dispute.created', { charge: 'ch_1' })).rejects.toThrow(
      /API version must be 2026-10-28\.endive; charge\.dispute\.created has another shape/,
    );
  });

  test('our own refund is told by its outcome and not as money given back outside', async () => {
    const request = await requestWith({ gateway, enterCard: stripe.enterCard }, 'succeeds');
    const { chargeRef } = await gateway.charge(request);
    await gateway.refund({ refundId: randomUUID(), chargeRef: chargeRef ?? '', cents: 900 });
    expect(await read('charge.refunded', { payment_intent: chargeRef })).toEqual([]);
  });

  test('a card entered on the page of Stripe is told with what may be shown of it', async () => {
    const { ref } = await gateway.createCustomer({ accountId: randomUUID(), email: 'a@example.com', name: 'A' });
    const page = await gateway.startCardEntry?.({ customerRef: ref, returnUrl: 'https://studio.example.com/account' });
    expect(page?.url).toMatch(/^https:\/\/checkout\.stripe\.com\//);
    const token = stripe.enterCard('succeeds');
    const { headers, body } = stripe.finishCardEntry(token);
    const events = await gateway.readWebhook(stripe.deliver(JSON.parse(new TextDecoder().decode(body)), { at: NOW }));
    expect(headers.has('stripe-signature')).toBe(true);
    expect(events).toMatchObject([
      { kind: 'card-saved', customerRef: ref, card: { ref: token, brand: 'visa', last4: '4242' } },
    ]);
  });

  test('an event that cannot be understood without Stripe waits for it', async () => {
    stripe.failRequests(3, new StripeFault(500, { type: 'api_error', message: 'Sorry.' }));
    await expect(read('charge.refunded', { payment_intent: 'pi_1' })).rejects.toThrow(GatewayUnavailableError);
    stripe.failRequests(0, new StripeFault(500, {}));
  });
});
