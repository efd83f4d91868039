import { parseSettings } from '@gesso/contract';
import type { Reference } from '@gesso/provider-kit';
import { createAttemptMemory, vendorCases } from '@gesso/provider-kit/testing';
import { describe, expect, test } from 'vitest';
import { createKlingProvider } from './index.ts';
import { kling16Pro } from './models.ts';
import { startFakeKling } from './testing/fake-kling.ts';

function requestOf(input: Readonly<Record<string, unknown>> = {}, references: readonly Reference[] = []) {
  const parsed = parseSettings(kling16Pro.settingsSchema, input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  const { settings } = parsed;
  const count = typeof settings.count === 'number' ? settings.count : 1;
  const attemptId = '0190aaaa-0000-7000-8000-000000000001';
  return { attemptId, model: kling16Pro.key, prompt: 'a red mug', settings, count, seed: 42, references, brand: null };
}

const picture: Reference = { mimeType: 'image/png', title: '', scene: null, read: async () => Buffer.from('first') };

const vendor = {
  create: createKlingProvider,
  startFake: startFakeKling,
  traits: { answers: 'jobs', hasFiles: true, findsOrders: true, cancels: false, callbacks: 'unsigned' },
  callback: () => ({ headers: {}, body: Buffer.from('{"task_id":"831"}'), secret: 'any', receivedAt: new Date(0) }),
} as const;

describe('Kling', () => {
  const cases = vendorCases({ ...vendor, request: requestOf(), severalOrders: requestOf({ count: 3 }) });
  test.each(cases)('$name', ({ run }) => run());
});

describe('Kling from a picture', () => {
  const cases = vendorCases({ ...vendor, request: requestOf({}, [picture]) });
  test.each(cases.filter(({ name }) => /brings one|lost|restart/u.test(name)))('$name', ({ run }) => run());
});

const accessTo = (fake: Awaited<ReturnType<typeof startFakeKling>>, variables = fake.variables) => ({
  read: (name: string) => variables[name],
  allowedHosts: new Set([fake.server.hostAndPort]),
  wait: async () => undefined,
});

test('after a failure of the server that says nothing of the order, it is looked up and then sent a single time', async () => {
  const fake = await startFakeKling();
  let now = 0;
  const provider = createKlingProvider({ ...accessTo(fake), now: () => now });
  const [memory, request] = [createAttemptMemory(), requestOf()];
  fake.server.script({ status: 500, json: { code: 5000, message: 'internal', request_id: 'r' } });
  const job = await provider.submit(request, memory);
  expect(fake.taken()).toBe(0);
  now += 60_000;
  await provider.poll(job, request, memory);
  expect(fake.server.calls.map(({ method, path }) => `${method} ${path}`).slice(0, 3)).toEqual([
    'POST /v1/videos/text2video',
    `GET /v1/videos/text2video/${request.attemptId}`,
    'POST /v1/videos/text2video',
  ]);
  expect(fake.taken()).toBe(1);
  await fake.server.close();
});

test('the older pair of keys signs a token for each call', async () => {
  const fake = await startFakeKling();
  const pair = { KLING_ACCESS_KEY: 'access', KLING_SECRET_KEY: 'secret', KLING_BASE_URL: fake.server.url };
  const provider = createKlingProvider({ ...accessTo(fake, pair), now: () => Date.UTC(2026, 10, 25) });
  expect(provider.availability()).toEqual({ available: true });
  await expect(provider.testKey?.()).rejects.toMatchObject({ code: 'auth' });
  expect(fake.server.calls[0]?.headers.authorization).toMatch(/^Bearer eyJ[\w-]+\.[\w-]+\.[\w-]+$/u);
  await fake.server.close();
});

test.each([
  ['is small', { widthPx: 200, heightPx: 400 }, /300 px; this one is 200 × 400/u],
  ['is long', { widthPx: 2_000, heightPx: 700 }, /2\.5:1/u],
  ['is heavy', { sizeBytes: 10_485_761 }, /10 MB/u],
  ['is no PNG or JPEG', { mimeType: 'image/webp' }, /PNG or JPEG/u],
])('a picture that %s is refused before anything is paid', (_, facts, says) => {
  const usual = { kind: 'image', mimeType: 'image/png', sizeBytes: 1_000, widthPx: 800, heightPx: 600 } as const;
  const order = { prompt: 'a', settings: requestOf().settings, references: [{ ...usual, ...facts }] };
  expect(kling16Pro.findFault?.(order)).toMatch(says);
  expect(kling16Pro.findFault?.({ ...order, references: [usual, usual] })).toBeUndefined();
  const standard = requestOf({ mode: 'std' }).settings;
  expect(kling16Pro.findFault?.({ ...order, settings: standard, references: [usual, usual] })).toMatch(/pro mode/u);
});
