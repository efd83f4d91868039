import type { Asset, Generation } from '@gesso/contract';
import { expect, test } from 'vitest';
import { describeOutcome } from './describe-outcome.ts';

const picture = { kind: 'image' } as Asset;
const generation = (fields: Partial<Generation>): Generation => ({
  id: 'g',
  projectId: 'p',
  status: 'succeeded',
  model: 'gesso-image',
  prompt: '',
  settings: {},
  references: [],
  quotedMillicredits: 1000,
  chargedMillicredits: 1000,
  progress: 1,
  assets: [picture],
  notes: [],
  createdAt: '',
  startedAt: null,
  finishedAt: null,
  ...fields,
});

test.each([
  [{}, 'Picture placed. 1 credit spent.'],
  [{ assets: [picture, picture], chargedMillicredits: 2000 }, '2 pictures placed. 2 credits spent.'],
  [{ notes: ['One word is unknown.'] }, 'Picture placed. 1 credit spent. One word is unknown.'],
  [
    { status: 'failed', failure: { code: 'timeout', message: 'Too late. Nothing was charged.' } },
    'Too late. Nothing was charged.',
  ],
  [{ status: 'cancelled' }, 'Stopped. What was held is back.'],
] as const)('%j is told as a sentence', (fields, message) => {
  expect(describeOutcome(generation(fields as Partial<Generation>))?.message).toBe(message);
});

test.each(['queued', 'running'] as const)('a %s generation has no outcome', (status) => {
  expect(describeOutcome(generation({ status }))).toBeNull();
});
