import { subscriptionChoiceSchema } from '@gesso/contract';
import { expect, test } from 'vitest';
import type { BillingState, Choice } from './billing.ts';
import { decideChoice } from './choices.rules.ts';
import { isStale, makePreview } from './preview.rules.ts';
import {
  ANCHOR,
  createOwedTerm,
  createPaidTerm,
  createState,
  createSubscription,
  PRICE_LIST,
} from './testing/billing-fixtures.ts';

const MID_MONTH = new Date('2026-02-10T00:00:00.000Z');
const basicAnnual = createPaidTerm({ choice: { plan: 'basic', interval: 'annual' } });
const running = createState({ subscription: createSubscription(), version: 3, hasPaidMonthlyTerm: true });

const decide = (choice: Choice, state: BillingState = running, now = MID_MONTH) =>
  decideChoice(choice, { state, priceList: PRICE_LIST, now });

test.each([
  ['an unknown plan', { plan: 'gold', interval: 'monthly' }],
  ['an unknown interval', { plan: 'pro', interval: 'weekly' }],
  ['no interval', { plan: 'pro' }],
  ['more than a choice', { plan: 'pro', interval: 'monthly', cents: 1 }],
])('%s is no choice', (_, asked) => {
  expect(subscriptionChoiceSchema.safeParse(asked).success).toBe(false);
});

const owed = createState({ subscription: createSubscription({ term: createOwedTerm() }), version: 3 });
const scheduled = createState({
  subscription: createSubscription({ pendingChange: { plan: 'basic', interval: 'annual' } }),
});

test.each<[string, Choice, BillingState, string]>([
  ['free without a subscription', { plan: 'free', interval: 'monthly' }, createState(), 'use-cancel'],
  ['free with one', { plan: 'free', interval: 'annual' }, running, 'use-cancel'],
  ['the same plan and interval', { plan: 'basic', interval: 'monthly' }, running, 'no-change'],
  ['what is scheduled already', { plan: 'basic', interval: 'annual' }, scheduled, 'no-change'],
  ['an upgrade in grace', { plan: 'pro', interval: 'monthly' }, owed, 'past-due'],
  ['the owed plan itself in grace', { plan: 'basic', interval: 'monthly' }, owed, 'past-due'],
])('%s is refused', (_, choice, state, code) => {
  expect(decide(choice, state)).toMatchObject({ ok: false, code });
});

test('between the end of a term and its renewal nothing is decided', () => {
  const { endsAt } = createSubscription().term;
  const choice: Choice = { plan: 'pro', interval: 'annual' };
  expect(decide(choice, running, endsAt)).toMatchObject({ ok: false, code: 'change-in-progress' });
  expect(decide(choice, running, new Date(endsAt.getTime() - 1))).toMatchObject({ ok: true });
});

test('plans are compared by rank, not by price', () => {
  const { plans } = PRICE_LIST.content;
  const cheapPro = { ...plans, pro: { ...plans.pro, monthlyCents: 1, annualCents: 2 } };
  const priceList = { version: '4', content: { ...PRICE_LIST.content, plans: cheapPro } };
  const asked = { state: running, priceList, now: MID_MONTH };
  expect(decideChoice({ plan: 'pro', interval: 'monthly' }, asked)).toMatchObject({
    effect: 'immediate',
    chargeCents: 1,
  });
});

test.each([
  // A twelfth of 123.45 is 10.2875; what is used rounds down to 10.28.
  ['discounted', { paidCents: 12_345 }, 11_317],
  ['partly given back before', { refundedCents: 1_900 }, 30_000],
  ['given back before', { refundedCents: 34_800 }, 0],
])('an upgrade from a year that was %s gives back what is left', (_, changes, refundCents) => {
  const term = { ...basicAnnual, ...changes };
  const state = createState({ subscription: createSubscription({ term }) });
  expect(decide({ plan: 'pro', interval: 'monthly' }, state)).toMatchObject({
    kind: 'upgrade',
    anchorAt: MID_MONTH,
    chargeCents: 9_000,
    refundCents,
    cuts: { termId: 'term-1', unusedMonths: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] },
  });
});

function previewOf(choice: Choice, state: BillingState, now = MID_MONTH) {
  const decision = decide(choice, state, now);
  if (!decision.ok) throw new Error(decision.message);
  return makePreview({ decision, state, priceList: PRICE_LIST, now });
}

const annual = createState({ subscription: createSubscription({ term: basicAnnual, cancelRequestedAt: ANCHOR }) });

test('a preview says in words what is paid and what comes back', () => {
  expect(previewOf({ plan: 'pro', interval: 'monthly' }, annual)).toMatchObject({
    effect: 'immediate',
    effectiveAt: MID_MONTH,
    removesCancel: true,
    removesPendingChange: false,
    lines: [
      { label: 'Pro, monthly: 10 Feb 2026 to 10 Mar 2026', cents: 9_000 },
      { label: 'Back for 11 unused months of Basic, annual', cents: -31_900 },
    ],
    grants: [
      { kind: 'monthly', amountMillicredits: 11_000_000n, expiresAt: new Date('2026-03-10T00:00:00.000Z') },
      { kind: 'bonus', amountMillicredits: 11_000_000n, expiresAt: new Date('2026-03-10T00:00:00.000Z') },
    ],
  });
});

test('a preview of a scheduled change charges nothing now and names the day and the price', () => {
  expect(previewOf({ plan: 'basic', interval: 'annual' }, running)).toMatchObject({
    effect: 'at-period-end',
    effectiveAt: new Date('2026-02-28T10:20:30.400Z'),
    chargeCents: 0,
    laterChargeCents: 34_800,
    lines: [{ label: 'Nothing now; from 28 Feb 2026: Basic, annual for $348.00', cents: 0 }],
    grants: [{ kind: 'monthly', amountMillicredits: 3_500_000n, expiresAt: new Date('2026-03-31T10:20:30.400Z') }],
  });
});

test('a minute of thought changes no preview; a month that begins meanwhile does', () => {
  const choice: Choice = { plan: 'pro', interval: 'annual' };
  const before = previewOf(choice, annual, new Date('2026-02-28T10:20:30.399Z'));
  const minuteAgo = previewOf(choice, annual, new Date('2026-02-28T10:19:30.399Z'));
  const after = previewOf(choice, annual, new Date('2026-02-28T10:20:30.400Z'));
  expect(minuteAgo.digest).toBe(before.digest);
  expect(after.digest).not.toBe(before.digest);
  expect([before.refundCents, after.refundCents]).toEqual([31_900, 29_000]);
});

test('a preview is carried out for 30 minutes and only while it says the same', () => {
  const stored = { createdAt: MID_MONTH, digest: 'same' };
  const at = (ms: number) => new Date(MID_MONTH.getTime() + ms);
  expect(isStale(stored, { now: at(30 * 60_000), digest: 'same' })).toBe(false);
  expect(isStale(stored, { now: at(30 * 60_000 + 1), digest: 'same' })).toBe(true);
  expect(isStale(stored, { now: MID_MONTH, digest: 'another' })).toBe(true);
});
