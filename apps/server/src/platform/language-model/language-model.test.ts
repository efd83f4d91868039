import { afterEach, describe, expect, test } from 'vitest';
import type { LanguageModelVendor } from '../config/language-model-variables.ts';
import type { LanguageModelError, LanguageModelRequest } from './index.ts';
import type { FakeReply } from './testing/fake-vendors.ts';
import { type FakeLanguageModel, startFakeLanguageModel } from './testing/start-fake-language-model.ts';

const VENDORS: readonly LanguageModelVendor[] = ['anthropic', 'openai', 'google', 'compatible'];

const QUESTION: LanguageModelRequest = {
  instructions: 'Be brief.',
  messages: [
    { role: 'user', text: 'One?' },
    { role: 'assistant', text: 'Two.' },
    { role: 'user', text: 'Three?' },
  ],
  answerSchema: {
    name: 'plan',
    schema: {
      type: 'object',
      properties: { word: { type: 'string' } },
      required: ['word'],
      additionalProperties: false,
    },
  },
};

const never = new AbortController().signal;
const started: FakeLanguageModel[] = [];

async function start(...args: Parameters<typeof startFakeLanguageModel>): Promise<FakeLanguageModel> {
  const fake = await startFakeLanguageModel(...args);
  started.push(fake);
  return fake;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((fake) => fake.close()));
});

describe.each(VENDORS)('%s', (vendor) => {
  test('a question arrives well formed, and the answer comes back with what it took', async () => {
    const reply = { text: '{"word":"four"}', inputTokens: 900, cachedInputTokens: 400, outputTokens: 30 };
    const { languageModel, prompts, complaints } = await start(vendor, [reply]);
    expect(await languageModel.ask(QUESTION, { signal: never })).toEqual({
      text: '{"word":"four"}',
      ending: 'complete',
      usage: { inputTokens: 900, cachedInputTokens: 400, outputTokens: 30 },
    });
    expect(complaints).toEqual([]);
    expect(prompts[0]).toMatch(/: Be brief\.\nuser: One\?\n(assistant|model): Two\.\nuser: Three\?$/u);
  });

  test('an answer that is no JSON, or is cut, comes back as it is', async () => {
    const { languageModel } = await start(vendor, [{ text: 'Well, ' }, { text: '{"word":', ending: 'cut' }]);
    const [first, second] = [
      await languageModel.ask(QUESTION, { signal: never }),
      await languageModel.ask(QUESTION, { signal: never }),
    ];
    expect([first.text, first.ending]).toEqual(['Well, ', 'complete']);
    expect([second.text, second.ending]).toEqual(['{"word":', 'cut']);
  });

  test('a refusal is told from an answer', async () => {
    const { languageModel } = await start(vendor, [{ text: 'I cannot help with that.', ending: 'blocked' }]);
    expect(await languageModel.ask(QUESTION, { signal: never })).toMatchObject({ ending: 'blocked' });
  });

  test('a fault that passes is asked again, at most twice', async () => {
    const passing = await start(vendor, [{ status: 503 }, { status: 429 }, { text: '{}' }]);
    expect((await passing.languageModel.ask(QUESTION, { signal: never })).text).toBe('{}');
    const lasting = await start(vendor, [{ status: 500 }, { status: 500 }, { status: 500 }, { text: '{}' }]);
    await expect(lasting.languageModel.ask(QUESTION, { signal: never })).rejects.toMatchObject({
      failure: 'overloaded',
      status: 500,
      retryable: true,
    });
    expect(lasting.prompts).toHaveLength(3);
  });

  test('a wrong key is not tried again', async () => {
    const { languageModel, prompts } = await start(vendor, [], { apiKey: 'sk-wrong' });
    await expect(languageModel.ask(QUESTION, { signal: never })).rejects.toMatchObject({
      code: 'language-model-unavailable',
      failure: 'key-refused',
      retryable: false,
    });
    expect(prompts).toEqual([]);
  });
});

const busy = [{ status: 429 }, { status: 429 }, { status: 429 }] as const;

test.each<readonly [string, readonly FakeReply[], string]>([
  ['too many requests', busy, 'rate-limited'],
  ['an empty account', [{ status: 400, body: { error: { message: 'Your credit balance is too low' } } }], 'no-balance'],
  ['a model nobody knows', [{ status: 404 }], 'unknown-model'],
  ['a request it does not take', [{ status: 400 }], 'request-refused'],
  ['a page instead of an answer', ['not-json'], 'unreadable'],
  ['an answer of another API', [{ status: 200, body: { result: 'ok' } }], 'unreadable'],
])('%s is a failure of its own', async (_, replies, failure) => {
  const { languageModel } = await start('compatible', replies);
  await expect(languageModel.ask(QUESTION, { signal: never })).rejects.toMatchObject({ failure });
});

test('a host that blocks a question before the model sees it has refused it', async () => {
  const body = { error: { code: 'content_filter', message: 'flagged' } };
  const { languageModel } = await start('compatible', [{ status: 400, body }]);
  expect(await languageModel.ask(QUESTION, { signal: never })).toMatchObject({ ending: 'blocked', text: '' });
});

test('silence ends with the time-out', async () => {
  const { languageModel } = await start('compatible', ['silence'], { timeoutMs: 200 });
  await expect(languageModel.ask(QUESTION, { signal: never })).rejects.toMatchObject({ failure: 'timeout' });
});

test('whoever asked may give up, before and in the middle', async () => {
  const { languageModel, prompts } = await start('compatible', ['silence']);
  const reason = new Error('stopped');
  await expect(languageModel.ask(QUESTION, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(prompts).toHaveLength(0);
  const controller = new AbortController();
  const asking = languageModel.ask(QUESTION, { signal: controller.signal });
  await expect.poll(() => prompts.length).toBe(1);
  controller.abort(reason);
  await expect(asking).rejects.toBe(reason);
});

test('an error holds neither the key nor a word of the question', async () => {
  const { languageModel, settings } = await start('compatible', [
    { status: 400, body: { error: { message: 'Be brief.' } } },
  ]);
  const error = await languageModel.ask(QUESTION, { signal: never }).catch((thrown: LanguageModelError) => thrown);
  const told = JSON.stringify(error, Object.getOwnPropertyNames(error));
  expect(told).toContain('request-refused');
  expect(told).not.toMatch(new RegExp(`Be brief|Three|${settings.apiKey}`, 'u'));
  expect(error).not.toHaveProperty('cause');
});

test('a server of one’s own needs no key and gets none', async () => {
  const { languageModel } = await start('compatible', [{ text: '{}' }], { isOpen: true });
  expect((await languageModel.ask(QUESTION, { signal: never })).text).toBe('{}');
});

test('a server that knows no schemas of answers is asked again in words, once', async () => {
  const body = { error: { message: "'response_format.type' must be 'json_object'" } };
  const { languageModel, prompts, complaints } = await start('compatible', [{ status: 400, body }, { text: '{}' }]);
  expect((await languageModel.ask(QUESTION, { signal: never })).text).toBe('{}');
  expect(complaints).toEqual([]);
  expect(prompts[0]).not.toContain('"word"');
  expect(prompts[1]).toContain('keeps to this JSON Schema:\n{"type":"object","properties":{"word":{"type":"string"}}');
  const stubborn = await start('compatible', [
    { status: 400, body },
    { status: 400, body },
  ]);
  await expect(stubborn.languageModel.ask(QUESTION, { signal: never })).rejects.toMatchObject({
    failure: 'request-refused',
  });
});

test('what is no failure of a vendor is not told as one', async () => {
  const { languageModel } = await start('compatible', [], { apiKey: 'sk-…' });
  await expect(languageModel.ask(QUESTION, { signal: never })).rejects.toBeInstanceOf(TypeError);
});
