import { parseSettings } from '@gesso/contract';
import { createAttemptMemory, vendorCases } from '@gesso/provider-kit/testing';
import { describe, expect, test } from 'vitest';
import { toBflRequest } from './bfl-order.ts';
import { createBflProvider } from './index.ts';
import { fluxDev, fluxPro } from './models.ts';
import { startFakeBfl } from './testing/fake-bfl.ts';

function requestOf(model: typeof fluxDev, input: Readonly<Record<string, unknown>> = {}) {
  const parsed = parseSettings(model.settingsSchema, input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  const { settings } = parsed;
  const count = typeof settings.count === 'number' ? settings.count : 1;
  const attemptId = '0190aaaa-0000-7000-8000-000000000001';
  return { attemptId, model: model.key, prompt: 'a red mug', settings, count, seed: 42, references: [], brand: null };
}

describe('Black Forest Labs', () => {
  const cases = vendorCases({
    create: createBflProvider,
    startFake: startFakeBfl,
    traits: { answers: 'jobs', hasFiles: true, findsOrders: false, cancels: false, callbacks: 'none' },
    request: requestOf(fluxDev),
    severalOrders: requestOf(fluxPro, { count: 3 }),
  });
  test.each(cases)('$name', ({ run }) => run());
});

test('an order is exactly the documented request, and only dev knows steps and guidance', () => {
  const shared = { prompt: 'a red mug', width: 1024, height: 768, seed: 43, output_format: 'png', safety_tolerance: 2 };
  const order = { clientId: 'a', count: 1, seed: 43 };
  expect(toBflRequest({ ...order, request: requestOf(fluxDev, { guidance: '3.5' }) }, 'flux-dev')).toEqual({
    path: '/v1/flux-dev',
    body: { ...shared, prompt_upsampling: false, steps: 28, guidance: 3.5 },
  });
  expect(toBflRequest({ ...order, request: requestOf(fluxPro) }, 'flux-pro-1.1')).toEqual({
    path: '/v1/flux-pro-1.1',
    body: { ...shared, prompt_upsampling: false },
  });
});

test('the vendor’s bill comes with the picture, and an address that is not the vendor’s gets no key', async () => {
  const fake = await startFakeBfl();
  const access = {
    read: (name: string) => fake.variables[name],
    allowedHosts: new Set([fake.server.hostAndPort]),
    wait: async () => undefined,
  };
  const [provider, memory, request] = [createBflProvider(access), createAttemptMemory(), requestOf(fluxPro)];
  const job = await provider.submit(request, memory);
  while ((await provider.poll(job, request, memory)).state === 'running');
  const [result] = await provider.fetch(job, request, memory);
  expect(result).toMatchObject({ seed: 42, facts: { vendorCostMicroUsd: 40_000 } });
  fake.server.script({ json: { id: 't', polling_url: 'https://bfl.ai.evil.example/get', cost: 4 } });
  const other = createAttemptMemory();
  const stolen = await provider.submit({ ...request, attemptId: 'other' }, other);
  await expect(provider.poll(stolen, { ...request, attemptId: 'other' }, other)).rejects.toMatchObject({
    code: 'vendor',
  });
  await fake.server.close();
});
