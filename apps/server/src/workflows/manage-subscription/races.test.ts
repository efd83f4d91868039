import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reconcile } from '../../modules/ledger/index.ts';
import type { Choice } from './billing-stories.ts';
import { createBilling, type TestBilling } from './testing/create-billing.ts';
import { readInvoices, readPlan, readStatement } from './testing/read-books.ts';

const START = '2026-01-31T10:00:00.000Z';
const BOUNDARY = '2026-02-28T10:00:00.000Z';

let billing: TestBilling;
beforeEach(async () => {
  billing = await createBilling({ startsAt: START });
});
afterEach(async () => {
  expect((await reconcile(billing.database.pool)).differences).toEqual([]);
  await billing.close();
});

const codeOf = (answer: { readonly ok: boolean; readonly code?: string }) => (answer.ok ? 'ok' : answer.code);

test('fifty clicks on Subscribe at once, in two processes, are one charge, one grant and one invoice', async () => {
  const { database, gateway, stories, subscribe } = billing;
  const accountId = await billing.openAccount();
  const other = billing.createProcess();
  const clicks = Array.from({ length: 50 }, (_, index) =>
    (index % 2 === 0 ? stories : other).change({
      operationId: randomUUID(),
      accountId,
      choice: { plan: 'basic', interval: 'monthly' },
      token: 'tok_success',
    }),
  );
  const codes = (await Promise.all(clicks)).map(codeOf);
  expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
  expect(codes.filter((code) => code === 'change-in-progress' || code === 'no-change')).toHaveLength(49);
  expect(gateway.charges.size).toBe(1);
  expect(gateway.keptCents()).toBe(3_200);
  expect(await readStatement(database.pool, accountId)).toHaveLength(2);
  expect(await readInvoices(database.pool, accountId)).toHaveLength(1);
  expect(await subscribe(accountId, 'basic', 'monthly')).toMatchObject({ code: 'no-change' });
});

test('fifty calls of one operation at once are one charge and fifty equal answers', async () => {
  const { gateway, stories } = billing;
  const accountId = await billing.openAccount();
  await billing.subscribe(accountId, 'basic', 'monthly');
  const asked = { operationId: randomUUID(), accountId, cents: 1_000 };
  const answers = await Promise.all(Array.from({ length: 50 }, () => stories.topUp(asked)));
  expect(new Set(answers.map((answer) => (answer.ok ? answer.id : answer.code))).size).toBe(1);
  expect(gateway.keptCents()).toBe(4_200);
});

test('of two different changes at once one is done and the other told so', async () => {
  const { database, gateway } = billing;
  const accountId = await billing.openAccount();
  const choices: readonly Choice[] = [
    { plan: 'basic', interval: 'monthly' },
    { plan: 'pro', interval: 'annual' },
  ];
  const codes = await Promise.all(
    choices.map(async ({ plan, interval }) => codeOf(await billing.subscribe(accountId, plan, interval))),
  );
  expect(codes.toSorted()).toEqual(['change-in-progress', 'ok']);
  const [invoice] = await readInvoices(database.pool, accountId);
  expect(invoice).toBe(`${START} start ${gateway.keptCents()} paid`);
});

test('two workers at one boundary renew each account once', async () => {
  const { clock, database, gateway, stories } = billing;
  const accountIds = await Promise.all(Array.from({ length: 6 }, () => billing.openAccount()));
  for (const accountId of accountIds) await billing.subscribe(accountId, 'basic', 'monthly');
  await clock.move(() => new Date(BOUNDARY));
  const workers = [stories, billing.createProcess(), billing.createProcess()];
  await Promise.all(workers.map((worker) => worker.doDue()));
  for (const accountId of accountIds) {
    expect(await readInvoices(database.pool, accountId)).toEqual([
      `${START} start 3200 paid`,
      `${BOUNDARY} renewal 3200 paid`,
    ]);
  }
  expect(gateway.keptCents()).toBe(6 * 2 * 3_200);
});

test('an upgrade and a renewal at the same instant leave one running plan and money for what was given', async () => {
  const { clock, database, gateway, stories } = billing;
  const accountId = await billing.openAccount();
  await billing.subscribe(accountId, 'basic', 'monthly');
  await clock.move(() => new Date(BOUNDARY));
  const worker = billing.createProcess();
  const [upgraded] = await Promise.all([billing.subscribe(accountId, 'pro', 'monthly'), worker.doDue()]);
  await stories.doDue();
  // At the boundary itself the old month has ended: the renewal is first, or the upgrade is told to wait for it.
  const isUpgraded = upgraded.ok;
  if (!isUpgraded) expect(upgraded.code).toBe('change-in-progress');
  const invoices = await readInvoices(database.pool, accountId);
  const expected = [`${START} start 3200 paid`, `${BOUNDARY} renewal 3200 paid`];
  expect(invoices).toEqual(isUpgraded ? [...expected, `${BOUNDARY} upgrade 9000 paid`] : expected);
  expect(gateway.keptCents()).toBe(6_400 + (isUpgraded ? 9_000 : 0));
  expect(await readPlan(database.pool, accountId)).toBe(isUpgraded ? 'pro' : 'basic');
});

test('a cancel that races the renewal either comes before it, or finds a month that was paid', async () => {
  const { clock, database, gateway, stories } = billing;
  const accountId = await billing.openAccount();
  await billing.subscribe(accountId, 'basic', 'monthly');
  await clock.move(() => new Date(BOUNDARY));
  const [cancelled] = await Promise.all([stories.cancel(accountId), billing.createProcess().doDue()]);
  await stories.doDue();
  const { status } = await stories.readSubscription(accountId);
  // In grace a cancel ends at once and nothing is owed; between the steps it is told to wait; after them it is for the end.
  if (!cancelled.ok) {
    expect([cancelled.code, status]).toEqual(['change-in-progress', 'active']);
    expect(gateway.keptCents()).toBe(6_400);
  } else {
    expect([gateway.keptCents(), status]).toEqual(status === 'none' ? [3_200, 'none'] : [6_400, 'cancelling']);
  }
  expect(await readPlan(database.pool, accountId)).toBe(status === 'none' ? 'free' : 'basic');
});

test('while a charge is under way everything else about the plan waits, and a renewal comes after it', async () => {
  const { clock, gateway, stories } = billing;
  const accountId = await billing.openAccount();
  await billing.subscribe(accountId, 'basic', 'monthly');
  await clock.move(() => new Date('2026-02-28T09:59:59.999Z'));
  let release = () => {};
  gateway.waitFor = new Promise((resolve) => {
    release = resolve;
  });
  const upgrading = billing.subscribe(accountId, 'pro', 'monthly');
  while (gateway.asked.length < 2) await stories.readSubscription(accountId);
  await clock.move(() => new Date(BOUNDARY));
  await stories.doDue();
  expect(codeOf(await stories.cancel(accountId))).toBe('change-in-progress');
  expect(codeOf(await billing.subscribe(accountId, 'basic', 'annual'))).toBe('change-in-progress');
  release();
  expect(await upgrading).toMatchObject({ ok: true, subscription: { anchorAt: '2026-02-28T09:59:59.999Z' } });
  await stories.doDue();
  expect(gateway.keptCents()).toBe(3_200 + 9_000);
});

test('a broken account is reported and holds up no other', async () => {
  const { clock, database, logged, stories } = billing;
  const [broken, sound] = [await billing.openAccount(), await billing.openAccount()];
  for (const accountId of [broken, sound]) await billing.subscribe(accountId, 'basic', 'monthly');
  const planted = `ALTER TABLE subscription_terms ADD CONSTRAINT planted CHECK (account_id <> '${broken}') NOT VALID`;
  await database.pool.query(planted);
  await clock.move(() => new Date(BOUNDARY));
  await stories.doDue();
  expect(await readInvoices(database.pool, broken)).toHaveLength(1);
  expect(await readInvoices(database.pool, sound)).toHaveLength(2);
  expect(logged.map((line) => JSON.parse(line).accountId)).toEqual([broken]);
  await database.pool.query('ALTER TABLE subscription_terms DROP CONSTRAINT planted');
  await stories.doDue();
  expect(await readInvoices(database.pool, broken)).toHaveLength(2);
});
