import { expect, it } from 'vitest';
import { contrast, explainContrast, readHex } from './colors.ts';

it('hex colours are read with and without the sign, short and long', () => {
  expect(['#FFF', 'a0B1c2', ' #123456 ', 'red', '#12', ''].map(readHex)).toEqual([
    '#ffffff',
    '#a0b1c2',
    '#123456',
    undefined,
    undefined,
    undefined,
  ]);
});

it('contrast is what WCAG says it is', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 1);
});

it('the best pair is named, and where none is good enough it is said what happens', () => {
  expect(explainContrast(['#0b3954', '#ff6f3c', '#f6efe2'])).toContain('#0b3954 on #f6efe2');
  expect(explainContrast(['#ff6f3c', '#ff8f5c'])).toContain('darker or lighter tone');
  expect(explainContrast(['#ff6f3c'])).toBeUndefined();
});
