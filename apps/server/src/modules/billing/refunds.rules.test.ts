import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refundOfUnusedMonths } from './refunds.rules.ts';

const refund = (paidCents: number, activatedMonths: number, refundedCents = 0) =>
  refundOfUnusedMonths({ months: 12, paidCents, refundedCents }, activatedMonths);

/** What is left after 1 to 12 months, worked out by hand. */
const TABLE: readonly (readonly [name: string, paidCents: number, refunds: readonly number[]])[] = [
  ['Basic', 34_800, [31_900, 29_000, 26_100, 23_200, 20_300, 17_400, 14_500, 11_600, 8_700, 5_800, 2_900, 0]],
  ['Pro', 97_200, [89_100, 81_000, 72_900, 64_800, 56_700, 48_600, 40_500, 32_400, 24_300, 16_200, 8_100, 0]],
  // 12 months of 348.00 less 10 %: 313.20, 26.10 a month.
  [
    'a discounted Basic',
    31_320,
    [28_710, 26_100, 23_490, 20_880, 18_270, 15_660, 13_050, 10_440, 7_830, 5_220, 2_610, 0],
  ],
  // A twelfth of 100.01 is no whole cent: what is used rounds down.
  ['an odd sum', 10_001, [9_168, 8_335, 7_501, 6_668, 5_834, 5_001, 4_168, 3_334, 2_501, 1_667, 834, 0]],
  ['a few cents', 7, [7, 6, 6, 5, 5, 4, 3, 3, 2, 2, 1, 0]],
  ['nothing that arrived', 0, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
];

test.each(TABLE)('%s, %i cents: what is left of it after 1 to 12 activated months', (_, paidCents, refunds) => {
  expect(refunds.map((_refund, index) => refund(paidCents, index + 1))).toEqual(refunds);
});

test.each([
  ['a part went back before', 34_800, 3, 10_000, 16_100],
  ['exactly the rest went back before', 34_800, 3, 26_100, 0],
  ['more than the rest went back before', 34_800, 3, 30_000, 0],
  ['everything went back before', 34_800, 1, 34_800, 0],
])('%s: never twice and never below zero', (_, paidCents, activated, refunded, expected) => {
  expect(refund(paidCents, activated, refunded)).toBe(expected);
});

const sums = fc.integer({ min: 0, max: 1_000_000_000_000 });
const months = fc.integer({ min: 1, max: 12 });

test('used and unused shares add up to the cent, in whole cents, and rounding favours the customer', () => {
  const property = fc.property(sums, months, (paidCents, activated) => {
    const unused = refund(paidCents, activated);
    const used = paidCents - unused;
    expect(Number.isInteger(unused)).toBe(true);
    expect(used * 12).toBeLessThanOrEqual(paidCents * activated);
    expect((used + 1) * 12).toBeGreaterThan(paidCents * activated);
    expect(unused).toBeGreaterThanOrEqual(0);
  });
  fc.assert(property, { numRuns: 2_000 });
});

test('another month never gives more back, and the shares of the twelve months sum up to what was paid', () => {
  const property = fc.property(sums, (paidCents) => {
    const left = [paidCents, ...Array.from({ length: 12 }, (_, index) => refund(paidCents, index + 1))];
    const shares = left.slice(1).map((after, index) => (left[index] ?? 0) - after);
    expect(shares.every((share) => share >= 0)).toBe(true);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(paidCents);
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
  });
  fc.assert(property, { numRuns: 2_000 });
});

test('in however many parts it goes back, together it is what one refund would be', () => {
  const property = fc.property(sums, months, fc.array(fc.nat(100), { maxLength: 5 }), (paidCents, activated, parts) => {
    let refundedCents = 0;
    for (const part of parts) refundedCents += Math.floor((refund(paidCents, activated, refundedCents) * part) / 100);
    const last = refund(paidCents, activated, refundedCents);
    expect(refundedCents + last).toBe(refund(paidCents, activated));
    expect(refund(paidCents, activated, refundedCents + last)).toBe(0);
  });
  fc.assert(property, { numRuns: 2_000 });
});
