import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { captureHold, holdCredits, reconcile } from '../../modules/ledger/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { GatewayEvent } from '../../platform/payments/payment-gateway.ts';
import { createBilling, type TestBilling } from './testing/create-billing.ts';
import { readInvoices, readMails, readPlan, readStatement } from './testing/read-books.ts';

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

/** Of the last charge that was made. */
function lastCharge(): { readonly chargeRef: string; readonly cents: number } {
  const charge = [...billing.gateway.charges.values()].at(-1);
  return { chargeRef: charge?.ref ?? '', cents: charge?.request.cents ?? 0 };
}

function event<Kind extends GatewayEvent['kind']>(kind: Kind, more: object): GatewayEvent {
  // The fields are those of the kind; each use below writes them out.
  return { id: `evt_${randomUUID()}`, occurredAt: billing.clock.now(), kind, ...more } as GatewayEvent;
}

const disputed = () => event('charge-disputed', lastCharge());

test('a refund that fails twice is tried after one and six hours, and the plan never waits for it', async () => {
  const { database, gateway, stories } = billing;
  await billing.subscribe(accountId, 'basic', 'annual', 'tok_refund_fails');
  expect(await billing.subscribe(accountId, 'pro', 'monthly')).toMatchObject({ ok: true, refundCents: 31_900 });
  const read = async () => {
    const [, start] = await stories.listInvoices({ accountId, limit: 2 });
    return [start?.status, start?.refundedCents, start?.refundPendingCents];
  };
  expect(await read()).toEqual(['paid', 0, 31_900]);
  await billing.walkTo('2026-01-31T15:59:59.999Z');
  expect([await read(), [...gateway.refunds.values()].map(({ tries }) => tries)]).toEqual([['paid', 0, 31_900], [2]]);
  await billing.walkTo('2026-01-31T16:00:00.000Z');
  expect(await read()).toEqual(['partly-refunded', 31_900, 0]);
  expect((await readMails(database.pool)).at(-1)).toBe('2026-01-31T16:00:00.000Z Refund sent: $319.00');
  await billing.walkTo('2026-02-20T00:00:00.000Z');
  expect([...gateway.refunds.values()].map(({ tries }) => tries)).toEqual([3]);
});

test('a late success in grace pays the renewal to its original end', async () => {
  const { database, gateway, stories } = billing;
  await billing.subscribe(accountId, 'basic', 'monthly', 'tok_renewal_fails');
  await billing.walkTo('2026-03-02T00:00:00.000Z');
  const charge = [...gateway.charges.values()].at(-1);
  if (charge) charge.state = 'succeeded';
  await billing.deliver(event('charge-succeeded', { ...lastCharge(), paymentId: null }));
  expect(await stories.readSubscription(accountId)).toMatchObject({ status: 'active' });
  await billing.walkTo('2026-03-31T09:00:00.000Z');
  expect((await readStatement(database.pool, accountId)).slice(2)).toEqual([
    '2026-02-28T10:00:00.000Z lapse monthly -3500',
    '2026-02-28T10:00:00.000Z lapse bonus -3500',
    '2026-03-02T00:00:00.000Z grant monthly 3500',
  ]);
  expect(gateway.keptCents()).toBe(6_400);
});

test('a success after grace, and a second one of a paid invoice, go back whole and give nothing', async () => {
  const { database, gateway, stories } = billing;
  await billing.subscribe(accountId, 'basic', 'monthly', 'tok_renewal_fails');
  await billing.walkTo('2026-03-10T00:00:00.000Z');
  expect(await stories.readSubscription(accountId)).toMatchObject({ status: 'none', plan: 'free' });
  const statement = await readStatement(database.pool, accountId);
  for (const charge of gateway.charges.values()) charge.state = 'succeeded';
  const told = [...gateway.charges.values()]
    .slice(1)
    .map(({ ref, request }) =>
      event('charge-succeeded', { chargeRef: ref, cents: request.cents, paymentId: request.paymentId }),
    );
  await billing.deliver(...told, ...told);
  expect(gateway.keptCents()).toBe(3_200);
  expect(await readStatement(database.pool, accountId)).toEqual(statement);
  const [invoice] = await stories.listInvoices({ accountId, limit: 1 });
  expect(invoice).toMatchObject({ status: 'void', kind: 'renewal', refundedCents: 5 * 3_200 });
});

test('a disputed top-up loses what is left of it, never more, and a hold on it finishes', async () => {
  const { clock, database, stories } = billing;
  await billing.subscribe(accountId, 'basic', 'annual');
  await stories.topUp({ operationId: randomUUID(), accountId, cents: 1_000 });
  const holdId = randomUUID();
  const at = clock.now();
  const expiresAt = new Date('2026-02-01T00:00:00.000Z');
  // 3,500 of the month burn first: 4,000 pin 500 of the top-up.
  await inTransaction(database, (connection) =>
    holdCredits(connection, { holdId, accountId, amountMillicredits: 4_000_000n, expiresAt, at }),
  );
  const dispute = disputed();
  await Promise.all([billing.deliver(dispute), billing.deliver(dispute), billing.deliver(dispute)]);
  const captured = await inTransaction(database, (connection) =>
    captureHold(connection, { operationId: randomUUID(), holdId, amountMillicredits: 3_800_000n, at }),
  );
  expect(captured).toMatchObject({ ok: true, capturedMillicredits: 3_800_000n });
  expect((await readStatement(database.pool, accountId)).filter((line) => line.includes('topup'))).toEqual([
    `${START} grant topup 1000`,
    `${START} hold topup -500`,
    `${START} void topup -500`,
    `${START} capture topup 0`,
    `${START} release topup 200`,
    `${START} void topup -200`,
  ]);
  expect((await stories.listInvoices({ accountId, limit: 1 }))[0]).toMatchObject({
    status: 'refunded',
    refundedCents: 1_000,
  });
  expect(await stories.readSubscription(accountId)).toMatchObject({ plan: 'basic', status: 'active' });
});

test('a term whose whole payment went back ends at once with all its months; a part of it is only written down', async () => {
  const { database, stories } = billing;
  await billing.subscribe(accountId, 'basic', 'annual');
  const { chargeRef } = lastCharge();
  const first = event('charge-refunded', { chargeRef, refundedCents: 10_000 });
  await billing.deliver(first, first);
  expect(await stories.readSubscription(accountId)).toMatchObject({ plan: 'basic', status: 'active' });
  expect((await stories.listInvoices({ accountId, limit: 1 }))[0]).toMatchObject({ refundedCents: 10_000 });
  const whole = event('charge-refunded', { chargeRef, refundedCents: 34_800 });
  // The dispute comes on top of it and takes nothing twice.
  await Promise.all([billing.deliver(whole), billing.deliver(event('charge-disputed', { chargeRef, cents: 34_800 }))]);
  expect(await stories.readSubscription(accountId)).toMatchObject({ plan: 'free', status: 'none' });
  expect(await readPlan(database.pool, accountId)).toBe('free');
  expect((await stories.listInvoices({ accountId, limit: 1 }))[0]).toMatchObject({
    status: 'refunded',
    refundedCents: 34_800,
  });
  await billing.walkTo('2027-03-01T00:00:00.000Z');
  expect((await readStatement(database.pool, accountId)).map((line) => line.slice(25))).toEqual([
    'grant monthly 3500',
    'void monthly -3500',
    ...Array.from({ length: 11 }, () => 'void monthly 0'),
  ]);
});

test('money taken back from outside counts against the refund of an upgrade', async () => {
  const { gateway } = billing;
  await billing.subscribe(accountId, 'basic', 'annual');
  await billing.deliver(event('charge-refunded', { chargeRef: lastCharge().chargeRef, refundedCents: 10_000 }));
  expect(await billing.subscribe(accountId, 'pro', 'annual')).toMatchObject({ ok: true, refundCents: 21_900 });
  expect([...gateway.refunds.values()].map(({ cents }) => cents)).toEqual([21_900]);
});

test('what is told of one charge in both orders, twice and at once comes to the same', async () => {
  const { database, gateway, stories } = billing;
  for (const order of ['as it was', 'turned around', 'at once'] as const) {
    accountId = await billing.openAccount();
    gateway.troubles.push('lost-after');
    await billing.subscribe(accountId, 'basic', 'monthly');
    const paymentId = [...gateway.charges.keys()].at(-1) ?? null;
    const told = [event('charge-succeeded', { ...lastCharge(), paymentId }), disputed()];
    if (order === 'as it was') await billing.deliver(...told, ...told);
    else if (order === 'turned around') await billing.deliver(...told.toReversed(), ...told);
    else await Promise.all([...told, ...told].map((one) => billing.deliver(one)));
    await stories.recover();
    expect([order, await stories.readSubscription(accountId)]).toMatchObject([order, { plan: 'free', status: 'none' }]);
    expect((await readStatement(database.pool, accountId)).map((line) => line.slice(25))).toEqual([
      'grant monthly 3500',
      'grant bonus 3500',
      'void bonus -3500',
      'void monthly -3500',
    ]);
    expect(await readInvoices(database.pool, accountId)).toHaveLength(1);
  }
});
