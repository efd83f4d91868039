import type { LookupFunction } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KitError } from '../kit-error.ts';
import { type FakeVendorServer, startFakeVendor } from '../testing/fake-vendor-server.ts';
import { fetchFile, readDataUrl } from './fetch-file.ts';

let host: FakeVendorServer;

beforeAll(async () => {
  host = await startFakeVendor(({ path, query }) => {
    if (path === '/to')
      return { status: 302, body: '', type: 'text/plain', headers: { location: query.get('url') ?? '' } };
    if (path === '/gone') return { status: 403, body: 'expired', type: 'text/plain' };
    if (path === '/busy') return { status: 503, body: '', type: 'text/plain' };
    if (path === '/short') return { truncated: Buffer.alloc(10), type: 'image/png' };
    return { body: Buffer.alloc(1_000, 7), type: 'image/png' };
  });
});

afterAll(() => host.close());

const allowed = () => new Set([host.hostAndPort]);

async function faultOf(url: string, more: Partial<Parameters<typeof fetchFile>[0]> = {}): Promise<KitError> {
  const error = await fetchFile({ url, allowedHosts: allowed(), ...more }).catch((thrown: unknown) => thrown);
  if (error instanceof KitError) return error;
  throw new Error('it was not refused with a kit error');
}

test('a file of a listed host is brought without the caller saying who it is', async () => {
  const file = await fetchFile({ url: `${host.url}/file`, allowedHosts: allowed() });
  expect([file.bytes.byteLength, file.mimeType]).toEqual([1_000, 'image/png']);
  expect(host.calls.at(-1)?.headers).not.toHaveProperty('authorization');
});

test.each([
  'http://127.0.0.1/x',
  'https://127.0.0.1/x',
  'https://2130706433/x',
  'https://0x7f.1/x',
  'https://0177.0.0.1/x',
  'https://[::1]/x',
  'https://[::ffff:127.0.0.1]/x',
  'https://169.254.169.254/latest/meta-data',
  'http://example.com/plain',
  'file:///etc/passwd',
  'ftp://example.com/x',
  'not an address',
])('%s is never asked', async (url) => {
  expect(await faultOf(url)).toMatchObject({ code: 'unavailable', retryable: false });
});

test('a name that leads to a private address is not followed there, also when only one of its addresses is', async () => {
  const resolve: LookupFunction = (_host, _options, answer) =>
    answer(null, [
      { address: '93.184.216.34', family: 4 },
      { address: '10.0.0.7', family: 4 },
    ]);
  expect((await faultOf('https://files.example/x', { resolve })).message).toContain('GESSO_ALLOW_PRIVATE_HOSTS');
});

test('each redirect is checked anew, and a chain of them ends', async () => {
  const redirect = (to: string) => `${host.url}/to?url=${encodeURIComponent(to)}`;
  expect((await fetchFile({ url: redirect('/file'), allowedHosts: allowed() })).bytes.byteLength).toBe(1_000);
  expect((await faultOf(redirect('http://169.254.169.254/'))).code).toBe('unavailable');
  expect((await faultOf(redirect('https://localhost.localtest/'), { resolve: toLoopback })).code).toBe('unavailable');
  expect((await faultOf(`${host.url}/to?url=${encodeURIComponent('/to?url=%2Fto')}`)).code).toBe('unavailable');
});

const toLoopback: LookupFunction = (_host, _options, answer) => answer(null, [{ address: '127.0.0.1', family: 4 }]);

test('what is gone, busy, too large, cut off or slow is told apart', async () => {
  expect(await faultOf(`${host.url}/gone`)).toMatchObject({ code: 'expired', retryable: false });
  expect(await faultOf(`${host.url}/busy`)).toMatchObject({ code: 'unavailable', retryable: true });
  expect(await faultOf(`${host.url}/file`, { mostBytes: 999 })).toMatchObject({ code: 'wrong-type', retryable: false });
  expect(await faultOf(`${host.url}/short`)).toMatchObject({ code: 'unavailable', retryable: true });
  expect(await faultOf(`${host.url}/file?signature=secret`, { timeoutMs: 0 })).toMatchObject({ code: 'timeout' });
});

test('a fault names the host and never the rest of a signed address', async () => {
  expect((await faultOf(`${host.url}/gone?signature=secret`)).message).not.toContain('secret');
});

test('a file may come inside its address', () => {
  expect(readDataUrl('data:image/png;base64,AAEC')).toEqual({ bytes: Buffer.from([0, 1, 2]), mimeType: 'image/png' });
  expect(readDataUrl('https://example.com/x')).toBeUndefined();
});
