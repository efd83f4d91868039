import { parseSettings } from '@gesso/contract';
import type { Reference } from '@gesso/provider-kit';
import { createAttemptMemory, vendorCases } from '@gesso/provider-kit/testing';
import { describe, expect, test } from 'vitest';
import { createOpenaiProvider } from './index.ts';
import { gptImage } from './models.ts';
import { toOpenaiRequest } from './openai-order.ts';
import { startFakeOpenai } from './testing/fake-openai.ts';

function requestOf(input: Readonly<Record<string, unknown>> = {}, references: readonly Reference[] = []) {
  const parsed = parseSettings(gptImage.settingsSchema, input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  const { settings } = parsed;
  const count = typeof settings.count === 'number' ? settings.count : 1;
  const attemptId = '0190aaaa-0000-7000-8000-000000000001';
  return { attemptId, model: gptImage.key, prompt: 'a red mug', settings, count, seed: 42, references, brand: null };
}

const reference = (text: string, mimeType = 'image/png'): Reference => ({
  mimeType,
  title: 'private name',
  scene: null,
  read: async () => Buffer.from(text),
});

const vendor = {
  create: createOpenaiProvider,
  startFake: startFakeOpenai,
  traits: {
    answers: 'at-once',
    hasFiles: false,
    findsOrders: false,
    cancels: false,
    callbacks: 'none',
    hasNot: { 'refuses-concurrency': 'limits are by the minute' },
  },
} as const;

describe('OpenAI', () => {
  test.each(vendorCases({ ...vendor, request: requestOf() }))('$name', ({ run }) => run());
});

describe('OpenAI with pictures and a mask', () => {
  const references = [reference('first'), reference('second', 'image/webp'), reference('mask')];
  const cases = vendorCases({ ...vendor, request: requestOf({ lastIsMask: true }, references) });
  test.each(cases.filter(({ name }) => /brings one|lost|restart/u.test(name)))('$name', ({ run }) => run());
});

describe('OpenAI with a marked picture', () => {
  const cases = vendorCases({
    ...vendor,
    request: requestOf({ lastIsMarkup: true }, [reference('a'), reference('b')]),
  });
  test.each(cases.filter(({ name }) => /brings one/u.test(name)))('$name', ({ run }) => run());
});

test('an order is exactly the documented request, without a seed and without what only says the usual', async () => {
  expect(await toOpenaiRequest(requestOf(), 1)).toEqual({
    path: '/images/generations',
    json: {
      model: 'gpt-image-2.6-flare',
      prompt: 'a red mug',
      n: 1,
      size: '1024x1024',
      quality: 'medium',
      background: 'auto',
      output_format: 'png',
    },
  });
  const { path, ...call } = await toOpenaiRequest(requestOf({ lastIsMask: true }, [reference('a'), reference('b')]), 2);
  expect(path).toBe('/images/edits');
  const form = 'form' in call ? call.form : new FormData();
  expect([form.get('n'), form.getAll('image[]').length, form.has('mask')]).toEqual(['2', 1, true]);
  await expect(toOpenaiRequest(requestOf({ lastIsMask: true }, [reference('a')]), 1)).rejects.toMatchObject({
    code: 'invalid-settings',
  });
});

test('marks go beside the picture, and a smaller file is asked for only where it can be', async () => {
  const request = requestOf({ lastIsMarkup: true, outputFormat: 'webp', compression: 60, quality: 'max' }, [
    reference('a'),
    reference('b', 'image/jpeg'),
  ]);
  const call = await toOpenaiRequest(request, 1);
  const form = 'form' in call ? call.form : new FormData();
  expect([form.getAll('image[]').length, form.has('markup'), form.has('mask')]).toEqual([1, true, false]);
  expect([form.get('output_compression'), form.get('quality')]).toEqual(['60', 'max']);
});

test.each(['not base64 at all', ''])(
  'a picture that is %j is no result, and is not asked for again',
  async (b64_json) => {
    const fake = await startFakeOpenai();
    const allowedHosts = new Set([fake.server.hostAndPort]);
    const provider = createOpenaiProvider({ read: (name) => fake.variables[name], allowedHosts });
    fake.server.script({ json: { created: 1, data: [{ b64_json }] } });
    const submitted = provider.submit(requestOf(), createAttemptMemory());
    await expect(submitted).rejects.toMatchObject({ code: 'empty-result', retryable: false });
    await fake.server.close();
  },
);

test('four pictures are one call, are kept by us, and carry their part of the bill', async () => {
  const fake = await startFakeOpenai();
  const provider = createOpenaiProvider({
    read: (name) => fake.variables[name],
    allowedHosts: new Set([fake.server.hostAndPort]),
  });
  const [memory, request] = [createAttemptMemory(), requestOf({ count: 4 })];
  const job = await provider.submit(request, memory);
  expect(await provider.poll(job, request, memory)).toEqual({ state: 'succeeded' });
  const results = await provider.fetch(job, request, memory);
  expect([results.length, fake.taken()]).toEqual([4, 1]);
  // 14 words at 5 and 4 × 1,584 of pictures at 30 micro-dollars, in four parts.
  expect(results[0]).toMatchObject({ seed: null, mimeType: 'image/png', facts: { vendorCostMicroUsd: 47_538 } });
  expect(fake.server.faults).toEqual([]);
  await fake.server.close();
});

test.each([
  ['a JPEG that is to be transparent', { background: 'transparent', outputFormat: 'jpeg' }, [], /JPEG/u],
  ['a PNG that is to be smaller', { compression: 60 }, [], /PNG keeps everything/u],
  ['a mask that is marked', { lastIsMask: true, lastIsMarkup: true }, [{}, {}], /not both/u],
  ['marks alone', { lastIsMarkup: true }, [{}], /need a picture/u],
  ['a mask alone', { lastIsMask: true }, [{}], /needs a picture/u],
  ['a mask that is no PNG', { lastIsMask: true }, [{}, { mimeType: 'image/webp' }], /must be a PNG/u],
  ['a mask of another size', { lastIsMask: true }, [{}, { widthPx: 10 }], /as large as the first picture: 800 × 600/u],
  ['seventeen pictures', {}, Array.from({ length: 17 }, () => ({})), /at most 16/u],
  ['a drawing in vectors', {}, [{ mimeType: 'image/svg+xml' }], /PNG, JPEG or WebP/u],
  ['a picture that is too heavy', {}, [{ sizeBytes: 52_428_800 }], /50 MB/u],
])('%s is refused before anything is paid', (_, input, pictures, says) => {
  const usual = { kind: 'image', mimeType: 'image/png', sizeBytes: 1_000, widthPx: 800, heightPx: 600 } as const;
  const references = pictures.map((facts) => ({ ...usual, ...facts }));
  const { settings } = requestOf(input);
  expect(gptImage.findFault?.({ prompt: 'a', settings, references })).toMatch(says);
});
