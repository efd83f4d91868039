import { describe, expect, test } from 'vitest';
import { LanguageModelError, type LanguageModelFailure } from '../../../platform/language-model/index.ts';
import type { PlanningRequest } from '../planning.ts';
import { createLlmPlanner } from './llm-planner.ts';
import { exampleAsset, exampleRequest } from './testing/example-request.ts';
import { fallback, type Script, scriptedModel } from './testing/scripted-model.ts';

const fox = {
  id: 'one',
  kind: 'image',
  title: 'Fox in the snow',
  prompt: 'A poster of a red fox in deep snow',
  model: 'gesso-image',
  settings: [{ name: 'size', value: 'portrait' }],
  inputs: [],
  references: [],
  count: 2,
};

const plan = (steps: readonly object[], rest: object = {}) => ({ kind: 'plan', rationale: 'Calm.', steps, ...rest });

function setUp(script: Script, request: Partial<PlanningRequest> = {}) {
  const model = scriptedModel(script);
  const lines: unknown[] = [];
  const log = { info: (...line: unknown[]) => lines.push(line), warn: (...line: unknown[]) => lines.push(line) };
  const planner = createLlmPlanner({
    languageModel: model,
    fallback,
    log,
    now: () => new Date('2026-11-25T00:00:00Z'),
  });
  const answer = (signal: AbortSignal = new AbortController().signal) =>
    planner.plan(exampleRequest(request), { signal });
  return { answer, asked: model.asked, lines };
}

describe('a usable answer', () => {
  test('becomes a plan of typed steps, with what it took', async () => {
    const animate = {
      ...fox,
      id: 'two',
      kind: 'video',
      title: 'Snow falls',
      model: 'gesso-video',
      inputs: ['one'],
      settings: [
        { name: 'duration', value: '5' },
        { name: 'loop', value: 'true' },
      ],
    };
    const { answer, asked } = setUp([plan([fox, animate])]);
    expect(await answer()).toEqual({
      planner: 'llm',
      notes: [],
      usage: { model: 'anthropic/claude-sonnet-5-5', inputTokens: 1_000, outputTokens: 100, vendorMicrodollars: 3_000 },
      kind: 'plan',
      plan: {
        version: 1,
        rationale: 'Calm.',
        steps: [
          { ...fox, id: 's1', settings: { size: 'portrait' } },
          { ...animate, id: 's2', inputs: ['s1'], settings: { duration: 5, loop: true } },
        ],
      },
    });
    expect(asked).toHaveLength(1);
  });

  test('may name what was given by its handle, and write texts itself', async () => {
    const edit = {
      ...fox,
      kind: 'edit',
      model: 'gesso-edit',
      prompt: 'Bigger headline',
      settings: [],
      references: ['a2'],
      count: 1,
    };
    const words = { id: 'words', kind: 'text', title: 'Caption', prompt: 'Snow, at last.' };
    const { answer } = setUp([plan([edit, words])], { attachments: [exampleAsset(1)], earlier: [exampleAsset(2)] });
    expect(await answer()).toMatchObject({
      plan: {
        steps: [
          { kind: 'edit', references: [exampleAsset(2).assetId] },
          { id: 's2', kind: 'text', prompt: 'Snow, at last.', model: null, settings: {}, count: 1 },
        ],
      },
    });
  });

  test('is understood inside words and a fence, with gaps, and with settings by name', async () => {
    const loose = {
      id: 'a',
      kind: 'image',
      title: 'Fox',
      prompt: 'A fox',
      model: 'gesso-image',
      settings: { seed: 7 },
    };
    const { answer } = setUp([`Here you go:\n\`\`\`json\n${JSON.stringify({ kind: 'plan', steps: [loose] })}\n\`\`\``]);
    expect(await answer()).toMatchObject({ plan: { steps: [{ id: 's1', settings: { seed: 7 }, count: 1 }] } });
  });

  test('may ask up to three questions, once', async () => {
    const question = { text: 'Which product?', options: ['A mug', 'A mug', ' ', 'A bottle'] };
    const questions = { kind: 'questions', questions: [question, question, question, question] };
    const { answer } = setUp([questions]);
    const asked = { text: 'Which product?', options: ['A mug', 'A bottle'] };
    expect(await answer()).toMatchObject({
      kind: 'questions',
      questions: [
        { id: 'q1', ...asked },
        { id: 'q2', ...asked },
        { id: 'q3', ...asked },
      ],
    });
    const again = setUp([questions, plan([fox])], {
      answers: [{ questionId: 'q1', text: 'Which product?', value: 'A mug' }],
    });
    expect(await again.answer()).toMatchObject({ kind: 'plan' });
    expect(again.asked).toHaveLength(2);
  });

  test('may refuse with its reason, and so may its vendor', async () => {
    const said = await setUp([{ kind: 'refused', message: 'Say what\nto design.' }]).answer();
    expect(said).toMatchObject({ planner: 'llm', kind: 'refused', message: 'Say what to design.' });
    const usage = { inputTokens: 1, cachedInputTokens: 0, outputTokens: 1 };
    const blocked = await setUp([{ text: 'I cannot help with that.', ending: 'blocked', usage }]).answer();
    expect(blocked).toMatchObject({ kind: 'refused', message: 'I cannot help with that.' });
    const silent = await setUp([{ text: '', ending: 'blocked', usage }]).answer();
    expect(silent).toMatchObject({ kind: 'refused', message: expect.stringMatching(/declined this brief/u) });
  });
});

describe('an answer that cannot be used', () => {
  const unusable: readonly (readonly [string, string | object, RegExp])[] = [
    ['garbage', 'Sure! I would love to.', /not one JSON object/u],
    ['nothing', '', /not one JSON object/u],
    ['a list', '[1, 2]', /not one JSON object/u],
    [
      'half an answer',
      { text: '{"kind":', ending: 'cut', usage: { inputTokens: 1, cachedInputTokens: 0, outputTokens: 1 } },
      /cut off/u,
    ],
    ['an unknown kind', { kind: 'approved' }, /^kind:/u],
    ['no step', plan([]), /at least one step/u],
    ['ten thousand steps', plan(Array.from({ length: 10_000 }, () => fox)), /at most 24 steps, not 10000/u],
    ['five hundred results', plan([{ ...fox, count: 500 }]), /at most 40 results/u],
    ['half a result', plan([{ ...fox, count: 1.5 }]), /steps\.0\.count/u],
    ['a model nobody has', plan([{ ...fox, model: 'sora-9' }]), /not a model of the catalogue/u],
    ['a model without its key', plan([{ ...fox, model: 'flux-pro', settings: [] }]), /Flux pro cannot be used now/u],
    ['a model of another kind', plan([{ ...fox, kind: 'model3d' }]), /steps\.0\.model/u],
    ['a setting nobody has', plan([{ ...fox, settings: [{ name: '__proto__', value: 'x' }] }]), /steps\.0\.settings/u],
    ['a setting out of its bounds', plan([{ ...fox, settings: [{ name: 'widthPx', value: '999999' }] }]), /widthPx/u],
    [
      'a circle',
      plan([
        { ...fox, id: 'x', model: 'gesso-image', inputs: ['y'] },
        { ...fox, id: 'y', inputs: ['x'] },
      ]),
      /waits for itself/u,
    ],
    ['an input nobody made', plan([{ ...fox, inputs: ['s9'] }]), /names no step/u],
    ['two steps of one name', plan([fox, fox]), /must be unique/u],
    [
      'a foreign asset',
      plan([{ ...fox, references: ['0197a000-0000-7000-8000-00000000dead'] }]),
      /names nothing that was given/u,
    ],
    ['a handle that was not given', plan([{ ...fox, references: ['a7'] }]), /names nothing that was given/u],
    ['a clip where pictures go', plan([{ ...fox, references: ['a1'] }]), /kind video, which Gesso image/u],
    [
      'a prompt beyond the model’s limit',
      plan([
        {
          ...fox,
          kind: 'edit',
          model: 'gesso-edit',
          settings: [],
          prompt: 'x'.repeat(1_001),
          references: ['a2'],
          count: 1,
        },
      ]),
      /at most 1000 characters/u,
    ],
    ['a question without words', { kind: 'questions', questions: [{ text: ' ' }] }, /at least one question/u],
  ];
  const given = { attachments: [exampleAsset(1, { kind: 'video' }), exampleAsset(2)] };

  test.each(unusable)('%s is shown its faults and repaired', async (_, bad, fault) => {
    const { answer, asked } = setUp([bad, plan([fox])], given);
    expect(await answer()).toMatchObject({
      kind: 'plan',
      plan: { steps: [{ id: 's1' }] },
      usage: { outputTokens: expect.any(Number) },
    });
    expect(asked).toHaveLength(2);
    const complaint = asked[1]?.messages.at(-1)?.text ?? '';
    const faults: unknown = JSON.parse(/<data>\n(.*)\n<\/data>/u.exec(complaint)?.[1] ?? '');
    expect(faults).toEqual(expect.arrayContaining([expect.stringMatching(fault)]));
  });

  test.each(unusable)('%s twice is refused, and nobody is asked a third time', async (_, bad) => {
    const { answer, asked } = setUp([bad, bad], given);
    expect(await answer()).toMatchObject({
      planner: 'llm',
      kind: 'refused',
      message: expect.stringMatching(/^The language model gave no usable plan twice; nothing was charged\./u),
    });
    expect(asked).toHaveLength(2);
  });

  test('is billed by the vendor all the same, and the tokens of both answers are counted', async () => {
    const { answer } = setUp(['garbage', plan([fox])]);
    expect((await answer()).usage).toMatchObject({ inputTokens: 2_000, outputTokens: 200, vendorMicrodollars: 6_000 });
  });

  test('a plan above the ceiling is asked for again, and kept where no better one comes', async () => {
    const ceilingMillicredits = 55_000;
    const cheaper = setUp([plan([fox]), plan([{ ...fox, count: 1 }])], { ceilingMillicredits });
    expect(await cheaper.answer()).toMatchObject({ plan: { steps: [{ count: 1 }] } });
    expect(cheaper.asked[1]?.messages.at(-1)?.text).toContain('3 credits more than the ceiling');
    const stubborn = setUp([plan([fox]), 'garbage'], { ceilingMillicredits });
    expect(await stubborn.answer()).toMatchObject({ kind: 'plan', plan: { steps: [{ count: 2 }] } });
  });

  test('a plan that the server cannot price is none', async () => {
    const { answer } = setUp([plan([fox]), plan([fox])], { priceOf: () => undefined });
    expect(await answer()).toMatchObject({ kind: 'refused' });
  });
});

describe('no answer', () => {
  test.each<readonly [LanguageModelFailure, RegExp]>([
    ['timeout', /did not answer in time/u],
    ['unreachable', /could not be reached/u],
    ['rate-limited', /no more requests/u],
    ['overloaded', /fault or too much to do/u],
    ['key-refused', /key was not accepted/u],
    ['no-balance', /no balance left/u],
    ['unknown-model', /does not know the model/u],
    ['request-refused', /did not accept the request/u],
    ['unreadable', /could not be read/u],
  ])('%s lets the built-in planner step in, and says so', async (failure, why) => {
    const { answer } = setUp([new LanguageModelError(failure)]);
    expect(await answer()).toEqual({
      planner: 'builtin',
      notes: [expect.stringMatching(why), 'Planned without a model.'],
      usage: null,
      kind: 'refused',
      message: 'from the built-in planner',
    });
  });

  test('to the repair keeps the tokens of the first answer', async () => {
    const { answer } = setUp(['garbage', new LanguageModelError('overloaded', 503)]);
    expect(await answer()).toMatchObject({ planner: 'builtin', usage: { inputTokens: 1_000 } });
  });

  test('is not made of a stop or a fault of ours', async () => {
    const reason = new Error('stopped');
    await expect(setUp([]).answer(AbortSignal.abort(reason))).rejects.toBe(reason);
    await expect(setUp([new TypeError('a bug')]).answer()).rejects.toThrow('a bug');
  });
});

test('the log tells the model, the tokens and the outcome, and no word that anybody wrote', async () => {
  const { answer, lines } = setUp([plan([fox])], {
    brief: 'SECRET brief',
    attachments: [exampleAsset(1, { title: 'SECRET title' })],
  });
  await answer();
  const outage = setUp([new LanguageModelError('overloaded', 503)], { brief: 'SECRET brief' });
  await outage.answer();
  const told = JSON.stringify([...lines, ...outage.lines]);
  expect(told).toContain('anthropic/claude-sonnet-5-5');
  expect(told).toContain('overloaded');
  expect(told).not.toMatch(/SECRET|fox|snow/iu);
});
