import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reconcile } from '../../modules/ledger/index.ts';
import { createBilling, type TestBilling } from './testing/create-billing.ts';
import { readEverything, readInvoices, readMails, readPlan, readStatement } from './testing/read-books.ts';

const START = '2026-01-31T10:00:00.000Z';

let billing: TestBilling;
beforeEach(async () => {
  billing = await createBilling({ startsAt: START });
});
afterEach(async () => {
  expect((await reconcile(billing.database.pool)).differences).toEqual([]);
  await billing.close();
});

test('subscribing charges the month, gives its credits and the first month’s bonus, and sends the invoice', async () => {
  const { database, gateway, stories } = billing;
  const accountId = await billing.openAccount();
  const answer = await billing.subscribe(accountId, 'basic', 'monthly');
  expect(answer).toMatchObject({
    ok: true,
    refundCents: 0,
    subscription: {
      plan: 'basic',
      interval: 'monthly',
      status: 'active',
      anchorAt: START,
      periodEnd: '2026-02-28T10:00:00.000Z',
      nextChargeCents: 3_200,
      paymentMethod: { brand: 'visa', last4: 'cess' },
    },
  });
  expect(await readPlan(database.pool, accountId)).toBe('basic');
  expect(await readStatement(database.pool, accountId)).toEqual([
    `${START} grant monthly 3500`,
    `${START} grant bonus 3500`,
  ]);
  expect(await readInvoices(database.pool, accountId)).toEqual([`${START} start 3200 paid`]);
  expect(await readMails(database.pool)).toEqual([`${START} Payment received: GS-000001`]);
  expect(gateway.keptCents()).toBe(3_200);
  const [invoice] = await stories.listInvoices({ accountId, limit: 10 });
  expect(invoice).toMatchObject({ number: 'GS-000001', kind: 'start', cents: 3_200, status: 'paid' });
  expect(await stories.readInvoice({ accountId, id: invoice?.id ?? '' })).toMatchObject({
    lines: [{ cents: 3_200 }],
    paymentMethod: { brand: 'visa' },
  });
  expect(await stories.readInvoice({ accountId: await billing.openAccount(), id: invoice?.id ?? '' })).toBeUndefined();
});

test('a declined card changes nothing and is not kept', async () => {
  const { database, gateway } = billing;
  const accountId = await billing.openAccount();
  const before = await readEverything(database.pool);
  const answer = await billing.subscribe(accountId, 'pro', 'annual', 'tok_decline');
  expect(answer).toMatchObject({ ok: false, code: 'payment-declined', message: 'The bank declined the card.' });
  expect(await readEverything(database.pool)).toEqual(before);
  expect([...gateway.cards.values()].map(({ isForgotten }) => isForgotten)).toEqual([true]);
  expect((await billing.stories.readSubscription(accountId)).paymentMethod).toBeNull();
});

test('preview and execution agree to the cent: annual Basic to Pro after five months', async () => {
  const { database, gateway, stories } = billing;
  const accountId = await billing.openAccount();
  await billing.subscribe(accountId, 'basic', 'annual');
  await billing.walkTo('2026-06-15T00:00:00.000Z');
  const choice = { plan: 'pro', interval: 'monthly' } as const;
  const previewed = await stories.preview({ accountId, choice });
  // Five months have begun: 348.00 - floor(348.00 x 5 / 12) = 203.00.
  expect(previewed).toMatchObject({
    ok: true,
    preview: { effect: 'immediate', chargeCents: 9_000, refundCents: 20_300 },
  });
  const previewId = previewed.ok ? previewed.preview.id : '';
  const answer = await stories.change({ operationId: randomUUID(), accountId, choice, previewId });
  expect(answer).toMatchObject({ ok: true, refundCents: 20_300, subscription: { plan: 'pro', status: 'active' } });
  expect(gateway.keptCents()).toBe(34_800 + 9_000 - 20_300);
  expect(await stories.listInvoices({ accountId, limit: 9 })).toMatchObject([
    { kind: 'upgrade', cents: 9_000, status: 'paid' },
    { kind: 'start', cents: 34_800, status: 'partly-refunded', refundedCents: 20_300, refundPendingCents: 0 },
  ]);
  expect((await readStatement(database.pool, accountId)).slice(-9)).toEqual([
    ...Array.from({ length: 7 }, () => '2026-06-15T00:00:00.000Z void monthly 0'),
    '2026-06-15T00:00:00.000Z grant monthly 11000',
    '2026-06-15T00:00:00.000Z grant bonus 11000',
  ]);
});
