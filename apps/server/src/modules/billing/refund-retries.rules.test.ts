import { expect, test } from 'vitest';
import { nextRefundTry } from './refund-retries.rules.ts';

const FIRST = new Date('2026-03-01T09:30:00.250Z');
const HOUR_MS = 3_600_000;
const after = (hours: number) => new Date(FIRST.getTime() + hours * HOUR_MS);

test('a refund that fails is tried again after 1, 6 and 24 hours, then daily, always counted from the first try', () => {
  const tries = [FIRST];
  for (let failed = 0; failed < 6; failed += 1) tries.push(nextRefundTry(FIRST, tries.at(-1) ?? FIRST).at);
  expect(tries).toEqual([0, 1, 6, 24, 48, 72, 96].map(after));
});

test('the operator is called when the usual tries are used up', () => {
  expect([0, 1, 6, 24, 48].map((hours) => nextRefundTry(FIRST, after(hours)).needsOperator)).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
});

test('tries that a standstill has missed are left out', () => {
  expect(nextRefundTry(FIRST, after(2)).at).toEqual(after(6));
  expect(nextRefundTry(FIRST, after(23.99)).at).toEqual(after(24));
  expect(nextRefundTry(FIRST, after(100)).at).toEqual(after(120));
});
