import type { GenerationRequest, ModelDefinition, VendorAccess } from '@gesso/provider-kit';
import { createAttemptMemory, FAKE_IMAGE_MODEL, type VendorTraits, vendorCases } from '@gesso/provider-kit/testing';
import { describe, expect, test } from 'vitest';
import { compatibleConnection, createCompatibleProvider } from './index.ts';
import { startFakeCompatible } from './testing/fake-compatible.ts';

const image: ModelDefinition = {
  ...FAKE_IMAGE_MODEL,
  key: 'own-sdxl',
  vendor: 'compatible-sdxl',
  vendorModel: 'sdxl-local',
};
// A server that knows no seeds is sent none.
const settingsSchema = { type: 'object', properties: {}, additionalProperties: false } as const;
const video: ModelDefinition = { ...image, settingsSchema, key: 'own-wan', kind: 'video', vendorModel: 'wan-local' };

const request: GenerationRequest = {
  attemptId: '0190aaaa-0000-7000-8000-000000000001',
  model: image.key,
  prompt: 'a mug',
  settings: { size: '512x512', seed: 7, count: 1 },
  count: 1,
  seed: 7,
  references: [],
  brand: null,
};
const ofVideo = { ...request, model: video.key, settings: { seconds: '4', count: 1 } };
const picture = { mimeType: 'image/png', title: 'private', scene: null, read: async () => Buffer.from('picture') };

const create = (definition: ModelDefinition) => (access: VendorAccess) =>
  createCompatibleProvider(access, { definition });
const byMinute = { 'refuses-concurrency': 'limits are by the minute' };
const common = { findsOrders: false, cancels: false, callbacks: 'none' } as const;
const several = { ...request, count: 3 };
const atOnce: VendorTraits = { ...common, answers: 'at-once', hasFiles: false, hasNot: byMinute };
const linked: VendorTraits = { ...atOnce, hasFiles: true };
const jobs: VendorTraits = { ...common, answers: 'jobs', hasFiles: true, hasNot: byMinute };
const sdxl = create(image);

describe.each([
  ['pictures inside the answer', { create: sdxl, startFake: () => startFakeCompatible(), traits: atOnce, request }],
  ['pictures by address', { create: sdxl, startFake: () => startFakeCompatible('url'), traits: linked, request }],
  ['clips', { create: create(video), startFake: () => startFakeCompatible(), traits: jobs, request: ofVideo }],
])('a server that speaks OpenAI’s API: %s', (_, vendor) => {
  test.each(vendorCases(vendor))('$name', ({ run }) => run());
});

test('settings go by their own names, several results are several orders with other seeds, and pictures make it an edit', async () => {
  const fake = await startFakeCompatible();
  const allowedHosts = new Set([fake.server.hostAndPort]);
  const provider = sdxl({ read: (name) => fake.variables[name], allowedHosts });
  const memory = createAttemptMemory();
  const job = await provider.submit(several, memory);
  expect((await provider.fetch(job, several, memory)).map(({ seed }) => seed)).toEqual([7, 8, 9]);
  expect(fake.server.calls.map(({ json }) => json)).toEqual(
    [7, 8, 9].map((seed) => ({ model: 'sdxl-local', prompt: 'a mug', n: 1, size: '512x512', seed })),
  );
  await provider.submit({ ...request, attemptId: 'edit', references: [picture] }, createAttemptMemory());
  const edit = fake.server.calls.at(-1);
  expect([edit?.path, edit?.form?.get('size')]).toEqual(['/v1/images/edits', '512x512']);
  expect(JSON.stringify([...(edit?.form?.keys() ?? [])])).not.toContain('private');
  const other = createCompatibleProvider(
    { read: (name) => fake.variables[name], allowedHosts },
    { definition: { ...image, vendorModel: 'sd3' } },
  );
  await expect(other.testKey?.()).rejects.toThrow('has no model sd3; it lists sdxl-local, wan-local');
  expect(fake.server.faults).toEqual([]);
  await fake.server.close();
});

test('what the API cannot do of a plan is told by its field', () => {
  const plan = {
    kind: 'model3d',
    vendorModel: ' ',
    workflow: '',
    settingNames: ['size', 'n'],
    mostReferences: 0,
  } as const;
  const read = compatibleConnection.readInputs(plan);
  expect(!read.ok && read.errors.map(({ path }) => path)).toEqual(['kind', 'vendorModel', 'settings.1.name']);
  const fine = compatibleConnection.readInputs({ ...plan, kind: 'image', vendorModel: 'm', settingNames: ['seed'] });
  expect(fine).toMatchObject({ ok: true, inputs: { takesSeed: true, mostReferences: 0 } });
});
