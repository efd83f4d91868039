import { expect, test } from 'vitest';
import { addDuration } from './duration.rules.ts';

test.each([
  ['2026-01-31T10:00:00.000Z', 'P1M', '2026-02-28T10:00:00.000Z'],
  ['2028-01-31T10:00:00.000Z', 'P1M', '2028-02-29T10:00:00.000Z'],
  ['2026-12-15T00:00:00.000Z', 'P1M', '2027-01-15T00:00:00.000Z'],
  ['2028-02-29T00:00:00.000Z', 'P1Y', '2029-02-28T00:00:00.000Z'],
  ['2026-03-01T00:00:00.500Z', 'P3DT2H', '2026-03-04T02:00:00.500Z'],
  ['2026-01-31T00:00:00.000Z', 'P1M1D', '2026-03-01T00:00:00.000Z'],
  ['2026-03-01T00:00:00.000Z', 'P2WT1M1S', '2026-03-15T00:01:01.000Z'],
])('%s and %s is %s', (start, duration, end) => {
  expect(addDuration(new Date(start), duration)?.toISOString()).toBe(end);
});

test.each(['', 'P', '1M', 'P-1M', 'P9999999Y', `P${'9'.repeat(40)}D`])('%s leads nowhere', (duration) => {
  const end = addDuration(new Date('2026-01-01T00:00:00.000Z'), duration);
  if (duration === 'P') expect(end?.toISOString()).toBe('2026-01-01T00:00:00.000Z');
  else expect(end).toBeUndefined();
});
