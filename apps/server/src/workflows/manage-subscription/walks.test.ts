import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reconcile } from '../../modules/ledger/index.ts';
import { createBilling, type TestBilling } from './testing/create-billing.ts';
import { DAYS, JUNE_DAYS, LEAP_DAYS } from './testing/days.ts';
import { readInvoices, readMailsTo, readPlan, readStatement } from './testing/read-books.ts';

/**
 * Twenty-six months through the real stores. Whatever happens on the way and is not written below is a fault. The days
 * are written out, as a calendar on the wall has them, and not computed.
 */

/** Each month's credits come on its day and go on the next one's, before that one's come. */
function months(credits: number, days: readonly string[], { isLastLapsed = false } = {}): readonly string[] {
  const given = isLastLapsed ? days.slice(0, -1) : days;
  return [...given.keys(), ...(isLastLapsed ? [given.length] : [])].flatMap((index) => [
    ...(index > 0 ? [`${days[index]} lapse monthly -${credits}`] : []),
    ...(index < given.length ? [`${days[index]} grant monthly ${credits}`] : []),
  ]);
}

/** The first month's bonus stands behind the month's own credits, both when it comes and when it goes. */
function withBonus(
  lines: readonly string[],
  credits: number,
  [from, to]: readonly [string, string],
): readonly string[] {
  return lines.flatMap((line) => {
    if (line === `${from} grant monthly ${credits}`) return [line, `${from} grant bonus ${credits}`];
    if (line === `${to} lapse monthly -${credits}`) return [line, `${to} lapse bonus -${credits}`];
    return [line];
  });
}

/** A day of a list that is long enough. */
function at(days: readonly string[], index: number): string {
  const day = days[index];
  if (day === undefined) throw new Error(`there is no day ${index}`);
  return day;
}

let billing: TestBilling;
const accounts = new Map<string, string>();

async function open(name: string): Promise<string> {
  const accountId = await billing.openAccount();
  accounts.set(name, accountId);
  return accountId;
}

/** Statement, invoices, what mails said, and the plan at the end. */
async function readPath(name: string) {
  const accountId = accounts.get(name) ?? '';
  const { pool } = billing.database;
  return {
    statement: await readStatement(pool, accountId),
    invoices: await readInvoices(pool, accountId),
    mails: (await readMailsTo(pool, accountId)).map((line) => line.replace(/: GS-\d+$/, '')),
    plan: await readPlan(pool, accountId),
  };
}

const choose = (accountId: string, plan: 'basic' | 'pro', interval: 'monthly' | 'annual') =>
  billing.stories.change({ operationId: randomUUID(), accountId, choice: { plan, interval } });

describe('from 31 January 2026', () => {
  beforeAll(async () => {
    billing = await createBilling({ startsAt: at(DAYS, 0) });
    const { stories, subscribe, walkTo } = billing;
    await subscribe(await open('monthly'), 'basic', 'monthly');
    const upgraded = await open('upgraded');
    await subscribe(upgraded, 'basic', 'annual');
    const toAnnual = await open('to annual');
    await subscribe(toAnnual, 'basic', 'monthly');
    const toMonthly = await open('to monthly');
    await subscribe(toMonthly, 'pro', 'annual');
    const toBasic = await open('to basic');
    await subscribe(toBasic, 'pro', 'monthly');
    const cancelled = await open('cancelled');
    await subscribe(cancelled, 'basic', 'annual');
    await subscribe(await open('unpaid'), 'pro', 'monthly', 'tok_renewal_fails');
    await walkTo('2026-02-10T00:00:00.000Z');
    await choose(toAnnual, 'basic', 'annual');
    await choose(toMonthly, 'pro', 'monthly');
    await choose(toBasic, 'basic', 'monthly');
    await walkTo('2026-03-05T00:00:00.000Z');
    await stories.cancel(cancelled);
    await walkTo('2026-03-06T00:00:00.000Z');
    await stories.resume(cancelled);
    await walkTo(at(JUNE_DAYS, 0));
    await choose(upgraded, 'pro', 'monthly');
    await walkTo('2027-02-10T00:00:00.000Z');
    await stories.cancel(cancelled);
    await walkTo(at(DAYS, 26));
  }, 300_000);
  afterAll(async () => {
    expect((await reconcile(billing.database.pool)).differences).toEqual([]);
    expect(billing.logged).toEqual([]);
    await billing.close();
  });

  test('monthly Basic renews on the last days of the months and gives each month its own credits', async () => {
    expect(await readPath('monthly')).toEqual({
      statement: withBonus(months(3_500, DAYS), 3_500, [at(DAYS, 0), at(DAYS, 1)]),
      invoices: DAYS.map((day, index) => `${day} ${index === 0 ? 'start' : 'renewal'} 3200 paid`),
      mails: DAYS.map((day) => `${day} Payment received`),
      plan: 'basic',
    });
  });

  test('annual Basic to Pro after five months: seven months go back, the fifth month stays to its own end', async () => {
    const pro = withBonus(months(11_000, JUNE_DAYS), 11_000, [at(JUNE_DAYS, 0), at(JUNE_DAYS, 1)]);
    const basic = [...months(3_500, DAYS.slice(0, 6), { isLastLapsed: true })];
    const voided = Array.from({ length: 7 }, () => `${at(JUNE_DAYS, 0)} void monthly 0`);
    const lapse = basic.pop() ?? '';
    expect(await readPath('upgraded')).toEqual({
      statement: [...basic, ...voided, ...pro.slice(0, 2), lapse, ...pro.slice(2)],
      invoices: [
        `${at(DAYS, 0)} start 34800 paid`,
        `${at(JUNE_DAYS, 0)} upgrade 9000 paid`,
        ...JUNE_DAYS.slice(1).map((day) => `${day} renewal 9000 paid`),
      ],
      mails: [
        `${at(DAYS, 0)} Payment received`,
        `${at(JUNE_DAYS, 0)} Payment received`,
        `${at(JUNE_DAYS, 0)} Refund sent: $203.00`,
        ...JUNE_DAYS.slice(1).map((day) => `${day} Payment received`),
      ],
      plan: 'pro',
    });
  });

  test('monthly to annual begins at the end of the month and keeps the anchor', async () => {
    const charged = [0, 1, 13, 25].map((index) => at(DAYS, index));
    expect(await readPath('to annual')).toEqual({
      statement: withBonus(months(3_500, DAYS), 3_500, [at(DAYS, 0), at(DAYS, 1)]),
      invoices: [
        `${charged[0]} start 3200 paid`,
        `${charged[1]} change 34800 paid`,
        `${charged[2]} renewal 34800 paid`,
        `${charged[3]} renewal 34800 paid`,
      ],
      mails: charged.map((day) => `${day} Payment received`),
      plan: 'basic',
    });
  });

  test('annual to monthly begins at the end of the year, with the bonus of the first monthly term', async () => {
    const charged = [DAYS[0], ...DAYS.slice(12)];
    expect(await readPath('to monthly')).toEqual({
      statement: withBonus(months(11_000, DAYS), 11_000, [at(DAYS, 12), at(DAYS, 13)]),
      invoices: charged.map((day, index) => {
        if (index === 0) return `${day} start 97200 paid`;
        return `${day} ${index === 1 ? 'change' : 'renewal'} 9000 paid`;
      }),
      mails: charged.map((day) => `${day} Payment received`),
      plan: 'pro',
    });
  });

  test('Pro to Basic begins at the end of the month, without another bonus', async () => {
    const pro = withBonus(months(11_000, DAYS.slice(0, 2), { isLastLapsed: true }), 11_000, [at(DAYS, 0), at(DAYS, 1)]);
    expect(await readPath('to basic')).toEqual({
      statement: [...pro, ...months(3_500, DAYS.slice(1))],
      invoices: DAYS.map((day, index) => {
        if (index === 0) return `${day} start 9000 paid`;
        return `${day} ${index === 1 ? 'change' : 'renewal'} 3200 paid`;
      }),
      mails: DAYS.map((day) => `${day} Payment received`),
      plan: 'basic',
    });
  });

  test('a cancelled year gives all its months and ends; one that was resumed goes on as before', async () => {
    expect(await readPath('cancelled')).toEqual({
      statement: months(3_500, DAYS.slice(0, 25), { isLastLapsed: true }),
      invoices: [`${at(DAYS, 0)} start 34800 paid`, `${at(DAYS, 12)} renewal 34800 paid`],
      mails: [
        `${at(DAYS, 0)} Payment received`,
        '2026-03-05T00:00:00.000Z Your cancellation is confirmed',
        `${at(DAYS, 12)} Payment received`,
        '2027-02-10T00:00:00.000Z Your cancellation is confirmed',
        `${at(DAYS, 24)} Your subscription has ended`,
      ],
      plan: 'free',
    });
  });

  test('a renewal that fails five times in seven days leads to Free with a void invoice', async () => {
    expect(await readPath('unpaid')).toEqual({
      statement: withBonus(months(11_000, DAYS.slice(0, 2), { isLastLapsed: true }), 11_000, [
        at(DAYS, 0),
        at(DAYS, 1),
      ]),
      invoices: [`${at(DAYS, 0)} start 9000 paid`, `${at(DAYS, 1)} renewal 9000 void`],
      mails: [
        `${at(DAYS, 0)} Payment received`,
        '2026-02-28T10:00:00.000Z Payment failed',
        '2026-03-01T10:00:00.000Z Payment failed',
        '2026-03-03T10:00:00.000Z Payment failed',
        '2026-03-05T10:00:00.000Z Payment failed',
        '2026-03-07T10:00:00.000Z Your subscription has ended',
      ],
      plan: 'free',
    });
    const { rows } = await billing.database.pool.query(
      'SELECT asked_at, attempt FROM payments WHERE account_id = $1 AND attempt IS NOT NULL ORDER BY attempt',
      [accounts.get('unpaid')],
    );
    expect(rows.map((row) => row.asked_at.toISOString().slice(0, 13))).toEqual([
      '2026-02-28T10',
      '2026-03-01T10',
      '2026-03-03T10',
      '2026-03-05T10',
      '2026-03-07T10',
    ]);
  });
});

test('annual Basic from 29 February renews on the last days of February, month by month in between', async () => {
  billing = await createBilling({ startsAt: at(LEAP_DAYS, 0) });
  await billing.subscribe(await open('leap'), 'basic', 'annual');
  await billing.walkTo(at(LEAP_DAYS, 26));
  const charged = [0, 12, 24].map((index) => at(LEAP_DAYS, index));
  expect(await readPath('leap')).toEqual({
    statement: months(3_500, LEAP_DAYS),
    invoices: charged.map((day, index) => `${day} ${index === 0 ? 'start' : 'renewal'} 34800 paid`),
    mails: charged.map((day) => `${day} Payment received`),
    plan: 'basic',
  });
  expect((await reconcile(billing.database.pool)).differences).toEqual([]);
  await billing.close();
}, 120_000);

test('workers that look at every moment of the walk neither hide an instant from it nor do anything twice', async () => {
  billing = await createBilling({ startsAt: at(DAYS, 0) });
  for (const name of ['first', 'second', 'third']) await billing.subscribe(await open(name), 'basic', 'monthly');
  const workers = [billing.createProcess(), billing.createProcess()];
  let isWalking = true;
  const working = workers.map(async (worker) => {
    while (isWalking) await worker.doDue();
  });
  await billing.walkTo(at(DAYS, 26));
  isWalking = false;
  await Promise.all(working);
  for (const name of ['first', 'second', 'third']) {
    expect((await readPath(name)).invoices).toEqual(
      DAYS.map((day, index) => `${day} ${index === 0 ? 'start' : 'renewal'} 3200 paid`),
    );
  }
  await billing.close();
}, 120_000);

test('a walk waits for a payment that a worker has under way, and then goes on from its outcome', async () => {
  billing = await createBilling({ startsAt: at(DAYS, 0) });
  const { clock, gateway, stories } = billing;
  const accountId = await open('slow');
  await billing.subscribe(accountId, 'basic', 'monthly');
  const worker = billing.createProcess();
  let release = () => {};
  gateway.waitFor = new Promise((resolve) => {
    release = resolve;
  });
  let working: Promise<void> | undefined;
  const walking = billing.moveWith({
    ...stories,
    doDue: async () => {
      // The worker comes to the boundary a moment before the walk.
      if (clock.now() >= new Date(at(DAYS, 1))) working ??= worker.doDue();
      while (working !== undefined && gateway.asked.length < 2) await stories.readSubscription(accountId);
      await stories.doDue();
    },
  })(() => new Date(at(DAYS, 6)));
  while (working === undefined) await stories.readSubscription(accountId);
  // Time enough for a walk that does not wait to be over all hills.
  for (let reads = 0; reads < 100; reads += 1) await stories.readSubscription(accountId);
  expect(clock.now()).toEqual(new Date(at(DAYS, 1)));
  release();
  await Promise.all([working, walking]);
  expect((await readPath('slow')).invoices).toEqual(
    DAYS.slice(0, 7).map((day, index) => `${day} ${index === 0 ? 'start' : 'renewal'} 3200 paid`),
  );
  await billing.close();
});
