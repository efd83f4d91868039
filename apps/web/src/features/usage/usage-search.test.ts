import { expect, test } from 'vitest';
import { chartRange, daysOfRange, periodOf, rangeError, readUsageSearch, writeRange } from './usage-search.ts';

test('an address without anything shows all movements and thirty days', () => {
  expect(readUsageSearch({})).toEqual({});
  expect(chartRange({})).toEqual({ days: 30 });
});

test('what makes no sense in an address is left out', () => {
  const junk = { chart: '11', kind: 'gift', model: '<b>', project: 7, from: '2026-02-30', to: 'today', other: 1 };
  expect(readUsageSearch(junk)).toEqual({});
});

test('an address that makes sense is kept', () => {
  const search = { chart: '90', kind: 'lapse', model: 'kling-1.6-pro', from: '2026-01-01', to: '2026-01-31' };
  expect(readUsageSearch(search)).toEqual(search);
  // A router may read the text of a number as a number.
  expect(readUsageSearch({ chart: 7 })).toEqual({ chart: '7' });
});

test.each([{ days: 7 }, { days: 30 }, { days: 90 }, { from: '2026-10-01', to: '2026-10-31' }] as const)(
  '%j comes back from the address as it went in',
  (range) => {
    const chart = writeRange(range);
    expect(chartRange(chart === undefined ? {} : { chart })).toEqual(range);
  },
);

test('seven days end today', () => {
  expect(daysOfRange({ days: 7 }, '2026-03-03')).toEqual({ from: '2026-02-25', to: '2026-03-03' });
});

test.each([
  [{ from: '2026-01-02', to: '2026-01-01' }, 'The last day comes before the first.'],
  [{ from: '2025-01-01', to: '2026-01-02' }, 'Choose a year at most.'],
  [{ from: '', to: '2026-01-02' }, 'Choose a first and a last day.'],
  [{ from: '2025-01-01', to: '2026-01-01' }, undefined],
  [{ from: '2026-01-01', to: '2026-01-01' }, undefined],
])('%j: %s', (range, sentence) => expect(rangeError(range)).toBe(sentence));

test('a period holds its last day whole, also when that has 23 or 25 hours', () => {
  expect(periodOf({ from: '2026-03-29', to: '2026-03-29' }, 'Europe/Berlin')).toEqual({
    from: '2026-03-28T23:00:00.000Z',
    to: '2026-03-29T22:00:00.000Z',
  });
  expect(periodOf({ to: '2026-11-01' }, 'America/New_York')).toEqual({ to: '2026-11-02T05:00:00.000Z' });
  expect(periodOf({}, 'UTC')).toEqual({});
});
