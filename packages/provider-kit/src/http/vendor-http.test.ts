import { afterAll, beforeAll, expect, test } from 'vitest';
import { KitError } from '../kit-error.ts';
import { type FakeAnswer, type FakeVendorServer, startFakeVendor } from '../testing/fake-vendor-server.ts';
import { readRetryAfter } from './retry-after.ts';
import { toVendorError } from './vendor-error.ts';
import { createVendorHttp, isVendorHost, type VendorRequest } from './vendor-http.ts';

let server: FakeVendorServer;

beforeAll(async () => {
  server = await startFakeVendor(({ json, form }) => ({ json: { json, text: form?.get('prompt') ?? null } }));
});

afterAll(() => server.close());

function call(baseUrl = server.url, allowedHosts: ReadonlySet<string> = new Set([server.hostAndPort])) {
  return createVendorHttp({
    vendor: 'Acme',
    access: { read: (name) => (name === 'ACME_BASE_URL' ? baseUrl : undefined), allowedHosts },
    baseUrlVariable: 'ACME_BASE_URL',
    defaultBaseUrl: 'https://api.acme.example',
    headers: () => ({ authorization: 'Bearer key' }),
  });
}

const order: VendorRequest = { method: 'POST', path: '/orders', json: { prompt: 'a mug' }, startsWork: true };

async function faultOf(work: Promise<unknown>): Promise<KitError> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (error instanceof KitError) return error;
  throw new Error('it was not refused with a kit error');
}

test('JSON and forms arrive with the key, and the answer comes with its status', async () => {
  expect(await call().send(order)).toMatchObject({ status: 200, isOk: true, body: { json: { prompt: 'a mug' } } });
  expect(server.calls.at(-1)?.headers.authorization).toBe('Bearer key');
  const form = new FormData();
  form.set('prompt', 'a jug');
  expect((await call().send({ method: 'POST', path: '/orders', form })).body).toEqual({ text: 'a jug' });
});

test.each<[string, string, string, FakeAnswer]>([
  ['an answer that breaks off', 'lost', 'unavailable', { lost: true }],
  [
    'an answer that ends too early',
    'lost',
    'unavailable',
    { truncated: Buffer.from('{"id":'), type: 'application/json' },
  ],
  ['a gateway that gave up', 'lost', 'vendor', { status: 504, body: '<html>', type: 'text/html' }],
  ['half an answer', 'lost', 'unavailable', { body: '{"id":', type: 'application/json' }],
  ['a web page', 'unavailable', 'unavailable', { body: '<!doctype html>', type: 'text/html' }],
])('%s to an order is %s, to a question %s', async (_, toOrder, toQuestion, answer) => {
  server.script(answer);
  expect(await faultOf(call().send(order))).toMatchObject({ code: toOrder, retryable: false });
  server.script(answer);
  expect(await faultOf(call().send({ method: 'GET', path: '/orders/1' }))).toMatchObject({ code: toQuestion });
});

test('a vendor that hangs is lost for an order and asked again for a question', async () => {
  const silent = await startFakeVendor(() => new Promise(() => undefined));
  const ask = call(silent.url, new Set([silent.hostAndPort]));
  expect(await faultOf(ask.send({ ...order, timeoutMs: 20 }))).toMatchObject({ code: 'lost', retryable: false });
  const question = { method: 'GET', path: '/orders/1', timeoutMs: 20 } as const;
  expect(await faultOf(ask.send(question))).toMatchObject({ code: 'timeout', retryable: true });
  await silent.close();
});

test('what never left this machine may be sent again', async () => {
  const closed = await startFakeVendor(() => ({ json: {} }));
  await closed.close();
  const fault = await faultOf(call(closed.url, new Set([closed.hostAndPort])).send(order));
  expect(fault).toMatchObject({ code: 'unavailable', retryable: true });
});

test('a private base address is refused unless it is listed, and a redirect is not followed with the key', async () => {
  const fault = await faultOf(call(server.url, new Set()).send(order));
  expect(fault).toMatchObject({ code: 'unavailable', retryable: false });
  expect(fault.message).toContain('ACME_BASE_URL');
  server.script({ status: 302, json: {}, headers: { location: `${server.url}/elsewhere` } });
  expect(await call().send(order)).toMatchObject({ status: 302, isOk: false });
});

test.each([
  [401, 'auth', false],
  [403, 'auth', false],
  [402, 'insufficient-vendor-balance', false],
  [404, 'unavailable', false],
  [400, 'invalid-settings', false],
  [422, 'invalid-settings', false],
  [408, 'vendor', true],
  [429, 'rate-limited', true],
  [500, 'vendor', true],
  [503, 'vendor', true],
])('%i means %s, to be asked again: %s', async (status, code, retryable) => {
  server.script({ status, json: { error: 'sk-secret' }, headers: { 'retry-after': '7', 'x-request-id': 'r1' } });
  const error = toVendorError('Acme', await call().send(order));
  expect(error).toMatchObject({ code, retryable, retryAfterMs: 7_000 });
  expect(error.message).toContain('request r1');
  expect(error.message).not.toContain('secret');
});

test('Retry-After is read as seconds and as a date, within an hour, and nonsense is nothing', () => {
  const now = new Date('2026-11-25T12:00:00Z');
  const read = (header: string | undefined) => readRetryAfter(header, now);
  expect(read('30')).toBe(30_000);
  expect(read('Wed, 25 Nov 2026 12:00:05 GMT')).toBe(5_000);
  expect(read('Wed, 25 Nov 2026 11:00:00 GMT')).toBe(0);
  expect(read('999999')).toBe(3_600_000);
  expect([read('soon'), read('-1'), read(undefined)]).toEqual([undefined, undefined, undefined]);
});

test('an address that the vendor gave is called with the key only where it is the vendor’s', () => {
  const own = { domains: ['bfl.ai'], baseUrl: 'http://127.0.0.1:9000' };
  expect(isVendorHost('https://api.eu.bfl.ai/v1/get', own)).toBe(true);
  expect(isVendorHost('http://127.0.0.1:9000/v1/get', own)).toBe(true);
  for (const url of ['http://api.bfl.ai/x', 'https://bfl.ai.evil.example/x', 'https://evilbfl.ai/x', 'nonsense']) {
    expect(isVendorHost(url, own)).toBe(false);
  }
});
