import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reconcile } from '../../modules/ledger/index.ts';
import type { Choice } from './billing-stories.ts';
import { createBilling, type TestBilling } from './testing/create-billing.ts';
import { readEverything, readInvoices, readMails, readPlan, readStatement } from './testing/read-books.ts';

const START = '2026-01-31T10:00:00.000Z';
const IN_GRACE = '2026-03-02T00:00:00.000Z';

let billing: TestBilling;
let accountId: string;
beforeEach(async () => {
  billing = await createBilling({ startsAt: START });
  accountId = await billing.openAccount();
});
afterEach(async () => {
  expect((await reconcile(billing.database.pool)).differences).toEqual([]);
  await billing.close();
});

const change = (choice: Choice, previewId?: string) =>
  billing.stories.change({ operationId: randomUUID(), accountId, choice, ...(previewId && { previewId }) });
const giveCard = (token: string) => billing.stories.setPaymentMethod({ operationId: randomUUID(), accountId, token });

async function enterGrace(): Promise<void> {
  await billing.subscribe(accountId, 'pro', 'monthly', 'tok_renewal_fails');
  await billing.walkTo(IN_GRACE);
}

test('in grace the plan stays and nothing can be bought or changed', async () => {
  const { database, stories } = billing;
  await enterGrace();
  expect(await readPlan(database.pool, accountId)).toBe('pro');
  expect(await stories.readSubscription(accountId)).toMatchObject({
    plan: 'pro',
    status: 'past-due',
    nextChargeAt: '2026-03-03T10:00:00.000Z',
    nextChargeCents: 9_000,
  });
  const before = await readEverything(database.pool);
  const topUp = { operationId: randomUUID(), accountId, cents: 1_000, token: 'tok_success' };
  expect(await stories.topUp(topUp)).toMatchObject({ code: 'past-due' });
  expect(await change({ plan: 'basic', interval: 'monthly' })).toMatchObject({ code: 'past-due' });
  expect(await stories.preview({ accountId, choice: { plan: 'pro', interval: 'annual' } })).toMatchObject({
    code: 'past-due',
  });
  expect(await readEverything(database.pool)).toEqual(before);
});

test('in grace a new card is charged at once; one that is declined leaves the old card and the calendar as they were', async () => {
  const { database, gateway, stories } = billing;
  await enterGrace();
  const old = await stories.readSubscription(accountId);
  const before = await readEverything(database.pool);
  expect(await giveCard('tok_decline')).toMatchObject({ code: 'payment-declined' });
  expect(await readEverything(database.pool)).toEqual(before);
  expect(await stories.readSubscription(accountId)).toEqual(old);
  expect(await giveCard('tok_success')).toMatchObject({
    ok: true,
    subscription: { status: 'active', periodEnd: '2026-03-31T10:00:00.000Z', paymentMethod: { last4: 'cess' } },
  });
  expect(gateway.keptCents()).toBe(18_000);
  expect((await readStatement(database.pool, accountId)).at(-1)).toBe(`${IN_GRACE} grant monthly 11000`);
  await billing.walkTo('2026-03-31T10:00:00.000Z');
  expect(gateway.keptCents()).toBe(27_000);
});

test('cancelling in grace ends at once, and the invoice is void', async () => {
  const { database, gateway, stories } = billing;
  await enterGrace();
  expect(await stories.cancel(accountId)).toMatchObject({ ok: true, subscription: { status: 'none', plan: 'free' } });
  expect((await readInvoices(database.pool, accountId)).at(-1)).toMatch(/renewal 9000 void$/);
  expect((await readMails(database.pool)).at(-1)).toBe(`${IN_GRACE} Your subscription has ended`);
  await billing.walkTo('2026-04-30T00:00:00.000Z');
  expect(gateway.keptCents()).toBe(9_000);
});

test('a failed scheduled switch owes the new term’s price, and its plan is what stays', async () => {
  const { database, stories } = billing;
  await billing.subscribe(accountId, 'pro', 'monthly', 'tok_renewal_fails');
  await change({ plan: 'basic', interval: 'annual' });
  await billing.walkTo(IN_GRACE);
  expect(await stories.readSubscription(accountId)).toMatchObject({
    plan: 'basic',
    interval: 'annual',
    status: 'past-due',
    nextChargeCents: 34_800,
    pendingChange: null,
  });
  expect(await readPlan(database.pool, accountId)).toBe('basic');
  expect((await readInvoices(database.pool, accountId)).at(-1)).toMatch(/change 34800 open$/);
});

test('a newer change replaces one that waits, cancelling removes it, and a change clears a cancellation', async () => {
  const { stories } = billing;
  await billing.subscribe(accountId, 'pro', 'monthly');
  await change({ plan: 'basic', interval: 'monthly' });
  const annual = { plan: 'pro', interval: 'annual' } as const;
  const previewed = await stories.preview({ accountId, choice: annual });
  expect(previewed).toMatchObject({
    ok: true,
    preview: { effect: 'at-period-end', chargeCents: 0, laterChargeCents: 97_200, removesPendingChange: true },
  });
  await change(annual, previewed.ok ? previewed.preview.id : '');
  expect(await stories.readSubscription(accountId)).toMatchObject({ pendingChange: annual });
  await stories.cancel(accountId);
  expect(await stories.readSubscription(accountId)).toMatchObject({ status: 'cancelling', pendingChange: null });
  await stories.resume(accountId);
  expect(await stories.readSubscription(accountId)).toMatchObject({ status: 'active', pendingChange: null });
  await stories.cancel(accountId);
  expect(await change(annual)).toMatchObject({ subscription: { status: 'active', pendingChange: annual } });
  await stories.dropPendingChange(accountId);
  expect(await stories.readSubscription(accountId)).toMatchObject({ status: 'active', pendingChange: null });
});

test('an upgrade drops the change that waited, also the same plan by the year', async () => {
  const { stories, gateway } = billing;
  await billing.subscribe(accountId, 'basic', 'monthly');
  await change({ plan: 'basic', interval: 'annual' });
  await change({ plan: 'pro', interval: 'monthly' });
  expect(await stories.readSubscription(accountId)).toMatchObject({ plan: 'pro', pendingChange: null });
  await billing.walkTo('2026-03-01T00:00:00.000Z');
  expect(gateway.keptCents()).toBe(3_200 + 9_000 + 9_000);
});

test('a preview may be carried out for half an hour', async () => {
  const { stories } = billing;
  await billing.subscribe(accountId, 'basic', 'monthly');
  const choice = { plan: 'pro', interval: 'monthly' } as const;
  const previewed = await stories.preview({ accountId, choice });
  const previewId = previewed.ok ? previewed.preview.id : '';
  await billing.walkTo('2026-01-31T10:30:00.001Z');
  expect(await change(choice, previewId)).toMatchObject({ code: 'stale-preview' });
});

test('who comes back after leaving gets no second bonus', async () => {
  const { database, stories } = billing;
  await billing.subscribe(accountId, 'basic', 'monthly');
  await stories.cancel(accountId);
  await billing.walkTo('2026-03-10T00:00:00.000Z');
  await billing.subscribe(accountId, 'pro', 'monthly');
  const bonuses = (await readStatement(database.pool, accountId)).filter((line) => line.includes('grant bonus'));
  expect(bonuses).toEqual([`${START} grant bonus 3500`]);
});

test('a new price counts from the next term, and the running year keeps its credits', async () => {
  const { database } = billing;
  await billing.subscribe(accountId, 'basic', 'annual');
  await database.pool.query(
    `INSERT INTO price_lists (version, content, effective_at)
     SELECT '2', jsonb_set(jsonb_set(content, '{plans,basic,annualCents}', '40000'),
                           '{plans,basic,monthlyMillicredits}', '5000000'), $1
       FROM price_lists WHERE version = '1'`,
    [new Date('2026-06-01T00:00:00.000Z')],
  );
  await billing.walkTo('2027-01-31T10:00:00.000Z');
  expect(await readInvoices(database.pool, accountId)).toEqual([
    `${START} start 34800 paid`,
    '2027-01-31T10:00:00.000Z renewal 40000 paid',
  ]);
  const grants = (await readStatement(database.pool, accountId)).filter((line) => line.includes(' grant '));
  expect(grants.map((line) => line.slice(39))).toEqual([...Array.from({ length: 12 }, () => '3500'), '5000']);
});

test('a server that stood still for days makes one attempt for those it missed, not one for each', async () => {
  const { clock, database, gateway, stories } = billing;
  await billing.subscribe(accountId, 'pro', 'monthly', 'tok_renewal_fails');
  await clock.move(() => new Date('2026-03-04T10:00:00.000Z'));
  await stories.doDue();
  expect(gateway.charges.size).toBe(2);
  await clock.move(() => new Date('2026-03-20T10:00:00.000Z'));
  await stories.doDue();
  expect(gateway.charges.size).toBe(3);
  expect((await readInvoices(database.pool, accountId)).at(-1)).toBe('2026-03-04T10:00:00.000Z renewal 9000 void');
  expect(await readPlan(database.pool, accountId)).toBe('free');
});
