import { parseSettings } from '@gesso/contract';
import type { GenerationRequest } from '@gesso/provider-kit';
import { createAttemptMemory, solidPng, vendorCases } from '@gesso/provider-kit/testing';
import { describe, expect, test } from 'vitest';
import { createTripoProvider } from './index.ts';
import { tripo } from './models.ts';
import { startFakeTripo } from './testing/fake-tripo.ts';
import { readState, readTaskId } from './tripo-answer.ts';
import { toTripoTask } from './tripo-order.ts';

function requestOf(input: Readonly<Record<string, unknown>> = {}): GenerationRequest {
  const parsed = parseSettings(tripo.settingsSchema, input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  const { settings } = parsed;
  const count = typeof settings.count === 'number' ? settings.count : 1;
  const attemptId = '0190aaaa-0000-7000-8000-000000000001';
  return { attemptId, model: 'tripo', prompt: 'a teapot', settings, count, seed: 42, references: [], brand: null };
}

const withPicture: GenerationRequest = {
  ...requestOf(),
  references: [
    {
      mimeType: 'image/png',
      title: '',
      scene: null,
      read: async () => solidPng({ widthPx: 64, heightPx: 64, color: 0 }),
    },
  ],
};

const vendor = {
  create: createTripoProvider,
  startFake: startFakeTripo,
  traits: { answers: 'jobs', hasFiles: true, findsOrders: false, cancels: false, callbacks: 'none' },
} as const;

describe('Tripo makes a model of words', () => {
  const cases = vendorCases({ ...vendor, request: requestOf(), severalOrders: requestOf({ count: 3 }) });
  test.each(cases)('$name', ({ run }) => run());
});

describe('Tripo makes a model of three views', () => {
  const references = [1, 2, 3].flatMap(() => withPicture.references);
  const cases = vendorCases({ ...vendor, request: { ...withPicture, references } });
  test.each(cases.filter(({ name }) => /brings one|lost|restart/u.test(name)))('$name', ({ run }) => run());
});

describe('Tripo makes a model of a picture', () => {
  const cases = vendorCases({ ...vendor, request: withPicture });
  test.each(cases)('$name', ({ run }) => run());
});

const order = (request: GenerationRequest) => ({ request, clientId: 'a', count: 1, seed: 43 });

test('an order is exactly the documented task, and without a texture nothing asks for one', () => {
  const shared = { model_version: 'v2.5-20250123', face_limit: 20_000, auto_size: false, model_seed: 43 };
  const textured = { texture: true, pbr: true, texture_quality: 'standard', texture_seed: 43 };
  expect(toTripoTask(order(requestOf({ negativePrompt: ' a lid ' })), [])).toEqual({
    type: 'text_to_model',
    prompt: 'a teapot',
    negative_prompt: 'a lid',
    image_seed: 43,
    ...shared,
    ...textured,
  });
  const file = { type: 'png', file_token: 'token-1' };
  const bare = toTripoTask(order(requestOf({ texture: false })), [file]);
  expect(bare).toEqual({ type: 'image_to_model', file, ...shared, texture: false, pbr: false });
  const views = toTripoTask(order(requestOf({ version: 'v3.1-20260211', geometryQuality: 'detailed' })), [file, file]);
  expect(views).toMatchObject({
    type: 'multiview_to_model',
    files: [file, file, {}, {}],
    model_version: 'v3.1-20260211',
    geometry_quality: 'detailed',
  });
});

const answerOf = (body: unknown, status = 200) => ({
  status,
  isOk: status < 300,
  body,
  text: JSON.stringify(body),
  retryAfterMs: undefined,
  requestId: undefined,
});

test.each([
  [{ pbr_model: 'p', model: 'm', base_model: 'b' }, 'p'],
  [{ model: 'm', base_model: 'b' }, 'm'],
  [{ base_model: 'b' }, 'b'],
])('of %j the model is %s', (output, modelUrl) => {
  expect(readState(answerOf({ code: 0, data: { status: 'success', output } }))).toMatchObject({ modelUrl });
});

test.each([
  [2000, 'concurrency', true],
  [2008, 'moderated', false],
  [2010, 'insufficient-vendor-balance', false],
  [2015, 'unavailable', false],
  [2999, 'invalid-settings', false],
])('the code %i is %s also under a status that says success', (code, expected, retryable) => {
  const refused = () => readTaskId(answerOf({ code, message: 'no' }));
  expect(refused).toThrow(expect.objectContaining({ code: expected, retryable }));
});

test('a task without a name is lost, one without a file is empty, and one that failed for its content is moderated', () => {
  expect(() => readTaskId(answerOf({ code: 0, data: {} }))).toThrow(expect.objectContaining({ code: 'lost' }));
  const ended = (data: object) => () => readState(answerOf({ code: 0, data }));
  expect(ended({ status: 'success', output: {} })).toThrow(expect.objectContaining({ code: 'empty-result' }));
  expect(ended({ status: 'failed', error_code: 2008 })).toThrow(expect.objectContaining({ code: 'moderated' }));
});

test('a model comes with its picture, and the balance is told', async () => {
  const fake = await startFakeTripo();
  const allowedHosts = new Set([fake.server.hostAndPort]);
  const access = { read: (name: string) => fake.variables[name], allowedHosts, wait: async () => undefined };
  const [provider, memory, request] = [createTripoProvider(access), createAttemptMemory(), requestOf()];
  const job = await provider.submit(request, memory);
  while ((await provider.poll(job, request, memory)).state === 'running');
  const [result] = await provider.fetch(job, request, memory);
  expect(Buffer.from(result!.bytes.subarray(0, 4)).toString()).toBe('glTF');
  expect(Buffer.from(result!.poster!.subarray(1, 4)).toString()).toBe('PNG');
  expect(await provider.testKey?.()).toEqual({ balance: '320 credits' });
  await fake.server.close();
});

test('pictures are taken in the formats that the vendor names', () => {
  const facts = { kind: 'image', sizeBytes: 1, widthPx: 64, heightPx: 64 } as const;
  const faultOf = (mimeType: string) =>
    tripo.findFault?.({ prompt: '', settings: requestOf().settings, references: [{ ...facts, mimeType }] });
  expect(faultOf('image/webp')).toBeUndefined();
  expect(faultOf('image/svg+xml')).toBe('Tripo takes pictures as PNG, JPEG or WebP.');
  const { settings } = requestOf({ geometryQuality: 'detailed' });
  expect(tripo.findFault?.({ prompt: 'a', settings, references: [] })).toMatch(/from version 3\.0 on/u);
});
