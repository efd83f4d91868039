import { expect, test } from 'vitest';
import { formatDollars, formatPrice } from './amounts.ts';

test.each([
  [3200, '$32', '$32.00'],
  [50, '$0.50', '$0.50'],
  [97_200, '$972', '$972.00'],
  [-31_900, '-$319', '−$319.00'],
  [0, '$0', '$0.00'],
])('%i cents are %s in a sentence and %s on a bill', (cents, inSentence, onBill) => {
  expect(formatDollars(cents)).toBe(inSentence);
  expect(formatPrice(cents)).toBe(onBill);
});
