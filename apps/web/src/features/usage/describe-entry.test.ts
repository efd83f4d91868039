import type { Entry } from '@gesso/contract';
import { expect, test } from 'vitest';
import { describeEntry, failureOf, sumSpentByHold } from './describe-entry.ts';

const entry = (fields: Partial<Entry>): Entry => ({
  id: 'e',
  at: '2026-11-24T17:00:00.000Z',
  kind: 'hold',
  millicredits: 0,
  spendableAfterMillicredits: 0,
  grantId: 'g',
  ...fields,
});
const names = { models: new Map([['gesso-image', 'Gesso image']]), spentByHold: new Map([['h', 1000]]) };

test.each([
  [{ kind: 'grant', millicredits: 1_000_000, reason: 'sign-up' }, '1,000 credits came in. Sign up.'],
  [{ kind: 'hold', millicredits: -1000, model: 'gesso-image' }, '1 credit held for Gesso image.'],
  [{ kind: 'capture', model: 'gesso-image', holdId: 'h' }, '1 credit spent on Gesso image, from what was held.'],
  [{ kind: 'capture', model: 'gesso-image', holdId: 'other' }, 'What was held for Gesso image is spent.'],
  [
    { kind: 'release', millicredits: 1000, model: 'gone', reason: 'timeout' },
    '1 credit held for gone came back. The model did not answer in time. Nothing was charged; run it again.',
  ],
  [{ kind: 'refund', millicredits: 500, runId: 'r' }, '0.5 credits spent on the agent refunded.'],
  [{ kind: 'lapse', millicredits: -2000 }, '2 credits lapsed at the end of their time.'],
] as const)('%j reads as a sentence', (fields, sentence) => {
  expect(describeEntry(entry(fields), names)).toBe(sentence);
});

test('what a hold cost is what was held less what came back, over all its slices', () => {
  const rows = [
    entry({ kind: 'capture', holdId: 'a' }),
    entry({ kind: 'release', holdId: 'a', millicredits: 500 }),
    entry({ kind: 'hold', holdId: 'a', millicredits: -1000 }),
    entry({ kind: 'hold', holdId: 'a', millicredits: -3000 }),
    entry({ kind: 'hold', holdId: 'still running', millicredits: -1000 }),
    entry({ kind: 'capture', holdId: 'older page' }),
  ];
  expect([...sumSpentByHold(rows)]).toEqual([['a', 3500]]);
});

test('only what came back because of a failure leads to the failure policy', () => {
  expect(failureOf(entry({ kind: 'release', reason: 'timeout' }))).toBe('timeout');
  expect(failureOf(entry({ kind: 'release', reason: 'less-than-held' }))).toBeUndefined();
  expect(failureOf(entry({ kind: 'release', reason: 'toString' }))).toBeUndefined();
  expect(failureOf(entry({ kind: 'grant' }))).toBeUndefined();
});
