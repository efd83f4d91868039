import { describe, expect, test } from 'vitest';
import { examplePricing } from '../../modules/models/testing/example-pricing.ts';
import type { PlanningAnswer, PlanStep } from '../../modules/planning/index.ts';
import { newRun, type RunOrder } from '../../modules/runs/index.ts';
import { exampleOrder } from '../../modules/runs/testing/example-run.ts';
import { createWordPolicy } from '../../modules/word-policy/index.ts';
import { decidePlanned, withCeilingNote } from './plan-outcome.ts';
import { exampleModels } from './testing/example-models.ts';
import { examplePlan, exampleStep } from './testing/example-plan.ts';

const AT = new Date('2026-03-01T12:00:00.000Z');
const WORDS = { planner: 'builtin', notes: ['One fox was read.'], usage: null } as const;
const TERMS = {
  ...examplePricing(),
  models: exampleModels(),
  findProhibitedWord: createWordPolicy(['acme']),
  at: AT,
};

const plan = (...steps: readonly PlanStep[]): PlanningAnswer => ({ ...WORDS, kind: 'plan', plan: examplePlan(steps) });
const decide = (answer: PlanningAnswer, order: Partial<RunOrder> = {}) =>
  decidePlanned(newRun(exampleOrder(order)), answer, TERMS);

const FOXES = exampleStep({ id: 's1', count: 4 });

describe('an answer of a planner', () => {
  test('with a plan becomes its first version with a price, and one message', () => {
    const { run, messages, fault } = decide(plan(FOXES));
    expect(fault).toBeUndefined();
    expect(run).toMatchObject({
      status: 'awaiting-approval',
      planVersion: 1,
      quotedMillicredits: 72_000n,
      notes: WORDS.notes,
      finishedAt: null,
    });
    expect(messages).toEqual([
      { occasion: 'plan', role: 'agent', kind: 'plan', text: 'Because it was asked for. It costs 72 credits.' },
    ]);
  });

  test('with a plan above the ceiling says so, names both figures and leaves the plan to be edited', () => {
    const { run, messages } = decide(plan(FOXES), { ceilingMillicredits: 71_999n });
    const note = expect.stringMatching(/costs 72 credits, above your ceiling of 71\.999 credits/u);
    expect(run).toMatchObject({ status: 'awaiting-approval', notes: [WORDS.notes[0], note] });
    expect(messages.map(({ kind }) => kind)).toEqual(['plan', 'note']);
    expect(withCeilingNote({ ...run, quotedMillicredits: 50_000n }, run).notes).toEqual(WORDS.notes);
    expect(withCeilingNote({ ...run, quotedMillicredits: 80_000n }, run).notes).toHaveLength(2);
  });

  test('with questions asks them, and the next round is another message', () => {
    const question = { id: 'q1', text: 'How many?', options: ['1', '4'] };
    const { run, messages } = decide({ ...WORDS, kind: 'questions', questions: [question] });
    expect(run).toMatchObject({ status: 'asking', planVersion: 0, questions: [{ ...question, answer: null }] });
    expect(messages).toEqual([{ occasion: 'questions 0', role: 'agent', kind: 'question', text: 'How many?' }]);
    const again = decidePlanned(run, { ...WORDS, kind: 'questions', questions: [question] }, TERMS);
    expect(again).toMatchObject({ run: { status: 'failed' }, fault: expect.any(String) });
  });

  test.each<[string, PlanningAnswer, string, RegExp]>([
    [
      'a refusal',
      { ...WORDS, kind: 'refused', message: 'Say what to make.' },
      'invalid-prompt',
      /^Say what to make\.$/u,
    ],
    [
      'a plan that cannot run',
      plan(exampleStep({ id: 's1', inputs: ['s9'] })),
      'invalid-prompt',
      /nothing was charged/u,
    ],
    ['an empty plan', plan(), 'invalid-prompt', /nothing was charged/u],
    [
      'a word of the operator in a prompt',
      plan(exampleStep({ id: 's1', prompt: 'an Acme can' })),
      'prohibited',
      /“acme”/u,
    ],
  ])('that is %s ends the run with a sentence in the thread', (_, answer, code, message) => {
    const { run, messages } = decide(answer);
    expect(run).toMatchObject({ status: 'failed', plan: null, finishedAt: AT, quotedMillicredits: 0n });
    expect(run.failure).toEqual({ code, message: expect.stringMatching(message) });
    expect(messages).toEqual([
      { occasion: 'failure', role: 'agent', kind: 'failure', text: expect.stringMatching(message) },
    ]);
  });
});
