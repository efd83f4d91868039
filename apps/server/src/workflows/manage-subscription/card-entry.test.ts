import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { GatewayEvent } from '../../platform/payments/payment-gateway.ts';
import { createBilling, type TestBilling } from './testing/create-billing.ts';
import { readInvoices } from './testing/read-books.ts';

const START = '2026-01-31T10:00:00.000Z';

let billing: TestBilling;
let accountId: string;
beforeEach(async () => {
  billing = await createBilling({ startsAt: START });
  accountId = await billing.openAccount();
  Object.assign(billing.gateway, {
    hostedEntry: true,
    startCardEntry: async ({ customerRef }: { readonly customerRef: string }) => ({
      url: `https://pay.example/${customerRef}`,
    }),
  });
});
afterEach(() => billing.close());

/** The card is entered on the gateway's page, and the gateway tells. */
async function enterCard(token: string, id: string): Promise<GatewayEvent> {
  const { gateway, clock } = billing;
  const customerRef = `cus_${accountId}`;
  const saved = await gateway.saveCard({ customerRef, token });
  if (saved.kind === 'refused') throw new Error(saved.message);
  return { id, occurredAt: clock.now(), kind: 'card-saved', customerRef, card: saved.card };
}

test('a page of the gateway opens for the customer, and the card that was entered there is saved once', async () => {
  const { stories, gateway } = billing;
  expect(await stories.startCardEntry(accountId)).toEqual({ ok: true, url: `https://pay.example/cus_${accountId}` });
  const event = await enterCard('tok_success', 'evt_card');
  await billing.deliver(event, event);
  expect(await stories.readSubscription(accountId)).toMatchObject({ paymentMethod: { brand: 'visa', last4: 'cess' } });
  expect(gateway.charges.size).toBe(0);
  expect(
    await stories.change({ operationId: randomUUID(), accountId, choice: { plan: 'basic', interval: 'monthly' } }),
  ).toMatchObject({
    ok: true,
  });
});

test('in grace a card from the page pays what is owed, once, however often it is told', async () => {
  const { stories, database } = billing;
  await billing.subscribe(accountId, 'basic', 'monthly', 'tok_renewal_fails');
  await billing.walkTo('2026-02-28T10:00:00.000Z');
  expect(await stories.readSubscription(accountId)).toMatchObject({ status: 'past-due' });
  const event = await enterCard('tok_success', 'evt_card');
  await Promise.all([billing.deliver(event), billing.deliver(event)]);
  await billing.deliver(event);
  expect(await stories.readSubscription(accountId)).toMatchObject({
    status: 'active',
    paymentMethod: { last4: 'cess' },
  });
  expect(await readInvoices(database.pool, accountId)).toEqual([
    '2026-01-31T10:00:00.000Z start 3200 paid',
    '2026-02-28T10:00:00.000Z renewal 3200 paid',
  ]);
});

test('in grace a card from the page that cannot be charged is not kept', async () => {
  const { stories } = billing;
  await billing.subscribe(accountId, 'basic', 'monthly', 'tok_renewal_fails');
  await billing.walkTo('2026-02-28T10:00:00.000Z');
  await billing.deliver(await enterCard('tok_decline', 'evt_card'));
  expect(await stories.readSubscription(accountId)).toMatchObject({
    status: 'past-due',
    paymentMethod: { last4: 'ails' },
  });
});
