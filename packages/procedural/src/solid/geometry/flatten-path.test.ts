import { expect, test } from 'vitest';
import { flattenPath } from './flatten-path.ts';

test('lines, shorthands and closings become closed outlines', () => {
  expect(flattenPath('M0 0H10V10H0Zm20 0h5v5z', 0.1)).toEqual([
    [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ],
    [
      [20, 0],
      [25, 0],
      [25, 5],
    ],
  ]);
});

test.each([
  ['an arc', 'M-10 0a10 10 0 1 0 20 0a10 10 0 1 0 -20 0z'],
  ['cubic curves', 'M-10 0C-10 5.523 -5.523 10 0 10S10 5.523 10 0S5.523 -10 0 -10S-10 -5.523 -10 0z'],
])('a circle of %s stays within the tolerance', (_, d) => {
  for (const tolerance of [1, 0.1, 0.01]) {
    const [outline] = flattenPath(d, tolerance);
    for (const [index, [x, y]] of outline!.entries()) {
      const [nextX, nextY] = outline![(index + 1) % outline!.length]!;
      expect(Math.hypot((x + nextX) / 2, (y + nextY) / 2)).toBeGreaterThan(10 - 3 * tolerance - 0.01);
    }
  }
});

test('a finer tolerance never gives fewer points', () => {
  const d = 'M0 0C40 0 40 40 0 40S-40 80 0 80Q30 90 0 100z';
  const counts = [2, 0.5, 0.1, 0.02].map((tolerance) => flattenPath(d, tolerance)[0]!.length);
  expect(counts).toEqual(counts.toSorted((one, other) => one - other));
});

test('what encloses nothing is left out', () => {
  expect(flattenPath('M0 0L5 5zM3 3zM1 1L1 1L1 1z', 0.1)).toEqual([]);
});
