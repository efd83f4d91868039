import { expect, test } from 'vitest';
import { presetsOf, readAmount } from './top-up-amount.ts';

const range = { minCents: 1_000, maxCents: 10_000, millicreditsPerCent: 1_000 };

test.each([
  ['10', 1_000, 1_000_000],
  ['$20', 2_000, 2_000_000],
  [' 100 ', 10_000, 10_000_000],
])('%j buys credits at the rate in force', (text, cents, millicredits) => {
  expect(readAmount(text, range)).toEqual({ ok: true, cents, millicredits });
});

test.each(['', '9', '9.99', '100.01', '101', '10.50', '-20', '1e2', 'ten', '20,00'])(
  '%j is refused with the fix',
  (text) => {
    expect(readAmount(text, range)).toEqual({ ok: false, message: 'Write whole dollars from $10 to $100.' });
  },
);

test('the amounts on the buttons stay within the range of the operator', () => {
  expect(presetsOf(range)).toEqual([10, 20, 50, 100]);
  expect(presetsOf({ ...range, minCents: 1_500, maxCents: 6_000 })).toEqual([15, 20, 50, 60]);
});
