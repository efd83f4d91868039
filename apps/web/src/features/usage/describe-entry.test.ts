import { type Entry, FAILURE_CODES, GRANT_KINDS } from '@gesso/contract';
import { expect, test } from 'vitest';
import { describeEntry, failureOf, type ModelNames } from './describe-entry.ts';

const entry = (fields: Partial<Entry>): Entry => ({
  id: 'e',
  at: '2026-11-24T17:00:00.000Z',
  kind: 'hold',
  millicredits: 0,
  spendableAfterMillicredits: 0,
  grantId: 'g',
  grantKind: 'free',
  ...fields,
});
const models: ModelNames = new Map([
  ['gpt-image', { name: 'GPT image', kind: 'image' }],
  ['rodin', { name: 'Rodin', kind: 'model3d' }],
]);
const poster = { model: 'gpt-image', projectName: 'Fox poster', resultCount: 4 } as const;

test.each([
  [{ kind: 'grant', reason: 'sign-up' }, 'Free credits came in for signing up'],
  [{ kind: 'grant', grantKind: 'monthly', reason: 'whatever' }, 'Monthly credits came in'],
  [
    { kind: 'grant', grantKind: 'make-good', reason: 'make-good: timeout' },
    'Made good for seven days: the model did not answer in time',
  ],
  [{ kind: 'grant', grantKind: 'operator', reason: 'Welcome back.' }, 'The operator gave credits: Welcome back'],
  [{ kind: 'hold', ...poster }, 'Held for 4 images with GPT image in “Fox poster”'],
  [{ kind: 'hold', model: 'rodin', resultCount: 1 }, 'Held for 1 3D model with Rodin'],
  [{ kind: 'hold', model: 'gone' }, 'Held for work with gone'],
  [{ kind: 'hold', runId: 'r', projectName: 'Fox' }, 'Held for the agent’s work in “Fox”'],
  [{ kind: 'hold' }, 'Held for work'],
  [
    { kind: 'capture', spentMillicredits: 32_000, ...poster },
    'Spent 32 credits on 4 images with GPT image in “Fox poster”',
  ],
  [{ kind: 'release', millicredits: 1000, reason: 'empty-result' }, 'Gave back 1 credit: the result was empty'],
  [
    { kind: 'release', millicredits: 500, reason: 'less-than-held' },
    'Gave back 0.5 credits: it cost less than was held',
  ],
  [{ kind: 'release', millicredits: 2000, reason: 'cancelled' }, 'Gave back 2 credits: you stopped it'],
  [
    { kind: 'refund', millicredits: 500, model: 'rodin', reason: 'some-new-code' },
    'Refunded 0.5 credits for work with Rodin: some new code',
  ],
  [{ kind: 'lapse', grantKind: 'monthly', reason: 'grant-ended' }, 'Monthly credits lapsed'],
  [
    { kind: 'lapse', grantKind: 'monthly', holdId: 'h', reason: 'grant-ended' },
    'Monthly credits lapsed on the way back, since their time had ended',
  ],
  [{ kind: 'void', grantKind: 'topup', reason: 'disputed' }, 'Top-up credits taken back: disputed'],
] as const)('%j reads as a sentence', (fields, sentence) => {
  expect(describeEntry(entry(fields), models)).toBe(sentence);
});

test('every failure and every kind of grant reads as words', () => {
  for (const reason of Object.keys(FAILURE_CODES)) {
    expect(describeEntry(entry({ kind: 'release', reason }), models)).toMatch(/^Gave back 0 credits: [a-z’ D]+$/);
  }
  for (const grantKind of GRANT_KINDS) {
    for (const kind of ['grant', 'lapse', 'void'] as const) {
      expect(describeEntry(entry({ kind, grantKind }), models)).toMatch(/^[A-Z][a-z -]+$/);
    }
  }
});

test('only what came back because of a failure leads to the failure policy', () => {
  expect(failureOf(entry({ kind: 'release', reason: 'timeout' }))).toBe('timeout');
  expect(failureOf(entry({ kind: 'release', reason: 'less-than-held' }))).toBeUndefined();
  expect(failureOf(entry({ kind: 'release', reason: 'toString' }))).toBeUndefined();
  expect(failureOf(entry({ kind: 'grant' }))).toBeUndefined();
});
