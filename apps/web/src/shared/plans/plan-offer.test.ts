import type { Plan, Subscription } from '@gesso/contract';
import { expect, test } from 'vitest';
import { nameOf, offerOf } from './plan-offer.ts';
import { priceOf } from './plan-price.ts';

const plan = (key: Plan['key'], name: string, rank: number, monthlyCents: number, annualCents: number): Plan => ({
  key,
  name,
  rank,
  monthlyCents,
  annualCents,
  monthlyMillicredits: 0,
  signUpMillicredits: 0,
  firstMonthBonusMillicredits: 0,
  topUps: rank > 0,
  commercialRights: rank > 0,
});
const free = plan('free', 'Free (beta)', 0, 0, 0);
const basic = plan('basic', 'Basic', 1, 3_200, 34_800);
const pro = plan('pro', 'Pro', 2, 9_000, 97_200);
const plans = [free, basic, pro];

const AT = '2026-12-24T17:05:00.000Z';
const having = (fields: Partial<Subscription>): Subscription => ({
  plan: 'basic',
  interval: 'monthly',
  status: 'active',
  anchorAt: AT,
  periodStart: AT,
  periodEnd: AT,
  creditPeriodStart: AT,
  creditPeriodEnd: AT,
  activatedMonths: null,
  nextChargeAt: AT,
  nextChargeCents: 3_200,
  pendingChange: null,
  cancelAt: null,
  paymentMethod: null,
  ...fields,
});
const none = having({ plan: 'free', interval: null, status: 'none' });

test.each([
  ['somebody on Free subscribes', none, basic, 'monthly', 'Subscribe to Basic'],
  ['Basic goes up to Pro', having({}), pro, 'monthly', 'Upgrade to Pro'],
  [
    'Basic goes up to Pro, also from annual to monthly',
    having({ interval: 'annual' }),
    pro,
    'monthly',
    'Upgrade to Pro',
  ],
  ['the same plan changes its interval', having({}), basic, 'annual', 'Switch to annual'],
  ['the same plan changes it back', having({ interval: 'annual' }), basic, 'monthly', 'Switch to monthly'],
  ['Pro goes down to Basic', having({ plan: 'pro' }), basic, 'monthly', 'Switch to Basic'],
  ['the way to Free is the end of the plan', having({}), free, 'monthly', 'Go back to Free'],
] as const)('%s', (_, subscription, offered, interval, label) => {
  expect(offerOf({ plan: offered, interval, plans, subscription })).toMatchObject({ label });
});

test.each([
  ['what one has is not offered', having({}), basic, { kind: 'current' }],
  ['Free is not offered to those who are on it', none, free, { kind: 'none' }],
  [
    'a cancelled plan ends in Free at a known instant',
    having({ status: 'cancelling', cancelAt: AT }),
    free,
    { kind: 'ends', at: AT },
  ],
  [
    'what waits says when it begins',
    having({ plan: 'pro', pendingChange: { plan: 'basic', interval: 'monthly', at: AT } }),
    basic,
    { kind: 'pending', at: AT },
  ],
  [
    'what is cancelled says when it ends',
    having({ status: 'cancelling', cancelAt: AT }),
    basic,
    { kind: 'cancelled', at: AT },
  ],
  ['nothing is offered while a payment is owed', having({ status: 'past-due' }), pro, { kind: 'owed' }],
  ['the owed plan itself is the one they have', having({ status: 'past-due' }), basic, { kind: 'current' }],
] as const)('%s', (_, subscription, offered, offer) => {
  expect(offerOf({ plan: offered, interval: 'monthly', plans, subscription })).toEqual(offer);
});

test('a year says its month, its bill and what it saves in dollars', () => {
  expect(priceOf(basic, 'annual')).toEqual({ perMonth: '$29', billed: 'billed $348 once a year', savedCents: 3_600 });
  expect(priceOf(pro, 'annual').savedCents).toBe(10_800);
  expect(priceOf(pro, 'monthly')).toEqual({ perMonth: '$90', billed: undefined, savedCents: 0 });
  expect(priceOf(free, 'annual').perMonth).toBe('$0');
});

test('a name in a sentence goes without its parentheses, and a plan nobody lists still has one', () => {
  expect(nameOf(plans, 'free')).toBe('Free');
  expect(nameOf([], 'pro')).toBe('Pro');
});
