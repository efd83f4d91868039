import { parseSettings } from '@gesso/contract';
import type { GenerationRequest } from '@gesso/provider-kit';
import { createAttemptMemory, solidPng, vendorCases } from '@gesso/provider-kit/testing';
import { describe, expect, test } from 'vitest';
import { createRodinProvider } from './index.ts';
import { rodin } from './models.ts';
import { readDoneShare, readFiles, readTask } from './rodin-answer.ts';
import { toRodinForm } from './rodin-order.ts';
import { startFakeRodin } from './testing/fake-rodin.ts';

function requestOf(input: Readonly<Record<string, unknown>> = {}): GenerationRequest {
  const parsed = parseSettings(rodin.settingsSchema, input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  const { settings } = parsed;
  const count = typeof settings.count === 'number' ? settings.count : 1;
  const attemptId = '0190aaaa-0000-7000-8000-000000000001';
  // Ours are wider than the vendor's 16 bits.
  const seed = 65_536 * 3 + 42;
  return { attemptId, model: 'rodin', prompt: 'a teapot', settings, count, seed, references: [], brand: null };
}

const picture = { mimeType: 'image/png', bytes: solidPng({ widthPx: 64, heightPx: 64, color: 0 }) };
const reference = { mimeType: picture.mimeType, title: '', scene: null, read: async () => picture.bytes };

const noWords = 'the documentation has no words for it';
const vendor = {
  create: createRodinProvider,
  startFake: startFakeRodin,
  traits: {
    answers: 'jobs',
    hasFiles: true,
    findsOrders: false,
    cancels: false,
    callbacks: 'none',
    hasNot: { 'refuses-concurrency': noWords, 'refuses-prompt': noWords, 'job-moderated': noWords },
  },
} as const;

describe('Rodin makes a model of words', () => {
  const cases = vendorCases({ ...vendor, request: requestOf(), severalOrders: requestOf({ count: 3 }) });
  test.each(cases)('$name', ({ run }) => run());
});

test('an order is exactly the documented form, with the seed in the vendor’s range and five pictures in order', () => {
  const order = {
    request: requestOf({ highPack: true, tPose: true, conditionMode: 'fuse', originalAlpha: true }),
    clientId: 'a',
    count: 1,
    seed: 65_536 * 3 + 43,
  };
  const form = toRodinForm(order, [picture, picture, picture, picture, picture]);
  const { images: _images, ...values } = Object.fromEntries(form);
  expect(values).toEqual({
    prompt: 'a teapot',
    tier: 'Regular',
    geometry_file_format: 'glb',
    material: 'PBR',
    quality: 'medium',
    mesh_mode: 'Quad',
    condition_mode: 'fuse',
    use_original_alpha: 'true',
    seed: '43',
    TAPose: 'true',
    addons: 'HighPack',
  });
  const names = form.getAll('images').map((file) => (file instanceof File ? file.name : ''));
  expect(names).toEqual([1, 2, 3, 4, 5].map((number) => `reference-${number}.png`));
  const plain = toRodinForm({ ...order, request: requestOf() }, []);
  const onlyThen = ['TAPose', 'addons', 'images', 'condition_mode', 'use_original_alpha'];
  expect(onlyThen.filter((name) => plain.has(name))).toEqual([]);
});

const answerOf = (body: unknown, status = 201) => ({
  status,
  isOk: status < 300,
  body,
  text: JSON.stringify(body),
  retryAfterMs: undefined,
  requestId: undefined,
});

test.each([
  ['INSUFFICIENT_FUND', 'insufficient-vendor-balance'],
  ['NO_ACTIVE_SUBSCRIPTION', 'auth'],
  ['ANYTHING_ELSE', 'invalid-settings'],
])('%s is %s also under a status that says success', (error, code) => {
  expect(() => readTask(answerOf({ error }))).toThrow(expect.objectContaining({ code, retryable: false }));
});

test('a task is made when all of its jobs are done, fails with one of them, and is lost without its name', () => {
  const jobs = (...statuses: readonly string[]) =>
    answerOf({ jobs: statuses.map((status) => ({ uuid: 'j', status })) });
  expect(readDoneShare(jobs('Done', 'Generating'))).toBe(0.5);
  expect(readDoneShare(jobs('Done', 'Done'))).toBe(1);
  expect(readDoneShare(jobs())).toBe(0);
  expect(() => readDoneShare(jobs('Done', 'Failed'))).toThrow(expect.objectContaining({ code: 'vendor' }));
  expect(() => readTask(answerOf({ error: null, message: 'Submitted.' }))).toThrow(
    expect.objectContaining({ code: 'lost' }),
  );
});

test('"error":"OK" is a success, a list without a model is not complete, and of two models the physical one is taken', () => {
  const list = (...names: readonly string[]) =>
    answerOf({ error: 'OK', list: names.map((name) => ({ name, url: `u/${name}` })) });
  expect(readFiles(list('preview.webp', 'texture.png'))).toBeUndefined();
  expect(readFiles(list('base_shaded.glb', 'base_pbr.glb', 'preview.webp'))).toEqual({
    modelUrl: 'u/base_pbr.glb',
    posterUrl: 'u/preview.webp',
  });
});

test('a model of pictures comes with its preview and the seed that the vendor used, and the balance is told', async () => {
  const fake = await startFakeRodin();
  const allowedHosts = new Set([fake.server.hostAndPort]);
  const access = { read: (name: string) => fake.variables[name], allowedHosts, wait: async () => undefined };
  const request = { ...requestOf(), references: [reference, reference] };
  const [provider, memory] = [createRodinProvider(access), createAttemptMemory()];
  const job = await provider.submit(request, memory);
  while ((await provider.poll(job, request, memory)).state === 'running');
  const [result] = await provider.fetch(job, request, memory);
  expect(result).toMatchObject({ seed: 42, facts: { vendorJobId: '7c1d-1' } });
  expect(result?.poster?.byteLength).toBeGreaterThan(0);
  expect(await provider.testKey?.()).toEqual({ balance: '12.5 credits' });
  expect(fake.server.faults).toEqual([]);
  await fake.server.close();
});
