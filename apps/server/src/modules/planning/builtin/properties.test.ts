import { LIMITS } from '@gesso/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPlanFaults } from '../plan.rules.ts';
import type { PlanningRequest } from '../planning.ts';
import { createBuiltinPlanner } from './builtin-planner.ts';
import { planFresh } from './plan-fresh.ts';
import { CORPUS } from './testing/corpus/index.ts';
import { picture, SLOW_BREW } from './testing/corpus-brief.ts';
import { priceOf, requestOf } from './testing/planning-world.ts';

const RUNS = 250;

const WORDS =
  `poster logo instagram post story stories banner clip video teaser storyboard carousel slideshow icon icons 3D model mug
  campaign of for with a an the and , . ; : \n 3 500 "Hi" “Blau” 'it's' 9:16 1080x1920 A3 A99 0x0 10s 5 minutes without no text not
  with Flux pro use kling variants each of in 40 images combined one into animate them it from these calm music
  constructor __proto__ toString \u0000 \u202e 🦊 🤷 مرحبا שלום 漢字 \ud800 \ue000 #fff #1a4d8f fox night navy @Slow Brew`.split(
    /[ ]+/u,
  );

const HOSTILE = [
  '',
  'constructor',
  'x'.repeat(20_000),
  '"'.repeat(20_000),
  'poster '.repeat(2_857),
  '1:'.repeat(10_000),
  'a, '.repeat(6_666),
  ' '.repeat(20_000),
  '\n'.repeat(20_000),
  'and then '.repeat(2_222),
  `${'9'.repeat(400)} posters`,
  '“'.repeat(10_000) + '”'.repeat(10_000),
  '500 images and 500 clips combined into one video '.repeat(400),
  'scene 1: a. '.repeat(1_600),
];

const briefs = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
);

const wishes = fc.record({
  brief: briefs,
  models: fc.constantFrom('built-in' as const, 'all' as const),
  ceilingCredits: fc.option(fc.integer({ min: 0, max: 600 }), { nil: undefined }),
  isAttached: fc.boolean(),
  isBranded: fc.boolean(),
});

/** Made inside the properties, so that a counterexample shows the wish and not the whole catalogue. */
function toRequest({
  brief,
  models,
  ceilingCredits,
  isAttached,
  isBranded,
}: typeof wishes extends fc.Arbitrary<infer Wish> ? Wish : never) {
  return requestOf({
    brief,
    models,
    ...(ceilingCredits === undefined ? {} : { ceilingCredits }),
    ...(isBranded ? { brand: SLOW_BREW } : {}),
    attachments: isAttached ? [picture('one'), picture('clip', { kind: 'video' }), picture('two')] : [],
  });
}

/** What holds of every answer, and what comes when its questions are answered with anything. */
function holds(request: PlanningRequest, reply: string): void {
  const answer = planFresh(request);
  if (answer.kind === 'plan') {
    expect(findPlanFaults(answer.plan, request.models)).toEqual([]);
    expect(priceOf(answer.plan.steps)).toBeDefined();
    expect(answer.plan.rationale).not.toBe('');
  }
  if (answer.kind !== 'questions') return;
  expect(answer.questions.length).toBeLessThanOrEqual(LIMITS.questionsPerRun);
  const answers = answer.questions.map(({ id, text }) => ({ questionId: id, text, value: reply }));
  const next = planFresh({ ...request, answers: [...request.answers, ...answers] });
  const asked = new Set(answers.map(({ questionId }) => questionId));
  if (next.kind === 'questions') expect(next.questions.some(({ id }) => asked.has(id))).toBe(false);
}

describe('whatever is written', () => {
  test('an answer is a plan without faults that has a price, or a few questions, none of them asked twice', () => {
    const replies = fc.constantFrom('yes', 'qwer', 'A poster', '12', '9000', '');
    const property = fc.property(wishes, replies, (wish, reply) => holds(toRequest(wish), reply));
    fc.assert(property, { numRuns: RUNS });
  });

  test.each(HOSTILE.map((brief) => [brief.slice(0, 24), brief]))('a hostile brief is answered: %j', (_, brief) => {
    holds(requestOf({ brief }), 'qwer');
    holds(requestOf({ brief, models: 'all', ceilingCredits: 60 }), 'yes');
  });

  test('the same request gives the same answer', () => {
    const property = fc.property(wishes, (wish) => {
      expect(planFresh(toRequest(wish))).toEqual(planFresh(toRequest(wish)));
    });
    fc.assert(property, { numRuns: 40 });
  });
});

test('briefs that stand alone are planned afresh and taken for no change of what is there', async () => {
  const entries = Object.values(CORPUS).flat();
  const lone = entries.filter(({ attachments, answers }) => attachments === undefined && answers === undefined);
  const { plan } = createBuiltinPlanner();
  const taken: string[] = [];
  for (const request of lone.map(requestOf)) {
    const answer = await plan(request, { signal: new AbortController().signal });
    if (JSON.stringify(answer) !== JSON.stringify(planFresh(request))) taken.push(request.brief);
  }
  expect(taken).toEqual([]);
});

test('a planner that was stopped plans nothing', async () => {
  const { plan } = createBuiltinPlanner();
  await expect(plan(requestOf({ brief: 'a fox' }), { signal: AbortSignal.abort() })).rejects.toThrow();
});
