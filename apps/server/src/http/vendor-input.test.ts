import type { Asset, Catalogue, Problem, Project } from '@gesso/contract';
import { type FakeVendor, solidPng } from '@gesso/provider-kit/testing';
import { createKlingProvider } from '@gesso/providers/kling';
import { startFakeKling } from '@gesso/providers/kling/testing';
import { createOpenaiProvider } from '@gesso/providers/openai';
import { startFakeOpenai } from '@gesso/providers/openai/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

const CLIP = { model: 'kling-1.6-pro', prompt: 'slow dolly toward a lighthouse' };
const PICTURE = { model: 'gpt-image', prompt: 'a red mug' };

let api: TestApi;
let operator: ApiClient;
let kling: FakeVendor;
let openai: FakeVendor;
let orders: string;
let stored: Promise<void> | undefined;
/** Assets by what is wrong with them. */
const assets = new Map<string, string>();

beforeAll(async () => {
  [kling, openai] = await Promise.all([startFakeKling(), startFakeOpenai()]);
  api = await createTestApi({
    vendors: {
      create: (access) => [createKlingProvider(access), createOpenaiProvider(access)],
      variableNames: ['KLING_API_KEY', 'KLING_BASE_URL', 'OPENAI_API_KEY', 'OPENAI_BASE_URL'],
      allowedHosts: new Set([kling.server.hostAndPort, openai.server.hostAndPort]),
    },
  });
  operator = await signUp(api.app);
  const project = await operator.read<Project>('POST', '/api/projects', { name: 'Board' });
  orders = `/api/projects/${project.id}/generations`;
  const square = { widthPx: 400, heightPx: 400, color: 0x33_66_99 };
  const webp = await sharp(solidPng(square)).webp().toBuffer();
  await upload('fine', 'image/png', solidPng(square));
  await upload('small', 'image/png', solidPng({ ...square, widthPx: 120, heightPx: 80 }));
  await upload('long', 'image/png', solidPng({ ...square, widthPx: 1_200 }));
  await upload('webp', 'image/webp', webp);
});

afterAll(async () => {
  await api.close();
  await Promise.all([kling.server.close(), openai.server.close()]);
});

async function upload(name: string, type: string, bytes: Uint8Array): Promise<void> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], name, { type }));
  assets.set(name, (await operator.read<Asset>('POST', orders.replace('generations', 'assets'), form)).id);
}

const store = (vendor: string, name: string, value = '') =>
  operator.send('PUT', `/api/operator/vendors/${vendor}/settings/${name}`, { value });

async function storeGoodKeys(): Promise<void> {
  for (const [vendor, name, value] of [
    ['kling', 'KLING_BASE_URL', kling.variables.KLING_BASE_URL],
    ['kling', 'KLING_API_KEY', kling.variables.KLING_API_KEY],
    ['openai', 'OPENAI_BASE_URL', openai.variables.OPENAI_BASE_URL],
    ['openai', 'OPENAI_API_KEY', openai.variables.OPENAI_API_KEY],
  ] as const) {
    expect((await store(vendor, name, value)).status).toBe(200);
  }
}

/** Refused with such a sentence, before any credit moved and before the vendor was sent anything. */
async function expectRefused(order: object, status: number, says: RegExp): Promise<void> {
  const answer = await operator.send('POST', orders, order);
  const { detail, errors = [] } = (await answer.json()) as Problem;
  expect([answer.status, [detail, ...errors.map(({ message }) => message)].join(' ')]).toEqual([
    status,
    expect.stringMatching(says),
  ]);
  expect((await operator.me()).credits).toEqual({ spendableMillicredits: 1_000_000, heldMillicredits: 0 });
  expect([kling.taken(), openai.taken()]).toEqual([0, 0]);
}

test('a wrong key, an expired one and an address that answers with a page are not stored, and nothing can be ordered', async () => {
  expect((await store('kling', 'KLING_BASE_URL', kling.variables.KLING_BASE_URL)).status).toBe(200);
  const refusals = [
    [undefined, /the key is not valid \(1002\)/u],
    [{ status: 401, json: { code: 1004, message: 'expired', request_id: 'r' } }, /the key is not valid \(1004\)/u],
    [{ body: '<!doctype html><title>Router</title>', type: 'text/html' }, /web page; check KLING_BASE_URL/u],
  ] as const;
  for (const [script, says] of refusals) {
    if (script !== undefined) kling.server.script(script);
    const answer = await store('kling', 'KLING_API_KEY', 'a-key-that-is-not-good');
    expect([answer.status, ((await answer.json()) as Problem).detail]).toEqual([422, expect.stringMatching(says)]);
  }
  const { models } = await operator.read<Catalogue>('GET', '/api/catalogue');
  expect(models.map(({ available }) => available)).toEqual([false, false]);
  await expectRefused(CLIP, 409, /Add KLING_API_KEY/u);
});

test.each<readonly [string, object, RegExp]>([
  ['a prompt over the limit', { ...CLIP, prompt: 'a'.repeat(2_501) }, /at most 2,500 characters/u],
  ['a ratio that is none', { ...CLIP, settings: { aspectRatio: '4:3' } }, /must be one of 16:9, 9:16, 1:1/u],
  ['a length that is none', { ...CLIP, settings: { duration: '7' } }, /must be one of 5, 10/u],
  ['a camera that goes too far', { ...CLIP, settings: { cameraAmount: 11 } }, /from -10 to 10/u],
  ['a picture that is too small', { ...CLIP, references: ['small'] }, /at least 300 px; this one is 120 × 80/u],
  ['a picture that is too long', { ...CLIP, references: ['long'] }, /from 1:2\.5 to 2\.5:1; this one is 1200 × 400/u],
  ['a picture of another type', { ...CLIP, references: ['webp'] }, /PNG or JPEG/u],
  ['a third picture', { ...CLIP, references: ['fine', 'fine', 'fine'] }, /at most 2/u],
  [
    'a last picture in standard mode',
    { ...CLIP, references: ['fine', 'fine'], settings: { mode: 'std' } },
    /in pro mode only/u,
  ],
  [
    'a JPEG that is to be transparent',
    { ...PICTURE, settings: { background: 'transparent', outputFormat: 'jpeg' } },
    /no transparent background/u,
  ],
  [
    'a mask of another size',
    { ...PICTURE, references: ['fine', 'small'], settings: { lastIsMask: true } },
    /as large as the first picture: 400 × 400/u,
  ],
])('%s is refused with the vendor’s limit, and nothing moves', async (_, order, says) => {
  stored ??= storeGoodKeys();
  await stored;
  const references = 'references' in order && Array.isArray(order.references) ? order.references : [];
  await expectRefused({ ...order, references: references.map((name: string) => assets.get(name)) }, 422, says);
});
