import { describe, expect, test } from 'vitest';
import { countWords, hasEnded, newRun, withAnswers, withEnd, withPlan, withQuestions } from './runs.rules.ts';
import { exampleOrder } from './testing/example-run.ts';

const AT = new Date('2026-03-01T12:00:00.000Z');
const WORDS = { planner: 'builtin', notes: [], plannerUsage: null } as const;
const RUN = newRun(exampleOrder());
const ask = (id: string) => ({ id, text: `${id}?`, options: [] });

test.each([
  ['', 0],
  ['  \n ', 0],
  ['a fox', 2],
  [' four\tfoxes,\n\nplease ', 3],
  ['🦊 🦊', 2],
])('the brief %j has %i words', (brief, words) => {
  expect(countWords(brief)).toBe(words);
});

describe('a plan', () => {
  const priced = {
    plan: { version: 1, rationale: '', steps: [] },
    priceListVersion: '3',
    priceLines: [],
    quotedMillicredits: 5n,
  } as const;

  test('counts its versions up from 1 and waits for the creator', () => {
    const first = withPlan(RUN, priced, { ...WORDS, notes: ['Only one.'] });
    expect(first).toMatchObject({ status: 'awaiting-approval', planVersion: 1, notes: ['Only one.'], ...priced });
    expect(withPlan(first, priced)).toMatchObject({ planVersion: 2, notes: ['Only one.'] });
  });
});

describe('questions', () => {
  test('are asked in rounds, three at most in a run, and none twice', () => {
    const asking = withQuestions(RUN, [ask('a'), ask('b')], WORDS);
    expect(asking).toMatchObject({ status: 'asking', questions: [{ id: 'a', answer: null }, { id: 'b' }] });
    if (asking === undefined) return;
    const more = withQuestions(asking, [ask('a'), ask('c')], WORDS);
    expect(more?.questions.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(withQuestions(asking, [ask('b')], WORDS)).toBeUndefined();
    expect(withQuestions(asking, [ask('c'), ask('d')], WORDS)).toBeUndefined();
    expect(withQuestions(RUN, [], WORDS)).toBeUndefined();
  });

  test('are answered together, each once', () => {
    const asking = {
      ...RUN,
      status: 'asking',
      questions: [
        { ...ask('a'), answer: 'yes' },
        { ...ask('b'), answer: null },
      ],
    } as const;
    const answer = (questionId: string) => ({ questionId, value: 'blue' });
    expect(withAnswers(asking, [answer('b')])).toMatchObject({
      status: 'planning',
      questions: [{ answer: 'yes' }, { answer: 'blue' }],
    });
    expect(withAnswers(asking, [answer('a'), answer('b')])).toEqual({ reason: 'unknown-question', questionId: 'a' });
    expect(withAnswers(asking, [answer('b'), answer('b')])).toEqual({ reason: 'answered-twice', questionId: 'b' });
    expect(withAnswers(asking, [])).toEqual({ reason: 'unanswered-question', questionId: 'b' });
  });
});

test('a run that ends without a result says why and when', () => {
  const failure = { code: 'invalid-prompt', message: 'No plan came of it.' };
  const ended = withEnd(RUN, { status: 'failed', failure, at: AT });
  expect(ended).toMatchObject({ status: 'failed', failure, finishedAt: AT, chargedMillicredits: 0n });
  expect([hasEnded(RUN), hasEnded(ended)]).toEqual([false, true]);
});
