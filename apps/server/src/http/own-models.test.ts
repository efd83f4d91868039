import type { AcceptedGeneration, Catalogue, OwnModelView, Problem, Project, Quote } from '@gesso/contract';
import type { FakeVendor } from '@gesso/provider-kit/testing';
import { startFakeComfyui } from '@gesso/providers/comfyui/testing';
import { startFakeCompatible } from '@gesso/providers/openai-compatible/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let operator: ApiClient;
let compatible: FakeVendor;
let comfyui: FakeVendor;
let form: Readonly<Record<string, unknown>>;

const PATH = '/api/operator/own-models';
const size = { type: 'choice', name: 'size', title: 'Size', choices: ['512x512', '1024x1024'], default: '1024x1024' };

beforeAll(async () => {
  [compatible, comfyui] = await Promise.all([startFakeCompatible(), startFakeComfyui()]);
  const allowedHosts = new Set([compatible.server.hostAndPort, comfyui.server.hostAndPort]);
  const { COMFYUI_BASE_URL = '' } = comfyui.variables;
  const environment = { COMFYUI_BASE_URL };
  api = await createTestApi({ vendors: { create: () => [], variableNames: [], environment, allowedHosts } });
  operator = await signUp(api.app);
  form = {
    name: 'House style',
    kind: 'image',
    connection: 'openai-compatible',
    baseUrl: compatible.variables.COMPATIBLE_BASE_URL,
    apiKey: compatible.variables.COMPATIBLE_API_KEY,
    vendorModel: 'sdxl-local',
    settings: [size],
    priceMillicredits: 3_000,
  };
});

afterAll(async () => {
  await Promise.all([api.close(), compatible.server.close(), comfyui.server.close()]);
});

const modelOf = async (key: string) =>
  (await operator.read<Catalogue>('GET', '/api/catalogue')).models.find((model) => model.key === key);

async function order(model: string, settings: object = {}) {
  const { id } = await operator.read<Project>('POST', '/api/projects', { name: 'Board' });
  const asked = { model, prompt: 'a mug', settings };
  return operator.read<AcceptedGeneration>('POST', `/api/projects/${id}/generations`, asked);
}

const quote = (model: string) =>
  operator.read<Quote>('POST', '/api/quotes', { kind: 'generation', model, settings: { count: 2 } });

test('a model is in the catalogue at once, priced by the price list, not safe to sell, and its key is never shown', async () => {
  const before = await operator.read<Catalogue>('GET', '/api/catalogue');
  const made = await operator.read<OwnModelView>('POST', PATH, form);
  expect(made).toMatchObject({ key: 'own-house-style', keyHint: 'fake', priceMillicredits: 3_000, licence: null });
  expect(await modelOf('own-house-style')).toMatchObject({
    available: true,
    vendor: 'compatible-house-style',
    defaultMillicredits: 3_000,
    licence: { id: 'unknown', commercialUse: false },
    settingsSchema: { properties: { size: { enum: size.choices }, count: { maximum: 4 } } },
  });
  const after = await operator.read<Catalogue>('GET', '/api/catalogue');
  expect(Number(after.priceListVersion)).toBe(Number(before.priceListVersion) + 1);
  expect(await quote('own-house-style')).toMatchObject({ totalMillicredits: 6_000, available: true });
  const lists = await Promise.all([PATH, '/api/operator/vendors'].map(async (path) => operator.send('GET', path)));
  for (const list of lists) expect(await list.text()).not.toContain(compatible.variables.COMPATIBLE_API_KEY);
  expect(await order('own-house-style')).toMatchObject({ quotedMillicredits: 3_000 });
  const { rows } = await api.database.pool.query('SELECT content::text FROM own_models');
  expect(JSON.stringify(rows)).not.toContain(compatible.variables.COMPATIBLE_API_KEY);
});

test('another price holds from now on, what was ordered keeps its own, and a retired model is not offered any more', async () => {
  const [model] = (await operator.read<{ items: OwnModelView[] }>('GET', PATH)).items;
  const { apiKey: _kept, ...rest } = form;
  const path = `${PATH}/${model?.id}`;
  const earlier = await order('own-house-style');
  const changed = await operator.read<OwnModelView>('PUT', path, { ...rest, name: 'House', priceMillicredits: 5_000 });
  expect(changed).toMatchObject({ key: 'own-house-style', name: 'House', keyHint: 'fake', priceMillicredits: 5_000 });
  expect(await quote('own-house-style')).toMatchObject({ totalMillicredits: 10_000 });
  expect(await operator.read('GET', `/api/generations/${earlier.id}`)).toMatchObject({ quotedMillicredits: 3_000 });
  expect(await operator.read('POST', `${path}/retire`)).toMatchObject({ retiredAt: expect.any(String) });
  expect(await modelOf('own-house-style')).toBeUndefined();
  expect(await operator.read('GET', `/api/generations/${earlier.id}`)).toMatchObject({ model: 'own-house-style' });
  const { id } = await operator.read<Project>('POST', '/api/projects', { name: 'Board' });
  const late = { model: 'own-house-style', prompt: 'a mug' };
  const refused = await operator.send('POST', `/api/projects/${id}/generations`, late);
  expect(await refused.json()).toMatchObject({ code: 'model-unavailable', detail: expect.stringContaining('retired') });
  expect(await operator.read('POST', `${path}/restore`)).toMatchObject({ retiredAt: null });
  expect(await modelOf('own-house-style')).toMatchObject({ name: 'House', defaultMillicredits: 5_000 });
  expect(await operator.read('POST', PATH, form)).toMatchObject({ key: 'own-house-style-2' });
});

test('a workflow of ComfyUI is a model with the settings it marks', async () => {
  const workflow = JSON.stringify({
    '1': { class_type: 'EmptyLatentImage', inputs: { width: '{{width}}', height: 512, batch_size: 1 } },
    '2': { class_type: 'CLIPTextEncode', inputs: { text: '{{prompt}}', clip: ['1', 0] } },
  });
  const width = { type: 'integer', name: 'width', title: 'Width', minimum: 256, maximum: 2048, default: 1024 };
  const own = {
    ...form,
    name: 'Poster flow',
    connection: 'comfyui',
    baseUrl: comfyui.server.url,
    apiKey: comfyui.variables.COMFYUI_API_KEY,
    vendorModel: '',
    workflow,
    settings: [width],
  };
  expect(await operator.read('POST', PATH, own)).toMatchObject({ key: 'own-poster-flow' });
  const { settingsSchema } = (await modelOf('own-poster-flow')) ?? {};
  expect(settingsSchema?.properties).toMatchObject({ width: { maximum: 2048 }, count: { maximum: 1 } });
  expect(comfyui.taken()).toBe(0);
  const marked = { ...own, workflow: workflow.replace('512', '"{{height}}"') };
  await expectFault(marked, 'workflow', 'marks {{height}}, but there is no setting of this name');
  await expectFault({ ...own, workflow: '{"nodes":[]}' }, 'workflow', '“Export (API)”');
  await expectFault({ ...own, settings: [width, { ...width, name: 'cfg' }] }, 'settings.1.name', 'marked nowhere');
});

async function expectFault(body: object, path: string, says: string): Promise<void> {
  const answer = await operator.send('POST', PATH, body);
  const problem = (await answer.json()) as Problem;
  expect([answer.status, problem.errors?.[0]]).toEqual([422, { path, message: expect.stringContaining(says) }]);
}

test('whatever is wrong with a form is told by its field in a sentence, and nothing is kept', async () => {
  const count = async () => (await operator.read<{ items: unknown[] }>('GET', PATH)).items.length;
  const before = await count();
  await expectFault({ ...form, priceMillicredits: -1 }, 'priceMillicredits', 'must be 0 or more');
  await expectFault({ ...form, priceMillicredits: 0.5 }, 'priceMillicredits', 'must be a whole number');
  await expectFault({ ...form, baseUrl: 'http://192.168.1.9:8188' }, 'baseUrl', 'GESSO_ALLOW_PRIVATE_HOSTS');
  await expectFault({ ...form, baseUrl: 'https://192.168.1.9' }, 'baseUrl', 'address of The server');
  await expectFault({ ...form, vendorModel: 'nobody' }, 'vendorModel', 'it lists sdxl-local');
  await expectFault({ ...form, apiKey: 'another-key-than-the-right-one' }, 'apiKey', 'refused the key');
  await expectFault({ ...form, kind: 'model3d' }, 'kind', 'makes no 3D models');
  await expectFault({ ...form, settings: [size, size] }, 'settings.1.name', 'is there twice');
  await expectFault({ ...form, settings: [{ ...size, default: 'x' }] }, 'settings.0.default', 'must be one of');
  await expectFault({ ...form, licence: { id: 'MIT', commercialUse: true, url: 'x' } }, 'licence.url', 'https://');
  compatible.server.script({ body: '<!doctype html><title>Router</title>', type: 'text/html' });
  await expectFault(form, 'baseUrl', 'answered with a web page');
  expect(await count()).toBe(before);
  expect((await operator.send('PUT', `${PATH}/nonsense`, form)).status).toBe(404);
});

test('the form begins with the address of the ComfyUI that the operator has named', async () => {
  const listed = await operator.read<{ readonly comfyuiAddress: string | null }>('GET', PATH);
  expect(listed.comfyuiAddress).toBe(comfyui.variables.COMFYUI_BASE_URL);
});
