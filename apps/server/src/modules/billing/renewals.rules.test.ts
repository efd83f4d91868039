import { expect, test } from 'vitest';
import type { LivingSubscription } from './billing.ts';
import { afterFailedAttempt, attemptInstants } from './dunning.rules.ts';
import { findDue } from './renewals.rules.ts';
import { viewSubscription } from './subscription-view.rules.ts';
import {
  ANCHOR,
  createOwedTerm,
  createPaidTerm,
  createState,
  createSubscription,
  PRICE_LIST,
} from './testing/billing-fixtures.ts';

const dueAt = (now: string, changes: Partial<LivingSubscription> = {}, priceList = PRICE_LIST) =>
  findDue({ state: { ...createState(), subscription: createSubscription(changes) }, priceList, now: new Date(now) });

const viewAt = (now: string, changes: Partial<LivingSubscription> = {}) => {
  const state = createState({ subscription: createSubscription(changes) });
  return viewSubscription({ state, priceList: PRICE_LIST, now: new Date(now), paymentMethod: null });
};

test('nothing is due before the end of the term, and the next term at it', () => {
  expect(dueAt('2026-02-28T10:20:30.399Z')).toBeUndefined();
  expect(dueAt('2026-02-28T10:20:30.400Z')).toMatchObject({
    kind: 'next-term',
    at: new Date('2026-02-28T10:20:30.400Z'),
    invoiceKind: 'renewal',
    term: { firstMonth: 1, endsAt: new Date('2026-03-31T10:20:30.400Z'), priceCents: 3_200 },
  });
});

test('a price change counts from the next term', () => {
  const { plans } = PRICE_LIST.content;
  const dearer = { ...plans, basic: { ...plans.basic, monthlyCents: 3_900, monthlyMillicredits: 4_000_000 } };
  const priceList = { version: '2', content: { ...PRICE_LIST.content, plans: dearer } };
  const term = { priceCents: 3_900, monthlyMillicredits: 4_000_000n, priceListVersion: '2' };
  expect(dueAt('2026-02-28T10:20:30.400Z', {}, priceList)).toMatchObject({ term });
});

test('after a standstill of months the next term begins with the month it is found in', () => {
  expect(dueAt('2026-06-15T00:00:00.000Z')).toMatchObject({
    kind: 'next-term',
    at: new Date('2026-02-28T10:20:30.400Z'),
    term: { firstMonth: 4, startsAt: new Date('2026-05-31T10:20:30.400Z') },
  });
});

test('an owed term that ended unpaid in a standstill is given up and not charged', () => {
  const term = createOwedTerm();
  expect(dueAt('2026-02-28T10:20:30.399Z', { term })).toMatchObject({ kind: 'attempt' });
  expect(dueAt('2026-02-28T10:20:30.400Z', { term })).toMatchObject({ kind: 'give-up' });
});

test('attempts are made at the boundary and whole days of 24 hours after it', () => {
  expect(attemptInstants(new Date('2026-03-28T23:30:00.001Z'), PRICE_LIST).map((at) => at.toISOString())).toEqual([
    '2026-03-28T23:30:00.001Z',
    '2026-03-29T23:30:00.001Z',
    '2026-03-31T23:30:00.001Z',
    '2026-04-02T23:30:00.001Z',
    '2026-04-04T23:30:00.001Z',
  ]);
});

test('attempts that a standstill has missed are left out; after the last there is none', () => {
  const after = (hours: number) =>
    afterFailedAttempt(ANCHOR, new Date(ANCHOR.getTime() + hours * 3_600_000), PRICE_LIST);
  const on = (days: number) => ({ kind: 'retry', nextAttemptAt: new Date(ANCHOR.getTime() + days * 24 * 3_600_000) });
  expect([0, 24, 50, 100, 167].map(after)).toEqual([1, 3, 3, 5, 7].map(on));
  expect([168, 169].map(after)).toEqual([{ kind: 'give-up' }, { kind: 'give-up' }]);
});

test('no subscription is the free plan without dates, with the saved card', () => {
  const paymentMethod = { brand: 'visa', last4: '4242' };
  const view = viewSubscription({ state: createState(), priceList: PRICE_LIST, now: ANCHOR, paymentMethod });
  const { plan, status, paymentMethod: shown, ...rest } = view;
  expect({ plan, status, shown }).toEqual({ plan: 'free', status: 'none', shown: paymentMethod });
  expect(new Set(Object.values(rest))).toEqual(new Set([null]));
});

test('a year shows its own end, the month that runs, and how many have begun', () => {
  const term = createPaidTerm({ choice: { plan: 'basic', interval: 'annual' } });
  expect(viewAt('2026-03-31T10:20:30.400Z', { term, pendingChange: { plan: 'basic', interval: 'monthly' } })).toEqual({
    plan: 'basic',
    interval: 'annual',
    status: 'active',
    anchorAt: '2026-01-31T10:20:30.400Z',
    periodStart: '2026-01-31T10:20:30.400Z',
    periodEnd: '2027-01-31T10:20:30.400Z',
    creditPeriodStart: '2026-03-31T10:20:30.400Z',
    creditPeriodEnd: '2026-04-30T10:20:30.400Z',
    activatedMonths: 3,
    nextChargeAt: '2027-01-31T10:20:30.400Z',
    nextChargeCents: 3_200,
    pendingChange: { plan: 'basic', interval: 'monthly', at: '2027-01-31T10:20:30.400Z' },
    cancelAt: null,
    paymentMethod: null,
  });
});

test('a cancelled subscription shows its end and no further charge', () => {
  expect(viewAt('2026-02-10T00:00:00.000Z', { cancelRequestedAt: ANCHOR })).toMatchObject({
    status: 'cancelling',
    nextChargeAt: null,
    nextChargeCents: null,
    cancelAt: '2026-02-28T10:20:30.400Z',
    activatedMonths: null,
  });
});
