import type { SettingsSchema } from '@gesso/contract';
import { expect, test } from 'vitest';
import { SAMPLE_AGENT_PRICE as AGENT, sampleModel, sampleRun, sampleStep } from '../testing/samples.ts';
import { splitPrice } from './plan-money.ts';
import { describeCharge, explainAgentPrice, modelsForStep, secondLineOf, titleOfPlan } from './plan-words.ts';

test.each([
  [[{ kind: 'image', count: 4 }], 'Four pictures'],
  [[{ kind: 'image', count: 1 }], 'One picture'],
  [
    [
      { kind: 'image', count: 5 },
      { kind: 'video', count: 2 },
      { kind: 'video', count: 3 },
      { kind: 'combine', count: 1 },
    ],
    'Five pictures, five clips and one film',
  ],
  [[{ kind: 'image', count: 12 }], '12 pictures'],
  [[], 'Nothing to make'],
] as const)('a plan is called by what it makes', (steps, title) => {
  expect(titleOfPlan(steps)).toBe(title);
});

test('the agent’s own work is explained by its parts', () => {
  const run = sampleRun([sampleStep({ count: 3 })]);
  expect(explainAgentPrice(splitPrice(run, AGENT), AGENT)).toBe('44 + 6 × 3 results');
  const long = { ...run, quote: { ...run.quote, totalMillicredits: run.quote.totalMillicredits + 2000 } };
  expect(explainAgentPrice(splitPrice(long, AGENT), AGENT)).toBe('44 + 6 × 3 results + 2 for a long brief');
});

test('the second line says format and length in the words of the form, then how the prompt begins', () => {
  const schema: SettingsSchema = {
    type: 'object',
    additionalProperties: false,
    properties: {
      size: {
        type: 'string',
        title: 'Size',
        enum: ['square', 'story'],
        'x-labels': ['1:1', '9:16'],
        default: 'square',
      },
      duration: { type: 'integer', title: 'Length', minimum: 1, maximum: 10, default: 5, 'x-unit': 's' },
    },
  };
  const step = { prompt: '  a slow\n camera ', settings: { size: 'story' } };
  expect(secondLineOf(step, schema)).toBe('9:16 · 5 s · a slow camera');
  expect(secondLineOf(step, undefined)).toBe('a slow camera');
});

test('a step may go to any model of its kind that can take what it is made from, the ready ones first', () => {
  const models = [
    sampleModel({ key: 'no-key', available: false }),
    sampleModel({ key: 'gpt-image' }),
    sampleModel({ key: 'words-only', references: { least: 0, most: 0, kinds: [] } }),
    sampleModel({ key: 'edits', references: { least: 1, most: 3, kinds: ['image'] } }),
    sampleModel({ key: 'clips', kind: 'video' }),
  ];
  const keysFor = (step: Parameters<typeof sampleStep>[0]) =>
    modelsForStep(sampleStep(step), models).map(({ key }) => key);
  expect(keysFor({})).toEqual(['gpt-image', 'words-only', 'no-key']);
  expect(keysFor({ inputs: ['s0'] })).toEqual(['gpt-image', 'edits', 'no-key']);
  expect(keysFor({ kind: 'combine', model: 'clips' })).toEqual(['clips']);
  expect(keysFor({ kind: 'text', model: null })).toEqual([]);
});

test.each([
  [84_000, '84 credits, as quoted.'],
  [71_000, '71 of 84 credits; 13 came back.'],
  [0, 'Nothing was charged.'],
])('a charge of %d is told against the quote', (chargedMillicredits, words) => {
  const run = sampleRun([], { chargedMillicredits, quote: { totalMillicredits: 84_000, lines: [] } });
  expect(describeCharge(run)).toBe(words);
});
