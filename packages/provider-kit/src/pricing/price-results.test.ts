import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaFactor } from './area-factor.ts';
import { type PriceFactor, priceResults } from './price-results.ts';

const factorArbitrary: fc.Arbitrary<PriceFactor> = fc.record({
  label: fc.constantFrom('a', 'b', 'c'),
  times: fc.integer({ min: 1, max: 1000 }),
  per: fc.integer({ min: 1, max: 1000 }),
});

const totalOf = (factors: readonly PriceFactor[], baseMillicredits: number, count = 1) =>
  priceResults({ count, label: 'x', baseMillicredits, factors }).reduce((sum, line) => sum + line.millicredits, 0);

test('what is cheaper joins the first line and what is dearer gets its own', () => {
  const lines = priceResults({
    count: 3,
    label: 'Kling 1.6',
    baseMillicredits: 36_000,
    factors: [
      { label: '10 s', times: 2, per: 1 },
      { label: 'standard mode', times: 20, per: 36 },
    ],
  });
  expect(lines).toEqual([
    { label: 'Kling 1.6, standard mode', quantity: 3, unitMillicredits: 20_000, millicredits: 60_000 },
    { label: '10 s', quantity: 3, unitMillicredits: 20_000, millicredits: 60_000 },
  ]);
});

test('the order of the factors never changes the total', () => {
  fc.assert(
    fc.property(fc.array(factorArbitrary, { maxLength: 5 }), fc.integer({ min: 0, max: 1e9 }), (factors, base) => {
      expect(totalOf([...factors].reverse(), base)).toBe(totalOf(factors, base));
    }),
  );
});

test('a larger factor never costs less, also where it passes from cheaper to dearer', () => {
  const base = fc.integer({ min: 0, max: 100_000 });
  fc.assert(
    fc.property(fc.array(factorArbitrary, { maxLength: 3 }), factorArbitrary, base, (others, factor, millicredits) => {
      const larger = { ...factor, times: factor.times + 1 };
      expect(totalOf([...others, larger], millicredits)).toBeGreaterThanOrEqual(
        totalOf([...others, factor], millicredits),
      );
    }),
  );
});

test('the product is exact where floating point would not be', () => {
  const factors = Array.from({ length: 6 }, () => ({ label: 'x', times: 999, per: 1000 }));
  expect(totalOf(factors, 1_000_000_000)).toBe(Math.ceil(1_000_000_000 * 0.999 ** 6 - 1e-6));
});

test.each([
  [1024, 1024, 4],
  [1024, 1025, 5],
  [2048, 2048, 16],
  [512, 512, 2],
  [64, 64, 2],
])('%i × %i px costs %i quarters of 1024²', (widthPx, heightPx, times) => {
  expect(areaFactor({ widthPx, heightPx }, { widthPx: 1024, heightPx: 1024 })).toMatchObject({ times, per: 4 });
});
