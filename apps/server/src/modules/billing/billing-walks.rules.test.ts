import { describe, test } from 'vitest';
import type { PaidPlan } from './billing.ts';
import { AFTER_BETA } from './testing/billing-fixtures.ts';
import type { BillingSimulation } from './testing/billing-simulation.ts';
import { choose, expectWalk } from './testing/billing-walk.ts';
import { activations, bonus, lapses, paidMonths, paidYears, renewed, started } from './testing/expected-events.ts';

describe.each<PaidPlan>(['basic', 'pro'])('26 months of %s', (plan) => {
  test('monthly: charged and granted at every boundary, the bonus in the first month only', () => {
    expectWalk({
      acts: [['a0', choose(plan, 'monthly')]],
      expected: [
        ...started('start', plan, 'monthly'),
        ...bonus(plan, 'a0', 'a1'),
        ...paidMonths(plan, { from: 1, to: 26 }),
      ],
    });
  });

  test('annual: charged once a year, granted month by month, without a bonus', () => {
    expectWalk({
      acts: [['a0', choose(plan, 'annual')]],
      expected: [...started('start', plan, 'annual'), ...paidYears(plan, { from: 0, to: 26 })],
    });
  });

  test('monthly after the beta: without a bonus', () => {
    const afterBeta = (simulation: BillingSimulation) => {
      simulation.priceList = AFTER_BETA;
      simulation.choose({ plan, interval: 'monthly' });
    };
    expectWalk({
      acts: [['a0', afterBeta]],
      expected: [...started('start', plan, 'monthly'), ...paidMonths(plan, { from: 1, to: 26 })],
    });
  });

  test.each([0, 1, 11, 12])('monthly to annual in month %i: from the next boundary, with the anchor kept', (month) => {
    const next = month + 1;
    expectWalk({
      acts: [
        ['a0', choose(plan, 'monthly')],
        [`a${month}+10d`, choose(plan, 'annual')],
      ],
      expected: [
        ...started('start', plan, 'monthly'),
        ...bonus(plan, 'a0', 'a1'),
        ...paidMonths(plan, { from: 1, to: month }),
        `a${month}+10d schedule ${plan} annual at @a${next}`,
        ...lapses(plan, { from: next, to: next }),
        ...renewed({ at: `a${next}`, plan, interval: 'annual' }, 'change'),
        ...paidYears(plan, { from: next, to: 26 }),
      ],
    });
  });

  test.each([0, 5, 11])(
    'annual to monthly in month %i: when the year ends, with the bonus of a first monthly term',
    (month) => {
      expectWalk({
        acts: [
          ['a0', choose(plan, 'annual')],
          [`a${month}+10d`, choose(plan, 'monthly')],
        ],
        expected: [
          ...started('start', plan, 'annual'),
          `a${month}+10d schedule ${plan} monthly at @a12`,
          ...activations(plan, { from: 1, to: 11 }),
          ...lapses(plan, { from: 12, to: 12 }),
          ...renewed({ at: 'a12', plan, interval: 'monthly' }, 'change'),
          ...bonus(plan, 'a12', 'a13'),
          ...paidMonths(plan, { from: 13, to: 26 }),
        ],
      });
    },
  );
});

test.each([0, 1, 5])(
  'monthly Pro to monthly Basic in month %i: when the month ends, without a second bonus',
  (month) => {
    const next = month + 1;
    expectWalk({
      acts: [
        ['a0', choose('pro', 'monthly')],
        [`a${month}+10d`, choose('basic', 'monthly')],
      ],
      expected: [
        ...started('start', 'pro', 'monthly'),
        ...bonus('pro', 'a0', 'a1'),
        ...paidMonths('pro', { from: 1, to: month }),
        `a${month}+10d schedule basic monthly at @a${next}`,
        ...lapses('pro', { from: next, to: next }),
        ...renewed({ at: `a${next}`, plan: 'basic', interval: 'monthly' }, 'change'),
        ...paidMonths('basic', { from: next + 1, to: 26 }),
      ],
    });
  },
);

test('monthly Pro to annual Basic: when the month ends', () => {
  expectWalk({
    acts: [
      ['a0', choose('pro', 'monthly')],
      ['a2+10d', choose('basic', 'annual')],
    ],
    expected: [
      ...started('start', 'pro', 'monthly'),
      ...bonus('pro', 'a0', 'a1'),
      ...paidMonths('pro', { from: 1, to: 2 }),
      'a2+10d schedule basic annual at @a3',
      ...lapses('pro', { from: 3, to: 3 }),
      ...renewed({ at: 'a3', plan: 'basic', interval: 'annual' }, 'change'),
      ...paidYears('basic', { from: 3, to: 26 }),
    ],
  });
});

test('annual Pro to annual Basic: when the year ends, and nothing is given back', () => {
  expectWalk({
    acts: [
      ['a0', choose('pro', 'annual')],
      ['a4+10d', choose('basic', 'annual')],
    ],
    expected: [
      ...started('start', 'pro', 'annual'),
      'a4+10d schedule basic annual at @a12',
      ...activations('pro', { from: 1, to: 11 }),
      ...lapses('pro', { from: 12, to: 12 }),
      ...renewed({ at: 'a12', plan: 'basic', interval: 'annual' }, 'change'),
      ...paidYears('basic', { from: 12, to: 26 }),
    ],
  });
});

test('annual Pro to monthly Basic: when the year ends, with the bonus of Basic', () => {
  expectWalk({
    acts: [
      ['a0', choose('pro', 'annual')],
      ['a0', choose('basic', 'monthly')],
    ],
    expected: [
      ...started('start', 'pro', 'annual'),
      'a0 schedule basic monthly at @a12',
      ...activations('pro', { from: 1, to: 11 }),
      ...lapses('pro', { from: 12, to: 12 }),
      ...renewed({ at: 'a12', plan: 'basic', interval: 'monthly' }, 'change'),
      ...bonus('basic', 'a12', 'a13'),
      ...paidMonths('basic', { from: 13, to: 26 }),
    ],
  });
});
