import { expect, test } from 'vitest';
import { labelledBars, nameBar, roundTop, sumBars, toDayBars } from './day-bars.ts';

const item = (key: string, millicredits: number, generations = 1) => ({ key, millicredits, generations });

test('each day of a range has its bar, also one on which nothing was spent', () => {
  const bars = toDayBars([item('2026-03-29', 5000), item('2026-03-31', 7000, 2)], {
    from: '2026-03-28',
    to: '2026-03-31',
  });
  expect(bars.map(({ from, millicredits, generations }) => [from, millicredits, generations])).toEqual([
    ['2026-03-28', 0, 0],
    ['2026-03-29', 5000, 1],
    ['2026-03-30', 0, 0],
    ['2026-03-31', 7000, 2],
  ]);
});

test('a long range is shown by week, the last one as short as it is, and nothing is lost', () => {
  const items = [item('2026-01-01', 1), item('2026-01-07', 2), item('2026-01-08', 4), item('2026-12-31', 8)];
  const bars = toDayBars(items, { from: '2026-01-01', to: '2026-12-31' });
  expect(bars).toHaveLength(53);
  expect(bars[0]).toEqual({ from: '2026-01-01', to: '2026-01-07', millicredits: 3, generations: 2 });
  expect(bars.at(-1)).toEqual({ from: '2026-12-31', to: '2026-12-31', millicredits: 8, generations: 1 });
  expect(sumBars(bars)).toEqual({ millicredits: 15, generations: 4 });
});

test('a day outside the range is not shown anywhere', () => {
  const range = { from: '2026-01-02', to: '2026-01-03' };
  expect(sumBars(toDayBars([item('2026-01-01', 1), item('2026-01-04', 1)], range)).millicredits).toBe(0);
});

test.each([
  [0, 1000],
  [-5, 1000],
  [1, 1],
  [8000, 10_000],
  [12_500, 20_000],
  [21_000, 25_000],
  [26_000, 50_000],
  [100_000, 100_000],
])('a scale that reaches %d ends at %d', (largest, top) => expect(roundTop(largest)).toBe(top));

test('a bar is named by its day or by the ends of its week', () => {
  expect(nameBar({ from: '2026-03-29', to: '2026-03-29' })).toBe('29 March 2026');
  expect(nameBar({ from: '2026-03-29', to: '2026-04-04' })).toBe('29 Mar to 4 April 2026');
});

test.each([
  [0, []],
  [1, [0]],
  [3, [0, 1, 2]],
  [30, [0, 10, 19, 29]],
])('of %d bars these have a word: %j', (count, indexes) => expect(labelledBars(count, 4)).toEqual(indexes));
