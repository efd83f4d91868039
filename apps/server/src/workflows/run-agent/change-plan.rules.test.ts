import { describe, expect, test } from 'vitest';
import { changePlan } from './change-plan.rules.ts';
import { exampleModels } from './testing/example-models.ts';
import { examplePlan, exampleStep } from './testing/example-plan.ts';

const MODELS = exampleModels();
const PLAN = examplePlan([
  exampleStep({ id: 's1', title: 'Keyframes', count: 5, settings: { size: '128x64', seed: 7 } }),
  exampleStep({
    id: 's2',
    title: 'Clips',
    kind: 'video',
    model: 'kling-1.6-pro',
    settings: { mode: 'std' },
    inputs: ['s1'],
    count: 5,
  }),
  exampleStep({ id: 's3', title: 'Opener', kind: 'video', model: 'gesso-video' }),
  exampleStep({ id: 's4', title: 'Film', kind: 'combine', model: 'gesso-combine', inputs: ['s3', 's2'] }),
  exampleStep({ id: 's5', title: 'Darker', kind: 'edit', inputs: ['s1'], count: 5 }),
]);

type Change = Parameters<typeof changePlan>[1];
const change = (asked: Change) => changePlan(PLAN, asked, MODELS);
const stepsOf = (asked: Change) => {
  const answer = change(asked);
  if (!answer.ok) throw new Error(answer.message);
  return answer.plan.steps;
};
const stepOf = (id: string, asked: Change) => stepsOf(asked).find((step) => step.id === id);

test('the plan of these tests is one that could run', () => {
  expect(change({})).toEqual({ ok: true, plan: PLAN });
});

describe('dropping steps', () => {
  test('takes a clip out of the film that joins it', () => {
    expect(stepOf('s4', { remove: ['s3'] })?.inputs).toEqual(['s2']);
  });

  test('names what would be left without what it is made from', () => {
    expect(change({ remove: ['s1'] })).toMatchObject({
      ok: false,
      code: 'invalid-request',
      message: 'remove leaves Clips (s2), Darker (s5) without what it is made from; remove that, too.',
      errors: [{ path: 'remove' }],
    });
    expect(change({ remove: ['s2', 's3'] })).toMatchObject({ message: expect.stringContaining('Film (s4)') });
  });

  test('goes through where everything made from it is dropped, too', () => {
    expect(stepsOf({ remove: ['s1', 's2', 's5'] }).map(({ id, inputs }) => [id, inputs])).toEqual([
      ['s3', []],
      ['s4', ['s3']],
    ]);
  });

  test('never leaves an empty plan', () => {
    expect(change({ remove: ['s1', 's2', 's3', 's4', 's5'] })).toMatchObject({
      ok: false,
      errors: [{ path: 'remove' }],
    });
  });
});

describe('changing a step', () => {
  test('changes what is named and keeps the rest', () => {
    const update = [{ id: 's3', title: 'Title card', prompt: 'a logo', count: 2 }];
    expect(stepOf('s3', { update })).toEqual({ ...PLAN.steps[2], title: 'Title card', prompt: 'a logo', count: 2 });
  });

  test('puts named settings over those that are there; null is the default', () => {
    const update = [{ id: 's1', settings: { size: '256x256', seed: null } }];
    expect(stepOf('s1', { update })?.settings).toEqual({ size: '256x256' });
  });

  test('keeps the settings that fit the new model', () => {
    expect(stepOf('s2', { update: [{ id: 's2', model: 'gesso-video' }] })).toMatchObject({
      model: 'gesso-video',
      settings: {},
    });
    expect(stepOf('s1', { update: [{ id: 's1', model: 'gpt-image' }] })?.settings).toEqual({ size: '128x64', seed: 7 });
  });

  test('lets steps that make one of each thing follow the number of things', () => {
    const steps = stepsOf({ update: [{ id: 's1', count: 3 }] });
    expect(steps.map(({ id, count }) => [id, count])).toEqual([
      ['s1', 3],
      ['s2', 3],
      ['s3', 1],
      ['s4', 1],
      ['s5', 3],
    ]);
  });

  test.each<[string, Change, string, string]>([
    ['a model of another kind', { update: [{ id: 's1', model: 'tripo' }] }, 'invalid-request', 'steps.s1.model'],
    ['a model that is none', { update: [{ id: 's2', model: 'dall-e' }] }, 'unknown-model', 'steps.s2.model'],
    [
      'a wrong setting',
      { update: [{ id: 's2', settings: { mode: 'x' } }] },
      'invalid-settings',
      'steps.s2.settings.mode',
    ],
    [
      'a count among settings',
      { update: [{ id: 's3', settings: { count: 2 } }] },
      'invalid-settings',
      'steps.s3.settings.count',
    ],
    ['an empty prompt', { update: [{ id: 's3', prompt: ' ' }] }, 'invalid-prompt', 'steps.s3.prompt'],
    ['a count that does not fit', { update: [{ id: 's5', count: 2 }] }, 'invalid-request', 'steps.s5.count'],
    ['too many results', { remove: ['s4'], update: [{ id: 's3', count: 39 }] }, 'invalid-request', 'steps'],
    ['a step that is none', { update: [{ id: 's9', count: 2 }] }, 'invalid-request', 'update.0.id'],
    [
      'a step that is dropped',
      { remove: ['s4', 's3'], update: [{ id: 's3', count: 2 }] },
      'invalid-request',
      'update.0.id',
    ],
    ['a step twice', { update: [{ id: 's3' }, { id: 's3' }] }, 'invalid-request', 'update.1.id'],
    ['dropping a step that is none', { remove: ['s9'] }, 'invalid-request', 'remove.0'],
  ])('is refused for %s, and the field is named', (_, asked, code, path) => {
    expect(change(asked)).toMatchObject({ ok: false, code, errors: [{ path }] });
  });

  test('names the step by its id also after another order', () => {
    const order = ['s5', 's4', 's3', 's2', 's1'];
    expect(change({ order, update: [{ id: 's3', prompt: '' }] })).toMatchObject({
      errors: [{ path: 'steps.s3.prompt' }],
    });
  });
});

test('the words of the planner stay only where they are still true', () => {
  const rationaleOf = (asked: Change) => {
    const answer = change(asked);
    return answer.ok && answer.plan.rationale;
  };
  const renamed = { update: [{ id: 's3', title: 'Title card' }], order: ['s5', 's4', 's3', 's2', 's1'] };
  expect(rationaleOf(renamed)).toBe(PLAN.rationale);
  for (const asked of [
    { remove: ['s3'] },
    { update: [{ id: 's3', count: 2 }] },
    { update: [{ id: 's1', model: 'gpt-image' }] },
  ]) {
    expect(rationaleOf(asked)).toBe('The plan as you changed it.');
  }
});

describe('another order', () => {
  test('is taken as it is named', () => {
    expect(stepsOf({ order: ['s3', 's1', 's5', 's2', 's4'] }).map(({ id }) => id)).toEqual([
      's3',
      's1',
      's5',
      's2',
      's4',
    ]);
  });

  test.each([
    ['a step is missing', ['s3', 's1', 's2', 's4']],
    ['a step is named twice', ['s3', 's1', 's2', 's4', 's4']],
    ['a step is unknown', ['s3', 's1', 's2', 's4', 's9']],
  ])('is refused where %s', (_, order) => {
    expect(change({ order })).toMatchObject({ ok: false, errors: [{ path: 'order' }] });
  });
});
