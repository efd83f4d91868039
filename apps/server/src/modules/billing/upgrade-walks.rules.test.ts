import type { Interval } from '@gesso/contract';
import { test } from 'vitest';
import { choose, expectWalk } from './testing/billing-walk.ts';
import { activations, bonus, lapses, paidMonths, paidYears, renewed, started } from './testing/expected-events.ts';

const INTERVALS: readonly Interval[] = ['monthly', 'annual'];

/** Boundaries of `b` up to `a26` where `b` began between `a<month>` and `a<month + 1>`. */
const lastOfB = (month: number) => 25 - month;

const monthsOfB = (interval: Interval, month: number) =>
  interval === 'monthly'
    ? paidMonths('pro', { of: 'b', from: 1, to: lastOfB(month) })
    : paidYears('pro', { of: 'b', from: 0, to: lastOfB(month) });

const MONTHLY_CASES = [0, 1, 2, 11, 24].flatMap((month) => INTERVALS.map((interval) => ({ month, interval })));

test.each(MONTHLY_CASES)(
  'monthly Basic to $interval Pro in month $month: at once, nothing back, the old month to its own end, no second bonus',
  ({ month, interval }) => {
    expectWalk({
      b: `a${month}+10d`,
      acts: [
        ['a0', choose('basic', 'monthly')],
        [`a${month}+10d`, choose('pro', interval)],
      ],
      expected: [
        ...started('start', 'basic', 'monthly'),
        ...bonus('basic', 'a0', 'a1'),
        ...paidMonths('basic', { from: 1, to: month }),
        ...started('upgrade', 'pro', interval, 'b'),
        ...lapses('basic', { from: month + 1, to: month + 1 }),
        ...monthsOfB(interval, month),
      ],
    });
  },
);

/** What is left of $348.00 after so many activated months, from 1 to 12. */
const UNUSED_CENTS = [31_900, 29_000, 26_100, 23_200, 20_300, 17_400, 14_500, 11_600, 8_700, 5_800, 2_900, 0];

const ANNUAL_CASES = UNUSED_CENTS.flatMap((refundCents, month) =>
  INTERVALS.map((interval) => ({ month, interval, refundCents })),
);

test.each(ANNUAL_CASES)(
  'annual Basic to $interval Pro in month $month: $refundCents cents back, begun months kept, the others void',
  ({ month, interval, refundCents }) => {
    expectWalk({
      b: `a${month}+10d`,
      acts: [
        ['a0', choose('basic', 'annual')],
        [`a${month}+10d`, choose('pro', interval)],
      ],
      expected: [
        ...started('start', 'basic', 'annual'),
        ...activations('basic', { from: 1, to: month }),
        ...started('upgrade', 'pro', interval, 'b'),
        ...(interval === 'monthly' ? bonus('pro', 'b0', 'b1') : []),
        ...(refundCents > 0 ? [`b0 refund ${refundCents}`] : []),
        ...Array.from({ length: 11 - month }, () => 'b0 void monthly 3500'),
        ...lapses('basic', { from: month + 1, to: month + 1 }),
        ...monthsOfB(interval, month),
      ],
    });
  },
);

test('in the second year the months of the second year count', () => {
  expectWalk({
    b: 'a14+10d',
    acts: [
      ['a0', choose('basic', 'annual')],
      ['a14+10d', choose('pro', 'annual')],
    ],
    expected: [
      ...started('start', 'basic', 'annual'),
      ...paidYears('basic', { from: 0, to: 14 }),
      ...started('upgrade', 'pro', 'annual', 'b'),
      'b0 refund 26100',
      ...Array.from({ length: 9 }, () => 'b0 void monthly 3500'),
      ...lapses('basic', { from: 15, to: 15 }),
      ...monthsOfB('annual', 14),
    ],
  });
});

test('a millisecond before a boundary the month has not begun and is given back', () => {
  expectWalk({
    b: 'a6-1ms',
    acts: [
      ['a0', choose('basic', 'annual')],
      ['a6-1ms', choose('pro', 'annual')],
    ],
    expected: [
      ...started('start', 'basic', 'annual'),
      ...activations('basic', { from: 1, to: 5 }),
      ...started('upgrade', 'pro', 'annual', 'b'),
      'b0 refund 17400',
      ...Array.from({ length: 6 }, () => 'b0 void monthly 3500'),
      ...lapses('basic', { from: 6, to: 6 }),
      ...monthsOfB('annual', 5),
    ],
  });
});

test('at the boundary itself the month has begun: it is kept and paid for', () => {
  const at = { plan: 'basic', interval: 'annual' } as const;
  expectWalk({
    b: 'a12',
    acts: [
      ['a0', choose('basic', 'annual')],
      ['a12', choose('pro', 'annual')],
    ],
    expected: [
      ...started('start', 'basic', 'annual'),
      ...activations('basic', { from: 1, to: 11 }),
      ...lapses('basic', { from: 12, to: 12 }),
      ...renewed({ at: 'a12', ...at }),
      ...started('upgrade', 'pro', 'annual', 'b'),
      'b0 refund 31900',
      ...Array.from({ length: 11 }, () => 'b0 void monthly 3500'),
      ...lapses('basic', { from: 13, to: 13 }),
      ...paidYears('pro', { of: 'b', from: 0, to: 14 }),
    ],
  });
});
