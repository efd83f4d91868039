import type { Me, Run, RunStep } from '@gesso/contract';
import { expect, test } from 'vitest';
import { renderAgent, wordsOf } from '../testing/render-agent.tsx';
import { SAMPLE_AGENT_PRICE, sampleModel, sampleRun, sampleStep } from '../testing/samples.ts';
import { PlanCard } from './PlanCard.tsx';

const catalogue = {
  agent: SAMPLE_AGENT_PRICE,
  models: [
    sampleModel({ key: 'gesso-image', name: 'Gesso image' }),
    sampleModel({ key: 'gpt-image', available: false, unavailableReason: 'Set OPENAI_API_KEY.' }),
    sampleModel({ key: 'kling', name: 'Kling 1.6', kind: 'video' }),
  ],
};
const me = (spendableMillicredits: number, plan: Me['account']['plan'] = 'free') => ({
  account: { id: 'a', name: 'Ada', email: '', imageUrl: null, plan, role: 'operator' },
  credits: { spendableMillicredits, heldMillicredits: 0 },
});

const story: readonly RunStep[] = [
  sampleStep({ id: 's1', title: 'Poster', model: 'gesso-image', millicredits: 1000 }),
  sampleStep({ id: 's2', title: 'Story', model: 'gesso-image', millicredits: 1000 }),
  sampleStep({ id: 's3', title: 'Teaser', kind: 'video', model: 'kling', millicredits: 20_000 }),
];

const draw = (run: Run, account = me(1_000_000)) =>
  renderAgent(<PlanCard run={run} catalogue={catalogue} onStarted={() => undefined} />, [[['getMe'], account]]);
const actionOf = (markup: string) => /<button[^>]*bg-action[^>]*>[^<]*/.exec(markup)?.[0] ?? '';

test('a plan names its steps, the agent’s work, the total that is never more, and one price on one button', () => {
  const markup = draw(sampleRun(story));
  const words = wordsOf(markup);
  expect(words).toContain('Two pictures and one clip');
  expect(words).toContain('plan 1');
  expect(words).toContain('Agent’s work 44 + 6 × 3 results 62');
  expect(words).toContain('Total, never more 84 credits');
  expect(markup.match(/bg-action /g)).toHaveLength(1);
  expect(actionOf(markup)).toMatch(/aria-disabled="false".*Run for 84$/);
});

test('without enough credits the button is off, with two ways on', () => {
  const markup = draw(sampleRun(story), me(50_000));
  expect(actionOf(markup)).toContain('aria-disabled="true"');
  expect(wordsOf(markup)).toContain('This plan needs 84 credits; you have 50 to spend');
  expect(wordsOf(markup)).toContain('See plans Drop or change steps');
  expect(wordsOf(draw(sampleRun(story), me(50_000, 'pro')))).toContain('Top up Drop or change steps');
});

test('a plan over its ceiling cannot be run, one within says so', () => {
  const over = draw(sampleRun(story, { ceilingMillicredits: 80_000 }));
  expect(actionOf(over)).toContain('aria-disabled="true"');
  expect(wordsOf(over)).toContain('Over your ceiling of 80');
  expect(wordsOf(draw(sampleRun(story, { ceilingMillicredits: 120_000 })))).toContain(
    'Within your ceiling of 120 credits.',
  );
});

test('a model without a key is named at its step and keeps the plan from running', () => {
  const markup = draw(sampleRun([sampleStep({ title: 'Poster' })]));
  expect(wordsOf(markup)).toContain('GPT image cannot run here. Set OPENAI_API_KEY.');
  expect(wordsOf(markup)).toContain('Choose another model for “Poster”.');
  expect(actionOf(markup)).toContain('aria-disabled="true"');
});

test('a running plan cannot be changed, and says what stopping returns', () => {
  const [poster, ...rest] = story as [RunStep, ...RunStep[]];
  const run = sampleRun([{ ...poster, status: 'succeeded' }, ...rest], { status: 'running' });
  const words = wordsOf(draw(run));
  expect(words).toContain('done Poster');
  expect(words).toContain('Stopping now returns 33.');
  expect(words).not.toContain('Run for');
  expect(words).not.toContain('Edit plan');
});

test('after the end a failed step shows why and that it cost nothing, and the charge stands beside the quote', () => {
  const [poster, ...rest] = story as [RunStep, ...RunStep[]];
  const failure = { code: 'timeout', message: 'The model did not answer in time.' };
  const steps = [
    { ...poster, status: 'failed' as const, failure },
    ...rest.map((step) => ({ ...step, status: 'succeeded' as const })),
  ];
  const words = wordsOf(draw(sampleRun(steps, { status: 'partly-succeeded', chargedMillicredits: 77_000 })));
  expect(words).toContain('Instead of 1 0');
  expect(words).toContain('The model did not answer in time. Why');
  expect(words).toContain('Quoted 84 credits');
  expect(words).toContain('Charged 77 of 84 credits; 7 came back.');
});

test('a plan of 24 steps is complete', () => {
  const steps = Array.from({ length: 24 }, (_, index) => sampleStep({ id: `s${index}`, title: `Step ${index}` }));
  const words = wordsOf(draw(sampleRun(steps)));
  for (const { title } of steps) expect(words).toContain(title);
});
