import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStaticWeb, type StaticWeb } from './static-web.ts';

const PAGE = '<!doctype html><title>Gesso</title>';
const SCRIPT = `console.log("${'long '.repeat(500)}")`;

let directory: string;
let web: StaticWeb;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'gesso-web-'));
  mkdirSync(join(directory, 'assets'));
  writeFileSync(join(directory, 'index.html'), PAGE);
  writeFileSync(join(directory, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(directory, 'assets/main-1a2b3c.js'), SCRIPT);
  web = (await openStaticWeb(directory)) as StaticWeb;
});

afterAll(() => rmSync(directory, { recursive: true }));

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  web(new Request(`http://gesso.test${path}`, { method, headers }));

test.each(['/', '/projects/1', '/account/usage', '/index.html'])(
  '%s is the page, and always asked for again',
  async (path) => {
    const answer = await get(path, { accept: 'text/html' });
    expect([answer.status, await answer.text()]).toEqual([200, PAGE]);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  },
);

test('a file whose name holds its hash is kept for ever', async () => {
  const answer = await get('/assets/main-1a2b3c.js');
  expect(await answer.text()).toBe(SCRIPT);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test('text is sent in the best packing the browser takes', async () => {
  const brotli = await get('/assets/main-1a2b3c.js', { 'accept-encoding': 'gzip, deflate, br' });
  expect(brotli.headers.get('content-encoding')).toBe('br');
  const packed = Buffer.from(await brotli.arrayBuffer());
  expect(brotliDecompressSync(packed).toString()).toBe(SCRIPT);
  expect(packed.byteLength).toBe(Number(brotli.headers.get('content-length')));
  const gzip = await get('/assets/main-1a2b3c.js', { 'accept-encoding': 'gzip' });
  expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString()).toBe(SCRIPT);
});

test.each([
  '/assets/gone-000000.js',
  '/favicon.ico',
  '/../package.json',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
])('%s is missing, not the page', async (path) => {
  expect((await get(path, { accept: '*/*' })).status).toBe(404);
});

test('a page is only read', async () => {
  expect((await get('/', {}, 'POST')).status).toBe(405);
  const head = await get('/', {}, 'HEAD');
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, String(PAGE.length), '']);
});

test('without a build there is no web app', async () => {
  expect(await openStaticWeb(join(directory, 'nothing'))).toBeUndefined();
});
