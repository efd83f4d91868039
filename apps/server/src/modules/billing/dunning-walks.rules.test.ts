import { expect, test } from 'vitest';
import type { BillingSimulation } from './testing/billing-simulation.ts';
import { choose, expectWalk } from './testing/billing-walk.ts';
import {
  activations,
  bonus,
  charged,
  granted,
  lapses,
  owed,
  paidMonths,
  paidYears,
  started,
} from './testing/expected-events.ts';

const pays = (simulation: BillingSimulation) => simulation.giveCard(() => true);
const declines = (simulation: BillingSimulation) => simulation.giveCard(() => false);
const cancel = (simulation: BillingSimulation) => simulation.cancel();
const succeedLate = (simulation: BillingSimulation) => simulation.succeedLate();

/** The card itself comes back to life; nobody is asked. */
const cardWorks = (simulation: BillingSimulation) => {
  simulation.card = () => true;
};

const MONTHLY = { plan: 'basic', interval: 'monthly' } as const;
const ANNUAL = { plan: 'basic', interval: 'annual' } as const;

/** A Basic month that has run until its fourth renewal, at which the card begins to fail. */
const FAILING_START: Parameters<typeof expectWalk>[0]['acts'] = [
  ['a0', choose('basic', 'monthly')],
  ['a4-1ms', declines],
];

const UNTIL_OWED = [
  ...started('start', 'basic', 'monthly'),
  ...bonus('basic', 'a0', 'a1'),
  ...paidMonths('basic', { from: 1, to: 3 }),
  ...lapses('basic', { from: 4, to: 4 }),
  owed({ at: 'a4', ...MONTHLY }),
];

const MOMENTS = ['a4', 'a4+1d', 'a4+3d', 'a4+5d', 'a4+7d'] as const;

const failedAt = (moments: readonly string[]) => moments.map((at) => charged({ at, ...MONTHLY }, 'declined'));

/** Paid late, the month ends at its old boundary and everything goes on by the old anchor. */
const PAID_FROM_FIFTH = paidMonths('basic', { from: 5, to: 26 });

test.each([1, 2, 3, 4])('paid at attempt %i after the first: credits from then to the old boundary', (failures) => {
  const at = MOMENTS[failures] ?? 'none';
  expectWalk({
    acts: [...FAILING_START, [MOMENTS[failures - 1] ?? 'none', cardWorks]],
    expected: [
      ...UNTIL_OWED,
      ...failedAt(MOMENTS.slice(0, failures)),
      charged({ at, ...MONTHLY }),
      granted('basic', at),
      ...PAID_FROM_FIFTH,
    ],
  });
});

test('after the fifth failure invoice and term are void, the account is free, and nothing more is tried', () => {
  expectWalk({
    acts: FAILING_START,
    expected: [...UNTIL_OWED, ...failedAt(MOMENTS), 'a4+7d void the invoice', 'a4+7d end'],
  });
});

test('a new card on day 2 is charged at once; no attempt of the schedule follows', () => {
  expectWalk({
    acts: [...FAILING_START, ['a4+2d', pays]],
    expected: [
      ...UNTIL_OWED,
      ...failedAt(MOMENTS.slice(0, 2)),
      charged({ at: 'a4+2d', ...MONTHLY }),
      granted('basic', 'a4+2d'),
      ...PAID_FROM_FIFTH,
    ],
  });
});

test('a new card that is declined changes nothing: the schedule goes on', () => {
  expectWalk({
    acts: [...FAILING_START, ['a4+2d', declines], ['a4+6d', declines], ['a4+6d', cardWorks]],
    expected: [
      ...UNTIL_OWED,
      ...failedAt([...MOMENTS.slice(0, 4), 'a4+2d', 'a4+6d']),
      charged({ at: 'a4+7d', ...MONTHLY }),
      granted('basic', 'a4+7d'),
      ...PAID_FROM_FIFTH,
    ],
  });
});

test('a late success in grace pays the term; the same once more is given back', () => {
  expectWalk({
    acts: [...FAILING_START, ['a4+4d', succeedLate], ['a4+4d', cardWorks], ['a4+4d', succeedLate]],
    expected: [
      ...UNTIL_OWED,
      ...failedAt(MOMENTS.slice(0, 3)),
      'a4+4d late success',
      granted('basic', 'a4+4d'),
      'a4+4d late success given back',
      ...PAID_FROM_FIFTH,
    ],
  });
});

test('a late success after grace is given back and gives nothing', () => {
  expectWalk({
    acts: [...FAILING_START, ['a4+8d', succeedLate]],
    expected: [
      ...UNTIL_OWED,
      ...failedAt(MOMENTS),
      'a4+7d void the invoice',
      'a4+7d end',
      'a4+8d late success given back',
    ],
  });
});

test('cancelled in grace it ends at once, and a later success is given back', () => {
  expectWalk({
    acts: [...FAILING_START, ['a4+2d', cancel], ['a4+2d', cancel], ['a4+3d', succeedLate]],
    expected: [
      ...UNTIL_OWED,
      ...failedAt(MOMENTS.slice(0, 2)),
      'a4+2d void the invoice',
      'a4+2d end',
      'a4+2d refused no-change',
      'a4+3d late success given back',
    ],
  });
});

test('in grace no change is accepted, not even the same plan', () => {
  const chooseInGrace = (simulation: BillingSimulation) => {
    for (const plan of ['basic', 'pro'] as const) {
      for (const interval of ['monthly', 'annual'] as const) simulation.choose({ plan, interval });
    }
    simulation.choose({ plan: 'free', interval: 'monthly' });
  };
  expectWalk({
    acts: [...FAILING_START, ['a4+6d', chooseInGrace]],
    expected: [
      ...UNTIL_OWED,
      ...failedAt(MOMENTS),
      ...Array.from({ length: 4 }, () => 'a4+6d refused past-due'),
      'a4+6d refused use-cancel',
      'a4+7d void the invoice',
      'a4+7d end',
    ],
  });
});

test('who comes back after grace starts anew, at a new anchor and without a second bonus', () => {
  expectWalk({
    b: 'a4+8d',
    acts: [...FAILING_START, ['a4+8d', pays], ['a4+8d', choose('basic', 'monthly')]],
    expected: [
      ...UNTIL_OWED,
      ...failedAt(MOMENTS),
      'a4+7d void the invoice',
      'a4+7d end',
      ...started('start', 'basic', 'monthly', 'b'),
      ...paidMonths('basic', { of: 'b', from: 1, to: 21 }),
    ],
  });
});

test('a failed annual renewal owes the year; paid on day 5 its first month is short and the others are whole', () => {
  expectWalk({
    acts: [
      ['a0', choose('basic', 'annual')],
      ['a12-1ms', declines],
      ['a12+3d', cardWorks],
    ],
    expected: [
      ...started('start', 'basic', 'annual'),
      ...activations('basic', { from: 1, to: 11 }),
      ...lapses('basic', { from: 12, to: 12 }),
      owed({ at: 'a12', ...ANNUAL }),
      ...['a12', 'a12+1d', 'a12+3d'].map((at) => charged({ at, ...ANNUAL }, 'declined')),
      charged({ at: 'a12+5d', ...ANNUAL }),
      granted('basic', 'a12+5d'),
      ...paidYears('basic', { from: 12, to: 26 }),
    ],
  });
});

test('a failed switch to annual owes the year and never falls back to a month', () => {
  const watch = (simulation: BillingSimulation) => {
    expect(simulation.view()).toMatchObject({ status: 'past-due', interval: 'annual', nextChargeCents: 34_800 });
    expect(simulation.view()).toMatchObject({ pendingChange: null, activatedMonths: 1 });
  };
  expectWalk({
    acts: [
      ['a0', choose('basic', 'monthly')],
      ['a0+1d', choose('basic', 'annual')],
      ['a0+1d', declines],
      ['a1+2d', watch],
    ],
    expected: [
      ...started('start', 'basic', 'monthly'),
      ...bonus('basic', 'a0', 'a1'),
      'a0+1d schedule basic annual at @a1',
      ...lapses('basic', { from: 1, to: 1 }),
      owed({ at: 'a1', ...ANNUAL }, 'change'),
      ...['a1', 'a1+1d', 'a1+3d', 'a1+5d', 'a1+7d'].map((at) => charged({ at, ...ANNUAL }, 'declined')),
      'a1+7d void the invoice',
      'a1+7d end',
    ],
  });
});

test('a first monthly term that is paid late gives its bonus late, and both end at the old boundary', () => {
  expectWalk({
    acts: [
      ['a0', choose('basic', 'annual')],
      ['a3+1d', choose('basic', 'monthly')],
      ['a12-1ms', declines],
      ['a12+1d', cardWorks],
    ],
    expected: [
      ...started('start', 'basic', 'annual'),
      'a3+1d schedule basic monthly at @a12',
      ...activations('basic', { from: 1, to: 11 }),
      ...lapses('basic', { from: 12, to: 12 }),
      owed({ at: 'a12', ...MONTHLY }, 'change'),
      ...failedAt(['a12', 'a12+1d']),
      charged({ at: 'a12+3d', ...MONTHLY }),
      granted('basic', 'a12+3d'),
      ...bonus('basic', 'a12+3d', 'a13'),
      ...paidMonths('basic', { from: 13, to: 26 }),
    ],
  });
});

test('a switch that was never paid has not used up the bonus', () => {
  expectWalk({
    b: 'a13',
    acts: [
      ['a0', choose('basic', 'annual')],
      ['a3+1d', choose('basic', 'monthly')],
      ['a12-1ms', declines],
      ['a13', pays],
      ['a13', choose('pro', 'monthly')],
    ],
    expected: [
      ...started('start', 'basic', 'annual'),
      'a3+1d schedule basic monthly at @a12',
      ...activations('basic', { from: 1, to: 11 }),
      ...lapses('basic', { from: 12, to: 12 }),
      owed({ at: 'a12', ...MONTHLY }, 'change'),
      ...failedAt(['a12', 'a12+1d', 'a12+3d', 'a12+5d', 'a12+7d']),
      'a12+7d void the invoice',
      'a12+7d end',
      ...started('start', 'pro', 'monthly', 'b'),
      ...bonus('pro', 'b0', 'b1'),
      ...paidMonths('pro', { of: 'b', from: 1, to: 13 }),
    ],
  });
});
