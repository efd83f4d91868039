import type { Asset, LayerChange, Project } from '@gesso/contract';
import type { Scene } from '@gesso/procedural/layers';
import type { PictureExport } from '@gesso/provider-kit';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, expectProblem, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';
import { drawSolid, SCENE } from './testing/example-scene.ts';
import { join } from './testing/shared-projects.ts';

let api: TestApi;
let owner: ApiClient;
let base: string;
let design: Asset;
/** What the engine was asked to draw. */
const orders: PictureExport[] = [];

beforeAll(async () => {
  api = await createTestApi({
    exportFile: async (order) => {
      orders.push(order);
      return drawSolid(order);
    },
  });
  owner = await signUp(api.app);
  base = `/api/projects/${(await owner.read<Project>('POST', '/api/projects', { name: 'Designs' })).id}`;
  design = await upload();
  await api.database.pool.query('UPDATE assets SET scene = $2 WHERE id = $1', [design.id, SCENE]);
});

afterAll(() => api.close());

async function upload(): Promise<Asset> {
  const png = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.set('file', new File([new Uint8Array(png)], 'square.png', { type: 'image/png' }));
  return (await (await owner.send('POST', `${base}/assets`, form)).json()) as Asset;
}

const change = (changes: readonly LayerChange[], more: object = {}, by: ApiClient = owner, assetId = design.id) =>
  by.send('POST', `/api/assets/${assetId}/design`, { changes, ...more });

const sceneOf = (assetId: string) => owner.read<Scene>('GET', `/api/assets/${assetId}/scene`);

test('a changed layer is a new design drawn from its layers, with the old one as its parent and nothing charged', async () => {
  const credits = await owner.read('GET', '/api/credits');
  const answer = await change([{ kind: 'recolor', layerId: 'square', from: '#ff0000', to: '#0000ff' }]);
  expect(answer.status).toBe(201);
  const made = (await answer.json()) as Asset;
  expect(made).toMatchObject({
    kind: 'image',
    parents: [design.id],
    chargedMillicredits: 0,
    hasScene: true,
    facts: { changedByHand: true },
  });
  expect(made.id).not.toBe(design.id);
  const drawn = orders.at(-1)?.from;
  expect(drawn && 'scene' in drawn && JSON.stringify(drawn.scene)).toContain('#0000ff');
  expect(JSON.stringify(await sceneOf(made.id))).toContain('#0000ff');
  expect(await sceneOf(design.id)).toEqual(SCENE);
  expect(await owner.read('GET', '/api/credits')).toEqual(credits);
  expect((await owner.send('GET', `/api/assets/${made.id}/content?variant=32`)).status).toBe(200);
});

test('flattened it is a picture without layers, and has none to change any more', async () => {
  const flat = (await (await change([], { flatten: true })).json()) as Asset;
  expect(flat.hasScene).toBe(false);
  await expectProblem(await owner.send('GET', `/api/assets/${flat.id}/scene`), 404, 'not-found');
  await expectProblem(await change([{ kind: 'remove', layerId: 'square' }], {}, owner, flat.id), 409, 'conflict');
});

test('the same request twice makes one design', async () => {
  const send = () =>
    owner.send('POST', `/api/assets/${design.id}/design`, { flatten: true }, { 'idempotency-key': 'flatten-once' });
  const [first, second] = [(await (await send()).json()) as Asset, (await (await send()).json()) as Asset];
  expect(second.id).toBe(first.id);
});

test.each<readonly [string, object, RegExp]>([
  ['a layer that is not there', { changes: [{ kind: 'flip', layerId: 'nobody' }] }, /no layer “nobody”/u],
  ['words for a square', { changes: [{ kind: 'text', layerId: 'square', text: 'Hi' }] }, /is no text/u],
  ['nothing to do', {}, /changes/u],
  ['a kind of change nobody knows', { changes: [{ kind: 'explode', layerId: 'square' }] }, /changes\.0/u],
  [
    'a colour that is none',
    { changes: [{ kind: 'recolor', layerId: 'square', from: 'red', to: '#00f' }] },
    /changes\.0/u,
  ],
])('%s is refused with the place of the fault, and nothing is made', async (_, body, where) => {
  const before = orders.length;
  const answer = await owner.send('POST', `/api/assets/${design.id}/design`, body);
  const problem = await answer.clone().text();
  await expectProblem(answer, 422, 'invalid-request');
  expect(problem).toMatch(where);
  expect(orders).toHaveLength(before);
});

test('who may edit the project may change its designs, who may look may not, and a stranger finds none', async () => {
  const flip: readonly LayerChange[] = [{ kind: 'flip', layerId: 'square' }];
  const editor = await join(api.app, owner, base, 'edit');
  const made = (await (await change(flip, {}, editor)).json()) as Asset;
  expect((await owner.send('GET', `/api/assets/${made.id}`)).status).toBe(200);
  for (const other of [await join(api.app, owner, base, 'view'), await signUp(api.app)]) {
    await expectProblem(await change(flip, {}, other), 404, 'not-found');
  }
});

test('a page gets the letters that designs are set in, and no other file', async () => {
  const font = await owner.send('GET', '/api/fonts/anton/anton-latin-400-normal.woff2');
  expect([font.status, font.headers.get('content-type')]).toEqual([200, 'font/woff2']);
  expect(
    Buffer.from(await font.arrayBuffer())
      .subarray(0, 4)
      .toString(),
  ).toBe('wOF2');
  await expectProblem(await owner.send('GET', '/api/fonts/anton/..%2Fpackage.json'), 404, 'not-found');
});
