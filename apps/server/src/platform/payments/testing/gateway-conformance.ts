import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  type ChargeAnswer,
  type ChargeRequest,
  GatewayRefusedError,
  type PaymentGateway,
  type WebhookDelivery,
  WebhookRejectedError,
} from '../payment-gateway.ts';

/** How a card behaves that a test enters. */
export type CardBehaviour = 'succeeds' | 'declines' | 'lacks-money' | 'asks-for-confirmation';

/** A gateway, and the world outside of it that a test moves. */
export type GatewayUnderTest = {
  readonly gateway: PaymentGateway;
  /** What a person's entry of such a card gives. */
  readonly enterCard: (behaviour: CardBehaviour) => string;
  /** Does what a charge asks for, and lets nobody hear the answer. */
  readonly chargeUnheard: (request: ChargeRequest) => Promise<void>;
  /** Ends a confirmation as its page would. */
  readonly confirm: (authenticationId: string, outcome: 'succeed' | 'fail') => Promise<WebhookDelivery>;
  readonly refundOutside: (chargeRef: string, cents: number) => Promise<WebhookDelivery>;
  readonly dispute: (chargeRef: string) => Promise<WebhookDelivery>;
  /** How many charges the gateway's own books hold for a payment. */
  readonly countCharges: (paymentId: string) => Promise<number>;
};

/** What every gateway must do, whoever is behind it. Called in a test file; `open` gives one gateway for all tests. */
export function describeGateway(name: string, open: () => GatewayUnderTest): void {
  describe(`${name} keeps the promises of every gateway:`, () => {
    test('an account has one customer, however often it is asked for', async () => {
      const { gateway } = open();
      const account = { accountId: randomUUID(), email: 'ada@example.com', name: 'Ada' };
      const [first, second] = await Promise.all([gateway.createCustomer(account), gateway.createCustomer(account)]);
      expect(second).toEqual(first);
    });

    test('a saved card shows its brand and last four digits, and nothing else', async () => {
      const { card } = await saveCard(open(), 'succeeds');
      expect(card).toEqual({
        ref: expect.any(String),
        brand: expect.stringMatching(/^[a-z]+$/),
        last4: expect.stringMatching(/^\d{4}$/),
      });
    });

    test('a token that is no card is refused with its field in the sentence', async () => {
      const { gateway } = open();
      const customer = await createCustomer(gateway);
      for (const token of ['tok_nobody', 'pm_nobody', '4242424242424242', '💳']) {
        const answer = await gateway.saveCard({ customerRef: customer.ref, token });
        expect(answer).toMatchObject({ kind: 'refused', message: expect.stringContaining('paymentMethod.token') });
      }
    });

    test('a charge arrives whole', async () => {
      const under = open();
      const request = await requestWith(under, 'succeeds');
      const answer = await under.gateway.charge(request);
      expect(answer).toEqual({ kind: 'succeeded', chargeRef: expect.any(String), arrivedCents: request.cents });
      expect(await under.gateway.findCharge(request)).toEqual(answer);
    });

    test('one payment asked for twelve times at once is one charge with one answer', async () => {
      const under = open();
      const request = await requestWith(under, 'succeeds');
      const answers = await Promise.all(Array.from({ length: 12 }, () => under.gateway.charge(request)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]?.kind).toBe('succeeded');
      expect(await under.countCharges(request.paymentId)).toBe(1);
    });

    test('a payment asked for again with another sum is refused and charges nothing more', async () => {
      const under = open();
      const request = await requestWith(under, 'succeeds');
      await under.gateway.charge(request);
      const other = under.gateway.charge({ ...request, cents: request.cents + 1 });
      await expect(other).rejects.toThrow(GatewayRefusedError);
      expect(await under.countCharges(request.paymentId)).toBe(1);
    });

    test.each(['declines', 'lacks-money'] as const)('a card that %s is final for the payment', async (behaviour) => {
      const under = open();
      const request = await requestWith(under, behaviour);
      const answer = await under.gateway.charge(request);
      expect(answer).toMatchObject({ kind: 'declined', chargeRef: expect.any(String) });
      expect(answer).toMatchObject({ reason: expect.stringMatching(/\w/), message: expect.stringMatching(/\.$/) });
      expect(await under.gateway.charge(request)).toEqual(answer);
      expect(await under.gateway.findCharge(request)).toEqual(answer);
    });

    test('a bank that wants confirmation declines when nobody sits there', async () => {
      const under = open();
      const request = { ...(await requestWith(under, 'asks-for-confirmation')), isOffSession: true };
      const answer = await under.gateway.charge(request);
      expect(answer).toMatchObject({ kind: 'declined', reason: expect.stringMatching(/^authentication.required$/) });
      expect(await under.gateway.findCharge(request)).toMatchObject({ kind: 'declined' });
    });

    test('a charge waits for its confirmation and then succeeds', async () => {
      const under = open();
      const request = await requestWith(under, 'asks-for-confirmation');
      const answer = expectWaiting(await under.gateway.charge(request));
      expect(answer.confirmUrl).toContain(answer.authenticationId);
      expect(await under.gateway.findCharge(request)).toEqual(answer);
      const events = await under.gateway.readWebhook(await under.confirm(answer.authenticationId, 'succeed'));
      expect(events).toEqual([
        {
          kind: 'charge-succeeded',
          id: expect.any(String),
          occurredAt: expect.any(Date),
          chargeRef: answer.chargeRef,
          paymentId: request.paymentId,
          cents: request.cents,
        },
      ]);
      expect(await under.gateway.findCharge(request)).toMatchObject({ kind: 'succeeded', arrivedCents: request.cents });
    });

    test('a confirmation that fails is a failed charge', async () => {
      const under = open();
      const request = await requestWith(under, 'asks-for-confirmation');
      const { chargeRef, authenticationId } = expectWaiting(await under.gateway.charge(request));
      const events = await under.gateway.readWebhook(await under.confirm(authenticationId, 'fail'));
      expect(events).toMatchObject([
        { kind: 'charge-failed', chargeRef, paymentId: request.paymentId, message: expect.stringMatching(/\.$/) },
      ]);
      expect(await under.gateway.findCharge(request)).toMatchObject({ kind: 'declined', chargeRef });
    });

    test('a charge that was given up cannot be confirmed any more', async () => {
      const under = open();
      const request = await requestWith(under, 'asks-for-confirmation');
      const { chargeRef, authenticationId } = expectWaiting(await under.gateway.charge(request));
      expect(await under.gateway.cancelCharge(chargeRef)).toBe(true);
      expect(await under.gateway.cancelCharge(chargeRef)).toBe(true);
      await expect(under.confirm(authenticationId, 'succeed')).rejects.toThrow();
      expect(await under.gateway.findCharge(request)).toMatchObject({ kind: 'declined', reason: 'abandoned' });
    });

    test('a charge that has succeeded is not given up', async () => {
      const under = open();
      const request = await requestWith(under, 'asks-for-confirmation');
      const { chargeRef, authenticationId } = expectWaiting(await under.gateway.charge(request));
      await under.confirm(authenticationId, 'succeed');
      expect(await under.gateway.cancelCharge(chargeRef)).toBe(false);
      expect(await under.gateway.findCharge(request)).toMatchObject({ kind: 'succeeded' });
    });

    test('a payment that never arrived is unknown', async () => {
      const under = open();
      const request = await requestWith(under, 'succeeds');
      expect(await under.gateway.findCharge(request)).toEqual({ kind: 'unknown' });
    });

    test('a charge whose answer was lost is found, also among many others', async () => {
      const under = open();
      const request = await requestWith(under, 'succeeds');
      await under.chargeUnheard(request);
      for (let other = 0; other < 3; other += 1) {
        await under.gateway.charge({ ...request, paymentId: randomUUID() });
      }
      const found = await under.gateway.findCharge(request);
      expect(found).toMatchObject({ kind: 'succeeded', arrivedCents: request.cents });
      expect(await under.gateway.charge(request)).toEqual(found);
      expect(await under.countCharges(request.paymentId)).toBe(1);
    });

    test('one refund asked for eight times at once gives the money back once', async () => {
      const under = open();
      const { chargeRef } = await chargeWith(under, 'succeeds', 1000);
      const refund = { refundId: randomUUID(), chargeRef, cents: 400 };
      const answers = await Promise.all(Array.from({ length: 8 }, () => under.gateway.refund(refund)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]).toEqual({ kind: 'succeeded', refundRef: expect.any(String) });
      // 600 are left: had it gone back twice, these would not.
      const rest = { refundId: randomUUID(), chargeRef, cents: 600 };
      expect(await under.gateway.refund(rest)).toMatchObject({ kind: 'succeeded' });
      expect(await under.gateway.refund({ ...rest, refundId: randomUUID(), cents: 1 })).toMatchObject({
        kind: 'failed',
      });
    });

    test('money given back outside is told as its total, and our own refunds are not in it', async () => {
      const under = open();
      const { chargeRef } = await chargeWith(under, 'succeeds', 1000);
      await under.gateway.refund({ refundId: randomUUID(), chargeRef, cents: 300 });
      const events = await under.gateway.readWebhook(await under.refundOutside(chargeRef, 700));
      expect(events).toMatchObject([{ kind: 'charge-refunded', chargeRef, refundedCents: 700 }]);
    });

    test('money a bank took back is told', async () => {
      const under = open();
      const { chargeRef } = await chargeWith(under, 'succeeds', 1200);
      const events = await under.gateway.readWebhook(await under.dispute(chargeRef));
      expect(events).toMatchObject([{ kind: 'charge-disputed', chargeRef, cents: 1200 }]);
      const refund = { refundId: randomUUID(), chargeRef, cents: 1200 };
      expect(await under.gateway.refund(refund)).toMatchObject({ kind: 'failed' });
    });

    test('a delivery that comes twice is the same event, and a made-up one is none', async () => {
      const under = open();
      const { chargeRef } = await chargeWith(under, 'succeeds', 500);
      const delivery = await under.dispute(chargeRef);
      const [first, second] = await Promise.all([
        under.gateway.readWebhook(delivery),
        under.gateway.readWebhook(delivery),
      ]);
      expect(second).toEqual(first);
      for (const body of ['', '{}', '[]', 'null', '{"id":"evt_made_up","type":"payment_intent.succeeded"}', '\u0000']) {
        const forged = { headers: delivery.headers, body: new TextEncoder().encode(body) };
        await expect(under.gateway.readWebhook(forged)).rejects.toThrow(WebhookRejectedError);
      }
    });

    test('a card that was let go cannot be charged, and what it paid can still go back', async () => {
      const under = open();
      const request = await requestWith(under, 'succeeds');
      const { chargeRef } = expectSucceeded(await under.gateway.charge(request));
      await under.gateway.forgetCard(request.cardRef);
      await under.gateway.forgetCard(request.cardRef);
      const later = under.gateway.charge({ ...request, paymentId: randomUUID() });
      await expect(later).rejects.toThrow(GatewayRefusedError);
      const refund = { refundId: randomUUID(), chargeRef, cents: request.cents };
      expect(await under.gateway.refund(refund)).toMatchObject({ kind: 'succeeded' });
    });

    test("nobody is charged with another customer's card", async () => {
      const under = open();
      const request = await requestWith(under, 'succeeds');
      const stranger = await createCustomer(under.gateway);
      const charge = under.gateway.charge({ ...request, customerRef: stranger.ref });
      await expect(charge).rejects.toThrow(GatewayRefusedError);
    });
  });
}

/** A customer with a saved card and a charge of it that nobody has asked for yet. */
export async function requestWith(
  under: Pick<GatewayUnderTest, 'gateway' | 'enterCard'>,
  behaviour: CardBehaviour,
  cents = 2900,
): Promise<ChargeRequest> {
  const { customerRef, card } = await saveCard(under, behaviour);
  return {
    paymentId: randomUUID(),
    customerRef,
    cardRef: card.ref,
    cents,
    description: 'Gesso Basic, one month',
    isOffSession: false,
    returnUrl: 'https://studio.example.com/account/subscription',
  };
}

async function chargeWith(under: GatewayUnderTest, behaviour: CardBehaviour, cents: number) {
  return expectSucceeded(await under.gateway.charge(await requestWith(under, behaviour, cents)));
}

async function saveCard(under: Pick<GatewayUnderTest, 'gateway' | 'enterCard'>, behaviour: CardBehaviour) {
  const { ref: customerRef } = await createCustomer(under.gateway);
  const answer = await under.gateway.saveCard({ customerRef, token: under.enterCard(behaviour) });
  if (answer.kind !== 'saved') throw new Error(answer.message);
  return { customerRef, card: answer.card };
}

function createCustomer(gateway: PaymentGateway) {
  return gateway.createCustomer({ accountId: randomUUID(), email: 'ada@example.com', name: 'Ada Lovelace' });
}

function expectSucceeded(answer: ChargeAnswer) {
  if (answer.kind !== 'succeeded') throw new Error(`The charge is ${answer.kind}.`);
  return answer;
}

function expectWaiting(answer: ChargeAnswer) {
  if (answer.kind !== 'authentication-required') throw new Error(`The charge is ${answer.kind}.`);
  return answer;
}
