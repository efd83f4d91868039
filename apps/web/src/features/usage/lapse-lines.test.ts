import type { Grant } from '@gesso/contract';
import { expect, test } from 'vitest';
import { zonedWords } from '../../shared/time-zone/index.ts';
import { describeHeld, describeLapse, toLapseLines } from './lapse-lines.ts';

const END = '2026-12-24T09:00:00.000Z';
const grant = (fields: Partial<Grant>): Grant => ({
  id: 'g',
  kind: 'topup',
  priority: 30,
  amountMillicredits: 1_000_000,
  remainingMillicredits: 400_000,
  heldMillicredits: 0,
  effectiveAt: '2026-11-24T09:00:00.000Z',
  expiresAt: null,
  ...fields,
});

test('grants of one kind and end are one line, in burn order', () => {
  const lines = toLapseLines([
    grant({ kind: 'monthly', expiresAt: END, heldMillicredits: 5000 }),
    grant({ kind: 'bonus', expiresAt: END }),
    grant({}),
    grant({}),
  ]);
  expect(lines.map(({ kind, remainingMillicredits }) => [kind, remainingMillicredits])).toEqual([
    ['monthly', 400_000],
    ['bonus', 400_000],
    ['topup', 800_000],
  ]);
  expect(lines[0]?.heldMillicredits).toBe(5000);
});

test.each([
  ['Europe/Berlin', 'monthly', 3_500_000, END, '3,500 monthly credits lapse on 24 December 2026, 10:00'],
  ['America/New_York', 'make-good', 1000, END, '1 make-good credit lapses on 24 December 2026, 04:00'],
  ['UTC', 'bonus', 500, END, '0.5 first-month bonus credits lapse on 24 December 2026, 09:00'],
  ['UTC', 'free', 1_000_000, null, '1,000 free credits never lapse'],
] as const)('in %s: %s', (zone, kind, remainingMillicredits, expiresAt, sentence) => {
  expect(describeLapse({ kind, remainingMillicredits, expiresAt }, zonedWords(zone).due)).toBe(sentence);
});

test.each([
  [0, 0, 'Nothing is held'],
  [12_000, 3, '12 held for 3 running works'],
  [500, 1, '0.5 held for one running work'],
])('%d held for %d works reads "%s"', (held, works, sentence) => expect(describeHeld(held, works)).toBe(sentence));
