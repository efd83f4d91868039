import type { GenerationRequest, ModelDefinition, VendorAccess } from '@gesso/provider-kit';
import { createAttemptMemory, FAKE_IMAGE_MODEL, type VendorTraits, vendorCases } from '@gesso/provider-kit/testing';
import { describe, expect, test } from 'vitest';
import { chooseFile } from './comfyui-answer.ts';
import { comfyuiConnection, createComfyuiProvider } from './index.ts';
import { startFakeComfyui } from './testing/fake-comfyui.ts';
import { readWorkflow } from './workflow-marks.ts';

const nodes = {
  '3': {
    class_type: 'KSampler',
    inputs: { seed: '{{seed}}', steps: '{{steps}}', cfg: 7, positive: ['6', 0], latent_image: ['5', 0] },
  },
  '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'sdxl.safetensors' } },
  '5': { class_type: 'EmptyLatentImage', inputs: { width: '{{width}}', height: '{{height}}', batch_size: 1 } },
  '6': { class_type: 'CLIPTextEncode', inputs: { text: '{{prompt}}, product photo', clip: ['4', 1] } },
  '9': { class_type: 'SaveImage', inputs: { images: ['8', 0], filename_prefix: 'gesso/ComfyUI' } },
};
const workflow = JSON.stringify(nodes);
const ofPicture = JSON.stringify({ ...nodes, '2': { class_type: 'LoadImage', inputs: { image: '{{reference}}' } } });

const definition: ModelDefinition = { ...FAKE_IMAGE_MODEL, key: 'own-sdxl', vendor: 'comfyui-sdxl' };
const request: GenerationRequest = {
  attemptId: '0190aaaa-0000-7000-8000-000000000001',
  model: definition.key,
  prompt: 'a "red" mug',
  settings: { steps: 20, width: 512, height: 768, count: 1 },
  count: 1,
  seed: 7,
  references: [],
  brand: null,
};
const picture = { mimeType: 'image/png', title: 'private', scene: null, read: async () => Buffer.from('picture') };
const own = 'a server of one’s own has no such thing';
const traits: VendorTraits = {
  answers: 'jobs',
  hasFiles: true,
  findsOrders: true,
  cancels: true,
  callbacks: 'none',
  hasNot: {
    'refuses-balance': own,
    'refuses-rate': own,
    'refuses-concurrency': own,
    'refuses-prompt': own,
    'job-moderated': own,
    'unknown-status': 'an order is in the queue or it is over',
  },
};
const create = (text: string) => (access: VendorAccess) =>
  createComfyuiProvider(access, { definition, workflow: text });

describe.each([
  ['of words', { create: create(workflow), startFake: startFakeComfyui, traits, request }],
  [
    'of a picture',
    { create: create(ofPicture), startFake: startFakeComfyui, traits, request: { ...request, references: [picture] } },
  ],
])('ComfyUI %s', (_, vendor) => {
  test.each(vendorCases(vendor))('$name', ({ run }) => run());
});

test('marks take values as they are, words around a mark stay, and several results have seeds of their own', async () => {
  const fake = await startFakeComfyui();
  const allowedHosts = new Set([fake.server.hostAndPort]);
  const provider = create(ofPicture)({ read: (name) => fake.variables[name], allowedHosts });
  const [memory, several] = [createAttemptMemory(), { ...request, count: 2, references: [picture] }];
  await provider.submit(several, memory);
  const sent = fake.server.calls.filter(({ path }) => path === '/prompt').map(({ json }) => JSON.stringify(json));
  expect(sent[0]).toContain('"text":"a \\"red\\" mug, product photo"');
  expect(sent[0]).toContain('"seed":7,"steps":20');
  expect(sent[1]).toContain('"seed":8,"steps":20');
  expect(sent[1]).toContain(`"prompt_id":"${request.attemptId}-2"`);
  expect(sent.join()).not.toContain('private');
  expect(fake.server.faults).toEqual([]);
  await fake.server.close();
});

test('an order that the server forgot ends as a failure, since nobody works on it any more', async () => {
  const fake = await startFakeComfyui();
  const allowedHosts = new Set([fake.server.hostAndPort]);
  const provider = create(workflow)({ read: (name) => fake.variables[name], allowedHosts });
  const memory = createAttemptMemory();
  const job = await provider.submit(request, memory);
  fake.server.script({ json: {} }, { json: { queue_running: [], queue_pending: [] } }, { json: {} });
  await expect(provider.poll(job, request, memory)).rejects.toMatchObject({ code: 'vendor', retryable: false });
  await fake.server.close();
});

test.each([
  ['', /is not JSON/u],
  ['{"nodes":[],"links":[]}', /“Export \(API\)”/u],
  ['{}', /class_type/u],
  ['{"1":{"inputs":{}}}', /class_type/u],
])('the workflow %s is refused with what it must be', (text, message) => {
  const read = readWorkflow(text);
  expect(!read.ok && read.message).toMatch(message);
});

const planOf = (text: string, settingNames: readonly string[]) =>
  ({ kind: 'image', vendorModel: '', workflow: text, settingNames, mostReferences: 0 }) as const;

test('marks and settings belong together, and what nobody could use is told by its field', () => {
  const read = (text: string, names: readonly string[]) => {
    const answer = comfyuiConnection.readInputs(planOf(text, names));
    return answer.ok ? answer.inputs : answer.errors.map(({ path, message }) => `${path} ${message}`);
  };
  expect(read(ofPicture, ['steps', 'width', 'height'])).toEqual({
    needsPrompt: true,
    takesNegativePrompt: false,
    takesSeed: true,
    leastReferences: 1,
    mostReferences: 1,
  });
  expect(read(workflow, ['steps', 'width', 'cfg'])).toEqual([
    'workflow marks {{height}}, but there is no setting of this name',
    'settings.2.name is marked nowhere in the workflow; write {{cfg}} there',
  ]);
  const deaf = JSON.stringify({ '1': nodes['4'] });
  expect(read(deaf, [])).toEqual([expect.stringContaining('workflow marks no input with {{prompt}}')]);
  const gap = JSON.stringify({ '1': { class_type: 'LoadImage', inputs: { image: '{{reference2}}' } } });
  expect(read(gap, [])).toEqual([expect.stringContaining('leaves out a reference')]);
});

test('a saved file comes before a preview, and one of the right kind before any other', () => {
  const file = (filename: string, type = 'output') => ({ filename, subfolder: '', type });
  const files = [file('a.png', 'temp'), file('b.txt'), file('c.mp4')];
  expect(chooseFile(files, 'video')?.filename).toBe('c.mp4');
  expect(chooseFile(files, 'image')?.filename).toBe('a.png');
  expect(chooseFile(files, 'model3d')?.filename).toBe('b.txt');
  expect(chooseFile([], 'image')).toBeUndefined();
});
