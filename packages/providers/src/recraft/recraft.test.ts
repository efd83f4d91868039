import { parseSettings } from '@gesso/contract';
import { createAttemptMemory, vendorCases } from '@gesso/provider-kit/testing';
import { describe, expect, test } from 'vitest';
import { createRecraftProvider } from './index.ts';
import { recraftV3 } from './models.ts';
import { toRecraftRequest } from './recraft-order.ts';
import { startFakeRecraft } from './testing/fake-recraft.ts';

function requestOf(input: Readonly<Record<string, unknown>> = {}) {
  const parsed = parseSettings(recraftV3.settingsSchema, input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  const { settings } = parsed;
  const count = typeof settings.count === 'number' ? settings.count : 1;
  const attemptId = '0190aaaa-0000-7000-8000-000000000001';
  return {
    attemptId,
    model: recraftV3.key,
    prompt: 'a red mug',
    settings,
    count,
    seed: 42,
    references: [],
    brand: null,
  };
}

describe('Recraft', () => {
  const cases = vendorCases({
    create: createRecraftProvider,
    startFake: startFakeRecraft,
    traits: {
      answers: 'at-once',
      hasFiles: true,
      findsOrders: false,
      cancels: false,
      callbacks: 'none',
      hasNot: { 'refuses-concurrency': 'limits are not published' },
    },
    request: requestOf(),
    severalOrders: requestOf({ count: 3 }),
  });
  test.each(cases)('$name', ({ run }) => run());
});

test('an order is exactly the documented request, and a drawing in vectors names the model of its own', () => {
  const shared = { prompt: 'a red mug', n: 1, size: '1024x1024', random_seed: 43, response_format: 'url' };
  const order = { clientId: 'a', count: 1, seed: 43 };
  expect(toRecraftRequest({ ...order, request: requestOf() })).toEqual({
    ...shared,
    model: 'recraftv3',
    style: 'any',
    controls: { artistic_level: 2 },
    image_format: 'png',
  });
  const settings = { style: 'vector_illustration', noText: true, artisticLevel: 0, negativePrompt: 'people' };
  expect(toRecraftRequest({ ...order, request: requestOf(settings) })).toEqual({
    ...shared,
    model: 'recraftv3_vector',
    style: 'vector_illustration',
    negative_prompt: 'people',
    controls: { artistic_level: 0, no_text: true },
  });
});

test('colours are sent as numbers, and a style of one’s own takes the place of the family', () => {
  const styleId = '0190aaaa-0000-7000-8000-00000000000f';
  const settings = { colors: '#ffcc00 #000001', backgroundColor: '#FFFFFF', styleId };
  const order = toRecraftRequest({ clientId: 'a', count: 1, seed: 43, request: requestOf(settings) });
  expect(order).toMatchObject({
    style_id: styleId,
    controls: { colors: [{ rgb: [255, 204, 0] }, { rgb: [0, 0, 1] }], background_color: { rgb: [255, 255, 255] } },
  });
  expect(order).not.toHaveProperty('style');
  for (const wrong of [{ colors: 'yellow' }, { colors: '#fff' }, { styleId: 'mine' }]) {
    expect(parseSettings(recraftV3.settingsSchema, wrong).ok).toBe(false);
  }
});

test('a drawing comes as SVG with its seed and its bill, and three of them have three seeds', async () => {
  const fake = await startFakeRecraft();
  const provider = createRecraftProvider({
    read: (name) => fake.variables[name],
    allowedHosts: new Set([fake.server.hostAndPort]),
  });
  const [memory, request] = [createAttemptMemory(), requestOf({ style: 'vector_illustration', count: 3 })];
  const job = await provider.submit(request, memory);
  expect(await provider.poll(job, request, memory)).toEqual({ state: 'succeeded' });
  const made = await provider.fetch(job, request, memory);
  expect(made.map(({ seed }) => seed)).toEqual([42, 43, 44]);
  expect(made[0]).toMatchObject({
    mimeType: 'image/svg+xml',
    facts: { vendorCostMicroUsd: 80_000, vendorJobId: 'i1', vendorModel: 'recraftv3_vector' },
  });
  expect(await provider.testKey?.()).toEqual({ balance: '3200 units' });
  expect(fake.server.faults).toEqual([]);
  await fake.server.close();
});
