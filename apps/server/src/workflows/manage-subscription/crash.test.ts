import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reconcile } from '../../modules/ledger/index.ts';
import { createBilling, type TestBilling } from './testing/create-billing.ts';
import { Killed } from './testing/fake-gateway.ts';
import { readEverything, readInvoices, readStatement } from './testing/read-books.ts';

const START = '2026-01-31T10:00:00.000Z';

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

/** What a second process does after the first has died, and then a third. */
async function recoverTwice(): Promise<void> {
  await Promise.all([billing.createProcess().recover(), billing.createProcess().recover()]);
  await billing.stories.recover();
}

test('killed between charge and grant: after the restart exactly one grant, from the instant it was paid', async () => {
  const { database, gateway } = billing;
  const before = await readEverything(database.pool);
  gateway.troubles.push('killed-after');
  await expect(billing.subscribe(accountId, 'basic', 'monthly')).rejects.toThrow(Killed);
  expect(await readEverything(database.pool)).toEqual(before);
  await recoverTwice();
  expect(await readStatement(database.pool, accountId)).toEqual([
    `${START} grant monthly 3500`,
    `${START} grant bonus 3500`,
  ]);
  expect(await readInvoices(database.pool, accountId)).toEqual([`${START} start 3200 paid`]);
  expect(gateway.keptCents()).toBe(3_200);
});

test('killed before the charge: nothing is charged, nothing is given, and the next click works', async () => {
  const { database, gateway } = billing;
  const before = await readEverything(database.pool);
  gateway.troubles.push('killed-before');
  await expect(billing.subscribe(accountId, 'basic', 'monthly')).rejects.toThrow(Killed);
  expect(await billing.subscribe(accountId, 'basic', 'monthly')).toMatchObject({ code: 'change-in-progress' });
  await recoverTwice();
  expect(await readEverything(database.pool)).toEqual(before);
  expect(gateway.keptCents()).toBe(0);
  expect(await billing.subscribe(accountId, 'basic', 'monthly')).toMatchObject({ ok: true });
});

test('the same call repeated after a crash finds its own payment, or pays anew where none was made', async () => {
  const { gateway, stories } = billing;
  const choice = { plan: 'basic', interval: 'monthly' } as const;
  const asked = { operationId: randomUUID(), accountId, choice, token: 'tok_success' };
  gateway.troubles.push('killed-before');
  await expect(stories.change(asked)).rejects.toThrow(Killed);
  expect(await stories.change(asked)).toMatchObject({ code: 'payment-declined' });
  gateway.troubles.push('killed-after');
  await expect(stories.change(asked)).rejects.toThrow(Killed);
  expect(await billing.createProcess().change(asked)).toMatchObject({ ok: true, subscription: { plan: 'basic' } });
  expect(gateway.keptCents()).toBe(3_200);
});

test('a lost answer is said, looked up, and applied or dropped by what the gateway knows', async () => {
  const { gateway, stories } = billing;
  gateway.troubles.push('lost-after');
  const answer = await billing.subscribe(accountId, 'basic', 'monthly');
  expect(answer).toMatchObject({ code: 'change-in-progress', message: expect.stringContaining('not answered') });
  await recoverTwice();
  expect(await stories.readSubscription(accountId)).toMatchObject({ plan: 'basic', status: 'active' });
  gateway.troubles.push('lost-before');
  await stories.topUp({ operationId: randomUUID(), accountId, cents: 1_000 });
  await recoverTwice();
  expect(gateway.keptCents()).toBe(3_200);
});

test('an upgrade killed at any point moves money and plan together: charge and refund once each', async () => {
  const { database, gateway, stories } = billing;
  await billing.subscribe(accountId, 'basic', 'annual');
  gateway.troubles.push('killed-after');
  await expect(billing.subscribe(accountId, 'pro', 'annual')).rejects.toThrow(Killed);
  expect(await stories.readSubscription(accountId)).toMatchObject({ plan: 'basic' });
  await recoverTwice();
  expect(await stories.readSubscription(accountId)).toMatchObject({ plan: 'pro', interval: 'annual' });
  expect(gateway.keptCents()).toBe(97_200 + 2_900);
  expect(await readInvoices(database.pool, accountId)).toHaveLength(2);
});

test('killed after the refund was sent and before that was written: it is sent once', async () => {
  const { gateway, stories } = billing;
  await billing.subscribe(accountId, 'basic', 'annual');
  const { refund } = gateway;
  const killed: typeof refund = async (request) => {
    await refund(request);
    throw new Killed('after the refund');
  };
  Object.assign(gateway, { refund: killed });
  await billing.subscribe(accountId, 'pro', 'annual');
  expect(await stories.listInvoices({ accountId, limit: 9 })).toMatchObject([
    { kind: 'upgrade' },
    { kind: 'start', refundedCents: 0, refundPendingCents: 31_900 },
  ]);
  Object.assign(gateway, { refund });
  await Promise.all([stories.doDue(), billing.createProcess().doDue()]);
  expect(await stories.listInvoices({ accountId, limit: 9 })).toMatchObject([
    { kind: 'upgrade' },
    { kind: 'start', refundedCents: 31_900, refundPendingCents: 0 },
  ]);
  expect(gateway.refunds.size).toBe(1);
});

test('a renewal killed after its charge is applied once, and one that never arrived is tried by the calendar', async () => {
  const { clock, database, gateway, stories } = billing;
  await billing.subscribe(accountId, 'basic', 'monthly');
  await clock.move(() => new Date('2026-02-28T10:00:00.000Z'));
  gateway.troubles.push('killed-after');
  await stories.doDue();
  expect(await stories.readSubscription(accountId)).toMatchObject({ status: 'past-due' });
  await stories.doDue();
  await recoverTwice();
  expect(await stories.readSubscription(accountId)).toMatchObject({ status: 'active' });
  await clock.move(() => new Date('2026-03-31T10:00:00.000Z'));
  gateway.troubles.push('lost-before');
  await stories.doDue();
  await recoverTwice();
  expect(await stories.readSubscription(accountId)).toMatchObject({ nextChargeAt: '2026-04-01T10:00:00.000Z' });
  await clock.move(() => new Date('2026-04-01T10:00:00.000Z'));
  await stories.doDue();
  expect((await readInvoices(database.pool, accountId)).map((line) => line.slice(25))).toEqual([
    'start 3200 paid',
    'renewal 3200 paid',
    'renewal 3200 paid',
  ]);
  expect(gateway.keptCents()).toBe(3 * 3_200);
});
