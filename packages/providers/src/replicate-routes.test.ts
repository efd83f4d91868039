import { parseSettings } from '@gesso/contract';
import type { GenerationRequest, ModelDefinition, VendorCallback } from '@gesso/provider-kit';
import { createAttemptMemory, solidPng, vendorCases } from '@gesso/provider-kit/testing';
import { describe, expect, test } from 'vitest';
import { fluxDev, fluxPro } from './bfl/models.ts';
import { hailuo01 } from './minimax/models.ts';
import { recraftV3 } from './recraft/models.ts';
import { createReplicateProvider } from './replicate/index.ts';
import { readOutput, toRefusal } from './replicate/replicate-answer.ts';
import { replicateCallback, startFakeReplicate } from './replicate/testing/fake-replicate.ts';

function requestOf(model: ModelDefinition, input: Readonly<Record<string, unknown>> = {}): GenerationRequest {
  const parsed = parseSettings(model.settingsSchema, input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  const { settings } = parsed;
  const count = typeof settings.count === 'number' ? settings.count : 1;
  const attemptId = '0190aaaa-0000-7000-8000-000000000001';
  return { attemptId, model: model.key, prompt: 'a mug', settings, count, seed: 99_999, references: [], brand: null };
}

const picture: GenerationRequest['references'][number] = {
  mimeType: 'image/png',
  title: '',
  scene: null,
  read: async () => solidPng({ widthPx: 64, heightPx: 64, color: 0 }),
};

const cases = vendorCases({
  create: createReplicateProvider,
  startFake: startFakeReplicate,
  traits: {
    answers: 'jobs',
    hasFiles: true,
    findsOrders: false,
    cancels: true,
    callbacks: 'signed',
    hasNot: {
      'refuses-concurrency': 'it limits orders a minute, not orders at once',
      'refuses-prompt': 'it takes any words, and the model refuses them in its job',
    },
  },
  request: requestOf(fluxPro),
  callback: () => replicateCallback(new Date()),
  severalOrders: requestOf(fluxPro, { count: 3 }),
});
describe('Replicate', () => {
  test.each(cases)('$name', ({ run }) => run());
});

async function open() {
  const fake = await startFakeReplicate();
  const variables = { ...fake.variables };
  const provider = createReplicateProvider({
    read: (name) => variables[name],
    allowedHosts: new Set([fake.server.hostAndPort]),
    wait: async () => undefined,
  });
  return { fake, provider, variables };
}

async function make(request: GenerationRequest) {
  const { fake, provider } = await open();
  const memory = createAttemptMemory();
  try {
    const job = await provider.submit(request, memory);
    while ((await provider.poll(job, request, memory)).state === 'running');
    const [result] = await provider.fetch(job, request, memory);
    expect(fake.server.faults).toEqual([]);
    const [order] = fake.server.calls;
    return { path: order?.path, json: order?.json, seed: result?.seed, model: result?.facts?.vendorModel };
  } finally {
    await fake.server.close();
  }
}

const flux = { prompt: 'a mug', output_format: 'png', seed: 99_999 };
const pro = { ...flux, aspect_ratio: 'custom', safety_tolerance: 2, prompt_upsampling: false };
const dev = { ...flux, megapixels: '1', num_outputs: 1, go_fast: false };
const mug = 'data:image/png;base64,';

test.each<readonly [string, GenerationRequest, object]>([
  ['black-forest-labs/flux-1.1-pro', requestOf(fluxPro), { ...pro, width: 1024, height: 768 }],
  [
    'black-forest-labs/flux-1.1-pro',
    requestOf(fluxPro, { size: '1440x960', outputFormat: 'jpeg', safetyTolerance: 6, promptUpsampling: true }),
    { ...pro, width: 1440, height: 960, output_format: 'jpg', safety_tolerance: 6, prompt_upsampling: true },
  ],
  [
    'black-forest-labs/flux-dev',
    requestOf(fluxDev, { size: '1344x768', steps: 50, guidance: '4.5' }),
    { ...dev, aspect_ratio: '16:9', num_inference_steps: 50, guidance: 4.5 },
  ],
  [
    'recraft-ai/recraft-v3',
    requestOf(recraftV3, { style: 'realistic_image', size: '1024x1707' }),
    { prompt: 'a mug', size: '1024x1707', style: 'realistic_image' },
  ],
  [
    'recraft-ai/recraft-v3-svg',
    requestOf(recraftV3, { style: 'vector_illustration' }),
    { prompt: 'a mug', size: '1024x1024', style: 'any' },
  ],
  ['minimax/video-01', requestOf(hailuo01, { promptOptimizer: false }), { prompt: 'a mug', prompt_optimizer: false }],
  [
    'minimax/video-01',
    { ...requestOf(hailuo01), references: [picture] },
    { prompt: 'a mug', prompt_optimizer: true, first_frame_image: expect.stringContaining(mug) },
  ],
  [
    'minimax/video-01',
    { ...requestOf(hailuo01, { pictureAs: 'subject' }), references: [picture] },
    { prompt: 'a mug', prompt_optimizer: true, subject_reference: expect.stringContaining(mug) },
  ],
])('%s takes exactly the documented input, makes it, and its model is told', async (model, request, input) => {
  const seed = 'seed' in input ? 99_999 : null;
  expect(await make(request)).toEqual({ path: `/v1/models/${model}/predictions`, json: { input }, seed, model });
});

test.each<readonly [ModelDefinition, object, string]>([
  [fluxPro, { safetyTolerance: 0 }, 'Replicate takes a safety tolerance of at least 1.'],
  [fluxDev, { size: '1024x768' }, 'Replicate draws by Flux dev at 1024 × 1024, 1344 × 768 and 768 × 1344 only.'],
  [fluxDev, { promptUpsampling: true }, 'Replicate does not enrich prompts for Flux dev.'],
  [fluxDev, { safetyTolerance: 5 }, 'Replicate takes no other safety tolerance for Flux dev than 2.'],
  [fluxDev, { seed: 0 }, 'Replicate takes seeds from 1 for Flux dev.'],
  [recraftV3, { style: 'logo_raster' }, 'Replicate draws no logos by Recraft.'],
  [recraftV3, { colors: '#ffcc00' }, 'Replicate takes no colours and no styles of one’s own for Recraft.'],
  [recraftV3, { noText: true }, 'Replicate takes no style complexity and nothing to leave out for Recraft.'],
  [recraftV3, { negativePrompt: 'rain' }, 'Replicate takes no style complexity and nothing to leave out for Recraft.'],
  [recraftV3, { artisticLevel: 5 }, 'Replicate takes no style complexity and nothing to leave out for Recraft.'],
  [recraftV3, { seed: 7 }, 'Replicate takes no seed for Recraft.'],
  [hailuo01, { watermark: true }, 'Replicate adds no watermark of the vendor.'],
  [hailuo01, { director: true }, 'Replicate follows no camera commands for Hailuo 01.'],
  [hailuo01, { pictureAs: 'live' }, 'Replicate lets no drawing come alive by Hailuo 01.'],
  [hailuo01, { pictureAs: 'subject' }, 'Hailuo 01 needs the picture of the person.'],
])('what Replicate cannot do of a row does not go its way: $2', (model, input, fault) => {
  const provider = createReplicateProvider({ read: () => undefined, allowedHosts: new Set() });
  const carried = provider.carries?.find(({ key }) => key === model.key);
  const findFault = (settings: object) =>
    carried?.findFault?.({ prompt: '', references: [], settings: requestOf(model, { ...settings }).settings });
  const usual = model === fluxDev ? { size: '1024x1024' } : {};
  expect(findFault({ ...usual, ...input })).toBe(fault);
  expect(findFault(usual)).toBeUndefined();
});

test.each([
  ['image/png', 999_999, undefined],
  ['image/png', 1_000_000, 'Replicate takes a picture of less than 1 MB for Hailuo 01.'],
  ['image/svg+xml', 1, 'Replicate takes a picture for Hailuo 01 as PNG, JPEG or WebP.'],
])('a picture of %s with %i bytes goes its way or is told why not', (mimeType, sizeBytes, fault) => {
  const provider = createReplicateProvider({ read: () => undefined, allowedHosts: new Set() });
  const references = [{ kind: 'image', mimeType, sizeBytes, widthPx: 640, heightPx: 640 }] as const;
  const order = { prompt: '', settings: requestOf(hailuo01).settings, references };
  expect(provider.carries?.find(({ key }) => key === 'hailuo-01')?.findFault?.(order)).toBe(fault);
});

test('nothing that is made by Replicate is safe to sell, since nobody has read its terms', () => {
  const provider = createReplicateProvider({ read: () => undefined, allowedHosts: new Set() });
  expect(provider.carries?.map(({ key }) => key)).toEqual(['flux-dev', 'flux-pro', 'recraft-v3', 'hailuo-01']);
  for (const { licence } of provider.carries ?? [])
    expect(licence).toMatchObject({ commercialUse: false, readOn: null });
});

const answerOf = (status: number, body: unknown) => ({
  status,
  isOk: status < 300,
  body,
  text: JSON.stringify(body),
  retryAfterMs: undefined,
  requestId: undefined,
});

test.each([
  [{ status: 'failed', error: 'NSFW content detected. Try a different prompt.' }, 'moderated'],
  [{ status: 'failed', error: 'Prediction failed.', logs: 'NSFW content detected in image 0' }, 'moderated'],
  [{ status: 'failed', error: 'CUDA error', logs: 'Prompt: a cream for sensitive skin' }, 'vendor'],
  [{ status: 'failed', error: null }, 'vendor'],
  [{ status: 'canceled' }, 'vendor'],
  [{ status: 'aborted' }, 'vendor'],
  [{ status: 'succeeded', output: [], logs: 'NSFW content detected in image 0' }, 'moderated'],
  [{ status: 'succeeded', output: null, data_removed: true }, 'expired'],
  [{ status: 'succeeded', output: { text: 'a mug' } }, 'empty-result'],
])('a prediction that ends as %j is %s', (prediction, code) => {
  expect(() => readOutput(answerOf(200, prediction))).toThrow(expect.objectContaining({ code, retryable: false }));
});

test('an order that is throttled waits as long as the words of the refusal say', () => {
  const { code, retryable, retryAfterMs } = toRefusal(
    answerOf(429, { detail: 'Request was throttled. Your rate limit resets in ~30s.' }),
  );
  expect({ code, retryable, retryAfterMs }).toEqual({ code: 'rate-limited', retryable: true, retryAfterMs: 30_000 });
});

test('a call back is asked for in the order, is judged by the account’s secret, and old or foreign ones are forged', async () => {
  const { fake, provider, variables } = await open();
  const callback = { url: 'https://gesso.example/api/webhooks/vendors/replicate?attempt=1', secret: 's' };
  await provider.submit({ ...requestOf(fluxPro), callback }, createAttemptMemory());
  expect(fake.server.calls[0]?.json).toMatchObject({ webhook: callback.url, webhook_events_filter: ['completed'] });
  const [at, later] = [new Date(), new Date(Date.now() + 302_000)];
  const judge = async (call: VendorCallback) => (await provider.verifyCallback?.(call))?.kind;
  expect(await judge(replicateCallback(at))).toBe('genuine');
  expect(await judge({ ...replicateCallback(at), receivedAt: later })).toBe('forged');
  const foreign = {
    ...replicateCallback(at).headers,
    'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}`,
  };
  expect(await judge({ ...replicateCallback(at), headers: foreign })).toBe('forged');
  const asked = () => fake.server.calls.filter(({ path }) => path.endsWith('/secret')).length;
  expect(asked()).toBe(1);
  // Another key may be another account's, whose secret this is not.
  variables.REPLICATE_API_TOKEN = 'r8_of-another-account';
  expect(await judge(replicateCallback(at))).toBe('forged');
  expect(asked()).toBe(2);
  expect(fake.server.faults).toEqual([]);
  await fake.server.close();
});

test('an id that would lead elsewhere is no id, and the order counts as lost', async () => {
  const { fake, provider } = await open();
  fake.server.script({ status: 201, json: { id: '../account', status: 'starting' } });
  await expect(provider.submit(requestOf(fluxPro), createAttemptMemory())).rejects.toMatchObject({ code: 'lost' });
  await fake.server.close();
});
