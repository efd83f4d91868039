import { expect, test } from 'vitest';
import type { BillingSimulation } from './testing/billing-simulation.ts';
import { choose, expectWalk } from './testing/billing-walk.ts';
import { activations, bonus, lapses, paidMonths, paidYears, renewed, started } from './testing/expected-events.ts';

const cancel = (simulation: BillingSimulation) => simulation.cancel();
const resume = (simulation: BillingSimulation) => simulation.resume();
const drop = (simulation: BillingSimulation) => simulation.dropPendingChange();

const MONTHLY_START = [...started('start', 'basic', 'monthly'), ...bonus('basic', 'a0', 'a1')];

test.each([0, 1, 12, 25])('a monthly subscription cancelled in month %i ends with that month', (month) => {
  const end = month + 1;
  expectWalk({
    acts: [
      ['a0', choose('basic', 'monthly')],
      [`a${month}+10d`, cancel],
      [`a${month}+11d`, cancel],
    ],
    expected: [
      ...MONTHLY_START,
      ...paidMonths('basic', { from: 1, to: month }),
      `a${month}+10d cancelled`,
      ...lapses('basic', { from: end, to: end }),
      `a${end} end`,
    ],
  });
});

test.each([0, 7, 11])('a year cancelled in month %i goes on giving its months and ends with the year', (month) => {
  expectWalk({
    acts: [
      ['a0', choose('pro', 'annual')],
      [`a${month}+10d`, cancel],
    ],
    expected: [
      ...started('start', 'pro', 'annual'),
      `a${month}+10d cancelled`,
      ...activations('pro', { from: 1, to: 11 }),
      ...lapses('pro', { from: 12, to: 12 }),
      'a12 end',
    ],
  });
});

test('resumed before the end it goes on as before, with no second bonus', () => {
  expectWalk({
    acts: [
      ['a0', choose('basic', 'monthly')],
      ['a0+5d', cancel],
      ['a1-1ms', resume],
      ['a1-1ms', resume],
    ],
    expected: [...MONTHLY_START, 'a0+5d cancelled', 'a1-1ms resumed', ...paidMonths('basic', { from: 1, to: 26 })],
  });
});

test('a year that is cancelled and resumed keeps its anchor and its months', () => {
  expectWalk({
    acts: [
      ['a0', choose('basic', 'annual')],
      ['a3+5d', cancel],
      ['a9+5d', resume],
    ],
    expected: [
      ...started('start', 'basic', 'annual'),
      'a3+5d cancelled',
      'a9+5d resumed',
      ...paidYears('basic', { from: 0, to: 26 }),
    ],
  });
});

test('at its end it cannot be resumed; subscribing again is a new subscription without a second bonus', () => {
  expectWalk({
    b: 'a2',
    acts: [
      ['a0', choose('basic', 'monthly')],
      ['a1+5d', cancel],
      ['a2', resume],
      ['a2', cancel],
      ['a2', choose('basic', 'monthly')],
    ],
    expected: [
      ...MONTHLY_START,
      ...paidMonths('basic', { from: 1, to: 1 }),
      'a1+5d cancelled',
      ...lapses('basic', { from: 2, to: 2 }),
      'a2 end',
      'a2 refused no-change',
      'a2 refused no-change',
      ...started('start', 'basic', 'monthly', 'b'),
      ...paidMonths('basic', { of: 'b', from: 1, to: 24 }),
    ],
  });
});

test('cancelling drops the scheduled change, and resuming does not bring it back', () => {
  expectWalk({
    acts: [
      ['a0', choose('pro', 'monthly')],
      ['a0+1d', choose('basic', 'monthly')],
      ['a0+3d', cancel],
      ['a0+5d', resume],
    ],
    expected: [
      ...started('start', 'pro', 'monthly'),
      ...bonus('pro', 'a0', 'a1'),
      'a0+1d schedule basic monthly at @a1',
      'a0+3d cancelled',
      'a0+5d resumed',
      ...paidMonths('pro', { from: 1, to: 26 }),
    ],
  });
});

test('a scheduled change clears a cancellation', () => {
  expectWalk({
    acts: [
      ['a0', choose('basic', 'monthly')],
      ['a0+1d', cancel],
      ['a0+3d', choose('basic', 'annual')],
    ],
    expected: [
      ...MONTHLY_START,
      'a0+1d cancelled',
      'a0+3d schedule basic annual at @a1',
      ...lapses('basic', { from: 1, to: 1 }),
      ...renewed({ at: 'a1', plan: 'basic', interval: 'annual' }, 'change'),
      ...paidYears('basic', { from: 1, to: 26 }),
    ],
  });
});

test('a newer scheduled change replaces the older', () => {
  expectWalk({
    acts: [
      ['a0', choose('pro', 'monthly')],
      ['a0+1d', choose('basic', 'annual')],
      ['a0+3d', choose('pro', 'annual')],
    ],
    expected: [
      ...started('start', 'pro', 'monthly'),
      ...bonus('pro', 'a0', 'a1'),
      'a0+1d schedule basic annual at @a1',
      'a0+3d schedule pro annual at @a1',
      ...lapses('pro', { from: 1, to: 1 }),
      ...renewed({ at: 'a1', plan: 'pro', interval: 'annual' }, 'change'),
      ...paidYears('pro', { from: 1, to: 26 }),
    ],
  });
});

test('a dropped change does not happen; dropping none does nothing', () => {
  expectWalk({
    acts: [
      ['a0', choose('basic', 'monthly')],
      ['a0', drop],
      ['a0+1d', choose('basic', 'annual')],
      ['a0+3d', drop],
    ],
    expected: [
      ...MONTHLY_START,
      'a0+1d schedule basic annual at @a1',
      'a0+3d dropped the scheduled change',
      ...paidMonths('basic', { from: 1, to: 26 }),
    ],
  });
});

test('an upgrade removes the scheduled change and the cancellation', () => {
  expectWalk({
    b: 'a0+5d',
    acts: [
      ['a0', choose('basic', 'monthly')],
      ['a0+1d', choose('basic', 'annual')],
      ['a0+5d', choose('pro', 'monthly')],
    ],
    expected: [
      ...MONTHLY_START,
      'a0+1d schedule basic annual at @a1',
      ...started('upgrade', 'pro', 'monthly', 'b'),
      ...lapses('basic', { from: 1, to: 1 }),
      ...paidMonths('pro', { of: 'b', from: 1, to: 25 }),
    ],
  });
  expectWalk({
    b: 'a0+5d',
    acts: [
      ['a0', choose('basic', 'monthly')],
      ['a0+1d', cancel],
      ['a0+5d', choose('pro', 'monthly')],
    ],
    expected: [
      ...MONTHLY_START,
      'a0+1d cancelled',
      ...started('upgrade', 'pro', 'monthly', 'b'),
      ...lapses('basic', { from: 1, to: 1 }),
      ...paidMonths('pro', { of: 'b', from: 1, to: 25 }),
    ],
  });
});

test('a declined upgrade changes nothing at all', () => {
  const failToUpgrade = (simulation: BillingSimulation) => {
    const before = structuredClone({ state: simulation.state, netCents: simulation.netCents, view: simulation.view() });
    simulation.card = () => false;
    simulation.choose({ plan: 'pro', interval: 'annual' });
    simulation.card = () => true;
    expect({ state: simulation.state, netCents: simulation.netCents, view: simulation.view() }).toEqual(before);
  };
  expectWalk({
    acts: [
      ['a0', choose('basic', 'annual')],
      ['a3+10d', failToUpgrade],
    ],
    expected: [
      ...started('start', 'basic', 'annual'),
      'a3+10d charge upgrade pro annual 97200 declined',
      ...paidYears('basic', { from: 0, to: 26 }),
    ],
  });
});

test('a declined start leaves nothing, and the bonus comes with the start that is paid', () => {
  const failToStart = (simulation: BillingSimulation) => {
    simulation.card = () => false;
    simulation.choose({ plan: 'basic', interval: 'monthly' });
    simulation.card = () => true;
    expect(simulation.state).toEqual({ subscription: null, version: 0, hasPaidMonthlyTerm: false });
  };
  expectWalk({
    b: 'a1',
    acts: [
      ['a0', failToStart],
      ['a1', choose('basic', 'monthly')],
    ],
    expected: [
      'a0 charge start basic monthly 3200 declined',
      ...started('start', 'basic', 'monthly', 'b'),
      ...bonus('basic', 'b0', 'b1'),
      ...paidMonths('basic', { of: 'b', from: 1, to: 25 }),
    ],
  });
});
