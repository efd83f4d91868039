import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reconcile } from '../../modules/ledger/index.ts';
import type { GatewayEvent } from '../../platform/payments/payment-gateway.ts';
import { createBilling, type TestBilling } from './testing/create-billing.ts';
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

/** Begins a payment that the bank wants to be confirmed, and answers what it is confirmed by. */
async function beginPro(): Promise<string> {
  const answer = await billing.subscribe(accountId, 'pro', 'monthly', 'tok_authenticate');
  expect(answer).toMatchObject({ ok: false, code: 'authentication-required' });
  return answer.ok ? '' : (answer.authentication?.id ?? '');
}

/** The bank's page is answered, and the gateway tells. */
async function confirm(authenticationId: string, outcome: 'succeed' | 'fail'): Promise<void> {
  await billing.deliver(tell(authenticationId, outcome));
}

function tell(authenticationId: string, outcome: 'succeed' | 'fail'): GatewayEvent {
  const chargeRef = billing.gateway.confirm(authenticationId, outcome);
  const event = { id: `evt_${randomUUID()}`, occurredAt: billing.clock.now(), chargeRef, paymentId: null };
  return outcome === 'succeed'
    ? { ...event, kind: 'charge-succeeded', cents: 9_000 }
    : { ...event, kind: 'charge-failed', message: 'Not confirmed.' };
}

test('a payment that must be confirmed changes nothing before that, and everything with it, from that instant', async () => {
  const { clock, database, stories } = billing;
  const before = await readEverything(database.pool);
  const id = await beginPro();
  expect(await readEverything(database.pool)).toEqual(before);
  const later = new Date('2026-01-31T10:20:00.000Z');
  await clock.move(() => later);
  await confirm(id, 'succeed');
  expect(await stories.readSubscription(accountId)).toMatchObject({ plan: 'pro', anchorAt: later.toISOString() });
  expect(await readInvoices(database.pool, accountId)).toEqual([`${later.toISOString()} start 9000 paid`]);
});

test('a confirmation that fails, or never comes within the hour, charges and changes nothing', async () => {
  const { database, gateway, stories } = billing;
  const before = await readEverything(database.pool);
  await confirm(await beginPro(), 'fail');
  const id = await beginPro();
  await billing.walkTo('2026-01-31T11:00:00.000Z');
  expect([...gateway.charges.values()].map(({ state }) => state)).toEqual(['declined', 'cancelled']);
  await stories.doDue();
  gateway.confirm(id, 'succeed');
  expect(await readEverything(database.pool)).toEqual(before);
  expect(gateway.keptCents()).toBe(0);
});

test('another change gives up one that waits, there as here', async () => {
  const { gateway, stories } = billing;
  await beginPro();
  expect(await billing.subscribe(accountId, 'basic', 'monthly')).toMatchObject({ ok: true });
  expect([...gateway.charges.values()].map(({ state }) => state)).toEqual(['cancelled', 'succeeded']);
  expect(await stories.readSubscription(accountId)).toMatchObject({ plan: 'basic' });
});

test('a confirmation that comes too late for what it was goes back whole and gives nothing', async () => {
  const { database, gateway, stories } = billing;
  const id = await beginPro();
  // The customer confirms, and the gateway's word is slow: the other change is faster.
  const late = tell(id, 'succeed');
  await billing.subscribe(accountId, 'basic', 'monthly');
  await billing.deliver(late, late);
  expect(gateway.keptCents()).toBe(3_200);
  expect(await stories.readSubscription(accountId)).toMatchObject({ plan: 'basic', status: 'active' });
  expect(await readStatement(database.pool, accountId)).toHaveLength(2);
  expect(await readInvoices(database.pool, accountId)).toHaveLength(1);
});

test('a confirmed upgrade whose refund would be another by then goes back whole', async () => {
  const { gateway, stories } = billing;
  await billing.subscribe(accountId, 'basic', 'annual');
  await billing.walkTo('2026-02-28T09:30:00.000Z');
  const id = await beginPro();
  // Meanwhile the second month begins: the preview showed the refund of eleven months.
  await billing.walkTo('2026-02-28T10:00:00.000Z');
  await confirm(id, 'succeed');
  expect(await stories.readSubscription(accountId)).toMatchObject({ plan: 'basic', activatedMonths: 2 });
  expect(gateway.keptCents()).toBe(34_800);
});

test('a confirmation that a renewal has overtaken goes back whole, though it would still cost the same', async () => {
  const { gateway, stories } = billing;
  await billing.subscribe(accountId, 'basic', 'monthly');
  await billing.walkTo('2026-02-28T09:30:00.000Z');
  const id = await beginPro();
  await billing.walkTo('2026-02-28T10:00:00.000Z');
  await confirm(id, 'succeed');
  expect(await stories.readSubscription(accountId)).toMatchObject({ plan: 'basic', status: 'active' });
  expect(gateway.keptCents()).toBe(2 * 3_200);
});

test('a top-up that was asked for as a member and confirmed after leaving is still given', async () => {
  const { database, stories } = billing;
  await billing.subscribe(accountId, 'basic', 'monthly');
  await stories.cancel(accountId);
  await billing.walkTo('2026-02-28T09:30:00.000Z');
  const operationId = randomUUID();
  const asked = { operationId, accountId, cents: 9_000, token: 'tok_authenticate' };
  const answer = await stories.topUp(asked);
  const id = answer.ok ? '' : (answer.authentication?.id ?? '');
  await billing.walkTo('2026-02-28T10:10:00.000Z');
  expect(await stories.readSubscription(accountId)).toMatchObject({ status: 'none' });
  await confirm(id, 'succeed');
  expect((await readStatement(database.pool, accountId)).at(-1)).toBe('2026-02-28T10:10:00.000Z grant topup 9000');
  expect(await stories.topUp(asked)).toMatchObject({ ok: true, millicredits: 9_000_000n });
});

test('in grace a card that wants confirmation pays once it has it, and is kept then', async () => {
  const { clock, gateway, stories } = billing;
  await billing.subscribe(accountId, 'pro', 'monthly', 'tok_renewal_fails');
  await billing.walkTo('2026-03-02T00:00:00.000Z');
  const operationId = randomUUID();
  const answer = await stories.setPaymentMethod({ operationId, accountId, token: 'tok_authenticate' });
  expect(answer).toMatchObject({ code: 'authentication-required' });
  await clock.move(() => new Date('2026-03-02T00:10:00.000Z'));
  await confirm(answer.ok ? '' : (answer.authentication?.id ?? ''), 'succeed');
  expect(await stories.readSubscription(accountId)).toMatchObject({
    status: 'active',
    periodEnd: '2026-03-31T10:00:00.000Z',
    paymentMethod: { last4: 'cate' },
  });
  expect(gateway.keptCents()).toBe(18_000);
});
