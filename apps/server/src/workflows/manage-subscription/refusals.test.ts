import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BillingRefusal, Choice } from './billing-stories.ts';
import { createBilling, type TestBilling } from './testing/create-billing.ts';
import { readEverything } from './testing/read-books.ts';

let billing: TestBilling;
beforeAll(async () => {
  billing = await createBilling({ startsAt: '2026-03-01T00:00:00.000Z' });
});
afterAll(() => billing.close());

/** Refused with this code, not one row of plans, money and credits touched, and no cent taken. */
async function expectRefusal(
  act: () => Promise<{ readonly ok: true } | BillingRefusal>,
  code: BillingRefusal['code'],
): Promise<void> {
  const [before, kept] = [await readEverything(billing.database.pool), billing.gateway.keptCents()];
  expect(await act()).toMatchObject({ ok: false, code, message: expect.stringMatching(/\.$/) });
  expect(await readEverything(billing.database.pool)).toEqual(before);
  expect(billing.gateway.keptCents()).toBe(kept);
}

function change(accountId: string, choice: Choice, more: { previewId?: string; token?: string } = {}) {
  return billing.stories.change({ operationId: randomUUID(), accountId, choice, ...more });
}

test('choices that are none are refused: free, the same again, the same scheduled again', async () => {
  const accountId = await billing.openAccount();
  await billing.subscribe(accountId, 'pro', 'annual');
  await expectRefusal(() => change(accountId, { plan: 'free', interval: 'monthly' }), 'use-cancel');
  await expectRefusal(() => change(accountId, { plan: 'pro', interval: 'annual' }), 'no-change');
  expect(await change(accountId, { plan: 'basic', interval: 'annual' })).toMatchObject({ ok: true, invoiceId: null });
  await expectRefusal(() => change(accountId, { plan: 'basic', interval: 'annual' }), 'no-change');
});

test('a preview that is unknown, of another choice, of somebody else, or of what has changed since is stale', async () => {
  const [accountId, other] = [await billing.openAccount(), await billing.openAccount()];
  const basic = { plan: 'basic', interval: 'monthly' } as const;
  const pro = { plan: 'pro', interval: 'monthly' } as const;
  const previewOf = async (owner: string, choice: Choice) => {
    const answer = await billing.stories.preview({ accountId: owner, choice });
    return answer.ok ? answer.preview.id : '';
  };
  const token = 'tok_success';
  await expectRefusal(() => change(accountId, basic, { previewId: 'nonsense', token }), 'stale-preview');
  const [ofPro, ofOther] = [await previewOf(accountId, pro), await previewOf(other, basic)];
  await expectRefusal(() => change(accountId, basic, { previewId: ofPro, token }), 'stale-preview');
  await expectRefusal(() => change(accountId, basic, { previewId: ofOther, token }), 'stale-preview');
  await billing.subscribe(accountId, 'basic', 'monthly');
  await expectRefusal(() => change(accountId, pro, { previewId: ofPro, token }), 'stale-preview');
});

test('a top-up is refused to who is no member, and outside of $10 to $100 in whole dollars', async () => {
  const [free, member] = [await billing.openAccount(), await billing.openAccount()];
  await billing.subscribe(member, 'basic', 'monthly');
  const topUp = (accountId: string, cents: number) =>
    billing.stories.topUp({ operationId: randomUUID(), accountId, cents, token: 'tok_success' });
  await expectRefusal(() => topUp(free, 1_000), 'membership-required');
  for (const cents of [999, 10_001, 1_050, 1_000.5, 0, -1_000]) {
    await expectRefusal(() => topUp(member, cents), 'amount-out-of-range');
  }
});

test('without a card, and with one that is none, nothing is bought', async () => {
  const accountId = await billing.openAccount();
  await expectRefusal(() => change(accountId, { plan: 'basic', interval: 'monthly' }), 'invalid-request');
  await expectRefusal(() => billing.subscribe(accountId, 'basic', 'monthly', 'nonsense'), 'payment-declined');
  const token = 'nonsense';
  const setCard = () => billing.stories.setPaymentMethod({ operationId: randomUUID(), accountId, token });
  await expectRefusal(setCard, 'payment-declined');
});

test('what has no subscription cannot be cancelled or resumed, and there is no such account', async () => {
  const accountId = await billing.openAccount();
  await expectRefusal(() => billing.stories.cancel(accountId), 'no-change');
  await expectRefusal(() => billing.stories.resume(accountId), 'no-change');
  await expectRefusal(() => billing.subscribe(randomUUID(), 'basic', 'monthly'), 'not-found');
  await expectRefusal(() => billing.stories.startCardEntry(accountId), 'not-found');
});

test('no gateway is asked while a transaction is open', async () => {
  const { database, gateway, stories } = billing;
  const open: number[] = [];
  const spied = ['createCustomer', 'saveCard', 'charge', 'refund', 'forgetCard', 'findCharge'] as const;
  const restore = spied.map((name) => {
    // Each method is put back as it was; the spy only looks before it calls.
    const original = gateway[name] as (...given: readonly unknown[]) => Promise<unknown>;
    Object.assign(gateway, {
      [name]: async (...given: readonly unknown[]) => {
        const { rows } = await database.pool.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`,
        );
        open.push(rows.length);
        return original(...given);
      },
    });
    return () => Object.assign(gateway, { [name]: original });
  });
  const accountId = await billing.openAccount();
  await billing.subscribe(accountId, 'basic', 'annual');
  await billing.subscribe(accountId, 'pro', 'monthly', 'tok_decline');
  await change(accountId, { plan: 'pro', interval: 'monthly' });
  await stories.topUp({ operationId: randomUUID(), accountId, cents: 1_000 });
  await stories.recover();
  for (const put of restore) put();
  expect(open.length).toBeGreaterThan(7);
  expect(open.every((count) => count === 0)).toBe(true);
});

test('the same operation asked again is done once and answers the same', async () => {
  const { gateway, stories } = billing;
  const accountId = await billing.openAccount();
  const kept = gateway.keptCents();
  const operationId = randomUUID();
  const asked = {
    operationId,
    accountId,
    choice: { plan: 'basic', interval: 'monthly' },
    token: 'tok_success',
  } as const;
  const first = await stories.change(asked);
  expect(await stories.change(asked)).toEqual(first);
  const topUp = { operationId: randomUUID(), accountId, cents: 2_500 };
  const bought = await stories.topUp(topUp);
  expect(bought).toMatchObject({ ok: true, millicredits: 2_500_000n });
  expect(await stories.topUp(topUp)).toEqual(bought);
  expect(gateway.keptCents() - kept).toBe(3_200 + 2_500);
});
