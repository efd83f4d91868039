import { expect, test } from 'vitest';
import { countCredits, formatCredits, formatSignedCredits, parseCredits } from './credits.ts';

test.each([
  [998_500, '998.5'],
  [1_000_000, '1,000'],
  [2_846_500, '2,846.5'],
  [500, '0.5'],
  [1, '0.001'],
  [0, '0'],
])('%i millicredits read as %s', (millicredits, text) => {
  expect(formatCredits(millicredits)).toBe(text);
});

test.each([
  [1000, '1 credit'],
  [500, '0.5 credits'],
  [0, '0 credits'],
  [2000, '2 credits'],
])('%i millicredits are counted as %s', (millicredits, text) => {
  expect(countCredits(millicredits)).toBe(text);
});

test('movements carry a plus or a real minus', () => {
  expect([1_000_000, -31_000, 0].map(formatSignedCredits)).toEqual(['+1,000', '−31', '0']);
});

test.each([
  ['120', 120_000],
  ['0.5', 500],
  ['0.05', 50],
  ['1,000', 1_000_000],
  [' 7.125 ', 7125],
  ['', null],
  ['0.0005', undefined],
  ['-1', undefined],
  ['ten', undefined],
  ['1e3', undefined],
])('%j is read as %s millicredits', (text, millicredits) => {
  expect(parseCredits(text)).toBe(millicredits);
});

test('what is shown can be read back', () => {
  for (const millicredits of [0, 1, 999, 1000, 12_345_678]) {
    expect(parseCredits(formatCredits(millicredits))).toBe(millicredits);
  }
});
