import type { Grant } from '@gesso/contract';
import { expect, test } from 'vitest';
import { findLapse } from './find-lapse.ts';

const DAY_MS = 24 * 3_600_000;
const NOW = Date.parse('2026-12-20T12:00:00.000Z');
const inDays = (days: number) => new Date(NOW + days * DAY_MS).toISOString();
const grant = (fields: Partial<Grant>): Grant => ({
  id: 'g',
  kind: 'monthly',
  priority: 10,
  amountMillicredits: 3_500_000,
  remainingMillicredits: 3_500_000,
  heldMillicredits: 0,
  effectiveAt: inDays(-25),
  expiresAt: inDays(5),
  ...fields,
});

test('what the month and its bonus have left is told together, with the instant', () => {
  const grants = [grant({ remainingMillicredits: 40_000 }), grant({ kind: 'bonus', remainingMillicredits: 900_000 })];
  expect(findLapse(grants, NOW)).toEqual({ millicredits: 940_000, at: inDays(5) });
});

test('of two months that end soon the nearer one is told', () => {
  expect(findLapse([grant({ expiresAt: inDays(6) }), grant({ expiresAt: inDays(2) })], NOW)?.at).toBe(inDays(2));
});

test.each([
  ['what ends in more than a week', { expiresAt: inDays(7.01) }],
  ['what has ended', { expiresAt: inDays(-0.01) }],
  ['what never ends', { kind: 'topup', expiresAt: null }],
  ['a make-good, which lives a week by nature', { kind: 'make-good' }],
  ['a little rest: a tenth of a small month', { amountMillicredits: 500_000, remainingMillicredits: 50_000 }],
  ['nothing left', { remainingMillicredits: 0 }],
] as const)('%s is no banner', (_, fields) => {
  expect(findLapse([grant(fields)], NOW)).toBeUndefined();
});

test.each([
  ['a week to the millisecond', { expiresAt: inDays(7) }],
  ['more than 100 credits, though less than a tenth', { remainingMillicredits: 100_001 }],
  ['more than a tenth, though less than 100 credits', { amountMillicredits: 500_000, remainingMillicredits: 50_001 }],
] as const)('%s is', (_, fields) => {
  expect(findLapse([grant(fields)], NOW)).toBeDefined();
});
