import { parseSettings } from '@gesso/contract';
import type { GenerationRequest, ModelDefinition, VendorCallback } from '@gesso/provider-kit';
import { createAttemptMemory, solidPng, vendorCases } from '@gesso/provider-kit/testing';
import { describe, expect, test } from 'vitest';
import { fluxDev, fluxPro } from './bfl/models.ts';
import { readOutput } from './fal/fal-answer.ts';
import { createFalProvider } from './fal/index.ts';
import { falCallback, startFakeFal } from './fal/testing/fake-fal.ts';
import { kling16Pro } from './kling/models.ts';
import { hailuo01 } from './minimax/models.ts';
import { recraftV3 } from './recraft/models.ts';
import { rodin } from './rodin/models.ts';
import { tripo } from './tripo/models.ts';

function requestOf(model: ModelDefinition, input: Readonly<Record<string, unknown>> = {}): GenerationRequest {
  const parsed = parseSettings(model.settingsSchema, input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  const { settings } = parsed;
  const count = typeof settings.count === 'number' ? settings.count : 1;
  const attemptId = '0190aaaa-0000-7000-8000-000000000001';
  return { attemptId, model: model.key, prompt: 'a mug', settings, count, seed: 99_999, references: [], brand: null };
}

const pictures = (count: number): GenerationRequest['references'] =>
  Array.from({ length: count }, () => ({
    mimeType: 'image/png',
    title: '',
    scene: null,
    read: async () => solidPng({ widthPx: 64, heightPx: 64, color: 0 }),
  }));

const takesAny = 'the queue takes any order and refuses it in the result';
const cases = vendorCases({
  create: createFalProvider,
  startFake: startFakeFal,
  traits: {
    answers: 'jobs',
    hasFiles: true,
    findsOrders: false,
    cancels: true,
    callbacks: 'signed',
    hasNot: { 'refuses-concurrency': takesAny, 'refuses-prompt': takesAny, 'refuses-settings': takesAny },
  },
  request: requestOf(fluxDev),
  callback: () => falCallback(new Date()),
  severalOrders: requestOf(fluxPro, { count: 3 }),
});
describe('fal', () => {
  test.each(cases)('$name', ({ run }) => run());
});

async function make(request: GenerationRequest) {
  const fake = await startFakeFal();
  const allowedHosts = new Set([fake.server.hostAndPort]);
  const provider = createFalProvider({
    read: (name) => fake.variables[name],
    allowedHosts,
    wait: async () => undefined,
  });
  const memory = createAttemptMemory();
  try {
    const job = await provider.submit(request, memory);
    while ((await provider.poll(job, request, memory)).state === 'running');
    const [result] = await provider.fetch(job, request, memory);
    expect(fake.server.faults).toEqual([]);
    const [order] = fake.server.calls;
    return { path: order?.path, input: order?.json, seed: result?.seed };
  } finally {
    await fake.server.close();
  }
}

test.each<readonly [string, GenerationRequest]>([
  ['/fal-ai/flux/dev', requestOf(fluxDev, { steps: 50, guidance: '4.5' })],
  ['/fal-ai/flux-pro/v1.1', requestOf(fluxPro, { promptUpsampling: true })],
  ['/fal-ai/kling-video/v1.6/pro/text-to-video', requestOf(kling16Pro, { negativePrompt: 'rain' })],
  ['/fal-ai/kling-video/v1.6/pro/image-to-video', { ...requestOf(kling16Pro), references: pictures(2) }],
  ['/fal-ai/kling-video/v1.6/standard/text-to-video', requestOf(kling16Pro, { mode: 'std' })],
  [
    '/fal-ai/kling-video/v1.6/standard/image-to-video',
    { ...requestOf(kling16Pro, { mode: 'std' }), references: pictures(1) },
  ],
  ['/fal-ai/minimax/video-01', requestOf(hailuo01)],
  ['/fal-ai/minimax/video-01-director', requestOf(hailuo01, { director: true })],
  ['/fal-ai/minimax/video-01/image-to-video', { ...requestOf(hailuo01), references: pictures(1) }],
  ['/fal-ai/recraft/v3/text-to-image', requestOf(recraftV3, { style: 'vector_illustration' })],
  [
    '/fal-ai/recraft/v3/text-to-image',
    requestOf(recraftV3, { colors: '#ffcc00', styleId: '0190aaaa-0000-7000-8000-00000000000f' }),
  ],
  ['/tripo3d/tripo/v2.5/image-to-3d', { ...requestOf(tripo, { texture: false }), references: pictures(1) }],
  ['/fal-ai/hyper3d/rodin', { ...requestOf(rodin), references: pictures(5) }],
])('%s takes the order as it is documented and makes it', async (path, request) => {
  expect((await make(request)).path).toBe(path);
});

test('the input is exactly the documented one, and the seed that made the picture is told', async () => {
  expect(await make(requestOf(fluxPro))).toEqual({
    path: '/fal-ai/flux-pro/v1.1',
    input: {
      prompt: 'a mug',
      image_size: { width: 1024, height: 768 },
      num_images: 1,
      seed: 99_999,
      output_format: 'png',
      safety_tolerance: '2',
      enhance_prompt: false,
    },
    seed: 99_999,
  });
});

test.each([
  [fluxDev, { promptUpsampling: true }, 'fal does not enrich prompts for Flux dev.'],
  [fluxDev, { safetyTolerance: 5 }, 'fal takes no other safety tolerance for Flux dev than 2.'],
  [fluxPro, { safetyTolerance: 0 }, 'fal takes a safety tolerance of at least 1.'],
  [recraftV3, { style: 'logo_raster' }, 'fal draws no logos by Recraft.'],
  [recraftV3, { noText: true }, 'fal takes no style complexity and nothing to leave out for Recraft.'],
  [recraftV3, { backgroundColor: '#ffffff' }, 'fal takes no colour of the background for Recraft.'],
  [kling16Pro, { camera: 'zoom' }, 'fal moves no camera for Kling but by the prompt.'],
  [hailuo01, { pictureAs: 'subject' }, 'fal takes a picture for Hailuo 01 as its first alone.'],
  [rodin, { conditionMode: 'fuse' }, 'fal fuses no pictures and keeps to no transparency for Rodin.'],
  [hailuo01, { watermark: true }, 'fal adds no watermark of the vendor.'],
  [rodin, { tier: 'Gen-2' }, 'fal runs Rodin as Regular or Sketch only.'],
  [rodin, { highPack: true }, 'fal takes no raw mesh, T-pose or high pack for Rodin.'],
])('what fal cannot do of a row does not go its way: $1', (model, input, fault) => {
  const provider = createFalProvider({ read: () => undefined, allowedHosts: new Set() });
  const carried = provider.carries?.find(({ key }) => key === model.key);
  const orderOf = (settings: object) => ({
    prompt: '',
    references: [],
    settings: requestOf(model, { ...settings }).settings,
  });
  expect(carried?.findFault?.(orderOf(input))).toBe(fault);
  expect(carried?.findFault?.(orderOf({}))).toBeUndefined();
});

test.each([
  [kling16Pro, { mode: 'std' }, 'image/png', 'Kling 1.6 takes a last picture in pro mode only.'],
  [kling16Pro, {}, 'image/png', undefined],
  [kling16Pro, {}, 'image/svg+xml', 'fal takes pictures as PNG, JPEG or WebP.'],
  [hailuo01, { director: true }, 'image/png', 'fal follows camera commands without a picture only.'],
  [tripo, {}, 'image/png', 'fal makes models by Tripo of one picture.'],
  [rodin, {}, 'image/gif', 'fal takes pictures as PNG, JPEG or WebP.'],
])('what fal cannot do with pictures does not go its way: $1, $2', (model, input, mimeType, fault) => {
  const provider = createFalProvider({ read: () => undefined, allowedHosts: new Set() });
  const picture = { kind: 'image', mimeType, sizeBytes: 1, widthPx: 640, heightPx: 640 } as const;
  const order = { prompt: '', settings: requestOf(model, { ...input }).settings, references: [picture, picture] };
  expect(provider.carries?.find(({ key }) => key === model.key)?.findFault?.(order)).toBe(fault);
});

const answerOf = (status: number, body: unknown) => ({
  status,
  isOk: status < 300,
  body,
  text: JSON.stringify(body),
  retryAfterMs: undefined,
  requestId: undefined,
});

test('a completed order is no success yet: settings, policy and flagged pictures come with the result', () => {
  const detail = (type: string) => ({ detail: [{ loc: ['body'], msg: 'no', type }] });
  const flagged = { images: [{ url: 'u' }], has_nsfw_concepts: [true] };
  const results = [
    [answerOf(422, detail('value_error')), 'invalid-settings', false],
    [answerOf(422, detail('content_policy_violation')), 'moderated', false],
    [answerOf(200, flagged), 'moderated', false],
    [answerOf(200, {}), 'empty-result', false],
    [answerOf(500, { detail: 'crashed' }), 'vendor', false],
    [answerOf(503, { detail: 'later' }), 'vendor', true],
  ] as const;
  for (const [answer, code, retryable] of results) {
    expect(() => readOutput(answer)).toThrow(expect.objectContaining({ code, retryable }));
  }
  expect(readOutput(answerOf(400, { detail: 'Request is still in progress' }))).toBeUndefined();
});

test('a call back is asked for where the order goes, is judged by the keys that fal publishes, and old or foreign ones are forged', async () => {
  const fake = await startFakeFal();
  const allowedHosts = new Set([fake.server.hostAndPort]);
  const provider = createFalProvider({ read: (name) => fake.variables[name], allowedHosts });
  const callback = { url: 'https://gesso.example/api/webhooks/vendors/fal?attempt=1', secret: 's' };
  await provider.submit({ ...requestOf(fluxPro), callback }, createAttemptMemory());
  expect(fake.server.calls[0]?.query.get('fal_webhook')).toBe(callback.url);
  const [at, later] = [new Date(), new Date(Date.now() + 301_000)];
  const judge = async (call: VendorCallback) => (await provider.verifyCallback?.(call))?.kind;
  expect(await judge(falCallback(at))).toBe('genuine');
  expect(await judge({ ...falCallback(at), receivedAt: later })).toBe('forged');
  const foreign = { ...falCallback(at).headers, 'x-fal-webhook-signature': '00'.repeat(64) };
  expect(await judge({ ...falCallback(at), headers: foreign })).toBe('forged');
  expect(fake.server.calls.filter(({ path }) => path.includes('jwks'))).toHaveLength(1);
  await fake.server.close();
  const deaf = createFalProvider({ read: (name) => fake.variables[name], allowedHosts });
  expect((await deaf.verifyCallback?.(falCallback(at)))?.kind).toBe('forged');
});

test('an address that is not fal’s gets no key', async () => {
  const fake = await startFakeFal();
  const allowedHosts = new Set([fake.server.hostAndPort]);
  const provider = createFalProvider({ read: (name) => fake.variables[name], allowedHosts });
  const [memory, request] = [createAttemptMemory(), requestOf(fluxPro)];
  const url = 'https://fal.run.evil.example/x';
  fake.server.script({ json: { request_id: 'r', status_url: url, response_url: url, cancel_url: url } });
  const job = await provider.submit(request, memory);
  await expect(provider.poll(job, request, memory)).rejects.toMatchObject({ code: 'vendor' });
  await fake.server.close();
});
