import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chargeFor, splitCharge } from './generations.rules.ts';

test.each([
  [4_000n, 4, 4, 4_000n],
  [4_000n, 4, 1, 1_000n],
  [4_000n, 4, 0, 0n],
  [1_000n, 3, 2, 666n],
  [500n, 1, 1, 500n],
])('of %s for %s results, %s delivered cost %s', (quoted, wanted, delivered, charged) => {
  expect(chargeFor(quoted, wanted, delivered)).toBe(charged);
});

test('a charge never exceeds the quote and grows with what is delivered', () => {
  const quoted = fc.bigInt({ min: 0n, max: 10n ** 12n });
  fc.assert(
    fc.property(quoted, fc.integer({ min: 1, max: 16 }), (amount, wanted) => {
      const charges = Array.from({ length: wanted + 1 }, (_, delivered) => chargeFor(amount, wanted, delivered));
      expect(charges[0]).toBe(0n);
      expect(charges.at(-1)).toBe(amount);
      expect(charges).toEqual(charges.toSorted((a, b) => (a < b ? -1 : 1)));
    }),
  );
});

test('the parts of a charge add up to it and differ by one millicredit at most', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 1, max: 16 }), (charged, count) => {
      const parts = splitCharge(charged, count);
      expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(charged);
      expect((parts[0] ?? 0n) - (parts.at(-1) ?? 0n)).toBeLessThanOrEqual(1n);
    }),
  );
});
