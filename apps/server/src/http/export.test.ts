import type { Asset, Project } from '@gesso/contract';
import { KitError, type PictureExport } from '@gesso/provider-kit';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, expectProblem, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let person: ApiClient;
let picture: Buffer;
let asset: Asset;
/** What the engine was asked for. */
const orders: PictureExport[] = [];

beforeAll(async () => {
  api = await createTestApi({
    exportFile: async (order) => {
      orders.push(order);
      if (order.format === 'svg') {
        throw new KitError({
          code: 'invalid-settings',
          message: 'This picture cannot be exported as SVG.',
          retryable: false,
        });
      }
      return {
        bytes: Buffer.from(`a ${order.format}`),
        mimeType: order.format === 'pdf' ? 'application/pdf' : 'image/webp',
      };
    },
  });
  person = await signUp(api.app);
  const project = await person.read<Project>('POST', '/api/projects', { name: 'Files' });
  picture = await sharp({ create: { width: 70, height: 40, channels: 3, background: 'orange' } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.set('file', new File([new Uint8Array(picture)], 'Orange – "1".png', { type: 'image/png' }));
  asset = (await (await person.send('POST', `/api/projects/${project.id}/assets`, form)).json()) as Asset;
});

afterAll(() => api.close());

const ask = (query: string, headers: Record<string, string> = {}, by: ApiClient = person) =>
  by.send('GET', `/api/assets/${asset.id}/export${query}`, undefined, headers);

test('a picture comes in another format as a download with a name, written once', async () => {
  const first = await ask('?format=webp');
  expect(first.status).toBe(200);
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'content-type': 'image/webp',
    'content-length': '6',
    'content-disposition': expect.stringMatching(/^attachment; filename="orange-1-[0-9a-f]{6}\.webp"$/),
    'content-security-policy': expect.stringContaining('sandbox'),
    'cache-control': 'private, no-cache',
  });
  expect(await first.text()).toBe('a webp');
  const before = orders.length;
  const again = await ask('?format=webp', { 'if-none-match': first.headers.get('etag') ?? '' });
  expect([again.status, await again.text(), orders.length]).toEqual([304, '', before]);
});

test('the engine gets the picture, its name, and no claim about where an upload comes from', async () => {
  await ask('?format=pdf');
  const order = orders.at(-1)!;
  expect(order).toMatchObject({
    format: 'pdf',
    title: 'Orange – "1".png',
    credits: [],
    source: undefined,
    textAs: 'outlines',
  });
  expect('picture' in order.from && Buffer.from(order.from.picture).equals(picture)).toBe(true);
});

test('a file in its own format is the stored one', async () => {
  const answer = await ask('?format=png');
  expect(Buffer.from(await answer.arrayBuffer()).equals(picture)).toBe(true);
});

test('what cannot be had is refused with what can, and why', async () => {
  const refused = await expectProblem(await ask('?format=mp4'), 422, 'invalid-request');
  expect(refused.detail).toBe('A picture cannot be exported as mp4; it can be had as png, jpg, webp, svg, pdf, psd.');
  const photo = await expectProblem(await ask('?format=svg'), 422, 'invalid-request');
  expect(photo.detail).toBe('This picture cannot be exported as SVG.');
  await expectProblem(await ask('?format=exe'), 422, 'invalid-request');
});

test('nobody else can have it', async () => {
  const stranger = await signUp(api.app);
  await expectProblem(await ask('?format=png', {}, stranger), 404, 'not-found');
});

test('without an engine only the stored file can be had', async () => {
  const bare = await createTestApi();
  try {
    const owner = await signUp(bare.app);
    const project = await owner.read<Project>('POST', '/api/projects', { name: 'Files' });
    const form = new FormData();
    form.set('file', new File([new Uint8Array(picture)], 'a.png', { type: 'image/png' }));
    const { id } = (await (await owner.send('POST', `/api/projects/${project.id}/assets`, form)).json()) as Asset;
    expect((await owner.send('GET', `/api/assets/${id}/export?format=png`)).status).toBe(200);
    await expectProblem(await owner.send('GET', `/api/assets/${id}/export?format=jpg`), 409, 'model-unavailable');
  } finally {
    await bare.close();
  }
});
