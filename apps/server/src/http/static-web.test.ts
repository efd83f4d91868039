import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStaticWeb, type StaticWeb } from './static-web.ts';

const PAGE = '<!doctype html><title>Gesso</title>';
const SCRIPT = `console.log("${'long '.repeat(500)}")`;

let parent: string;
let directory: string;
let web: StaticWeb;

beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'gesso-web-'));
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  directory = join(parent, 'dist');
  mkdirSync(directory);
  mkdirSync(join(directory, 'assets'));
  writeFileSync(join(directory, 'index.html'), PAGE);
  writeFileSync(join(directory, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(directory, 'assets/main-1a2b3c.js'), SCRIPT);
  web = (await openStaticWeb(directory)) as StaticWeb;
});

afterEach(() => rmSync(parent, { recursive: true }));

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
  '/..%2fsecret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/..%5csecret.txt',
  '/%2fetc%2fhosts.js',
  '//assets/main-1a2b3c.js',
  '/%00.js',
  '/%ff.js',
  '/%.js',
  '/main.js/',
  '/assets/main-1a2b3c.js/x.js',
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

test('a name longer than any file’s is missing', async () => {
  expect((await get(`/${'long'.repeat(100)}.js`)).status).toBe(404);
});

test('a link that leads out of the build is not followed', async () => {
  symlinkSync(join(parent, 'secret.txt'), join(directory, 'assets/secret.txt'));
  expect((await get('/assets/secret.txt')).status).toBe(404);
});

test('a new build is served without a restart, and what it took away is missing', async () => {
  expect(await (await get('/')).text()).toBe(PAGE);
  writeFileSync(join(directory, 'assets/unasked-9f9f9f.js'), 'old');
  rmSync(join(directory, 'assets'), { recursive: true });
  mkdirSync(join(directory, 'assets'));
  writeFileSync(join(directory, 'assets/main-4d5e6f.js'), 'new');
  writeFileSync(join(directory, 'index.html'), `${PAGE}<p>New`);
  expect(await (await get('/')).text()).toBe(`${PAGE}<p>New`);
  expect(await (await get('/assets/main-4d5e6f.js')).text()).toBe('new');
  expect((await get('/assets/unasked-9f9f9f.js')).status).toBe(404);
});

test('a page opened before a new build still gets the files it was sent before', async () => {
  await get('/assets/main-1a2b3c.js');
  rmSync(join(directory, 'assets'), { recursive: true });
  expect(await (await get('/assets/main-1a2b3c.js')).text()).toBe(SCRIPT);
});

test('a file that goes away between two readings is missing', async () => {
  await get('/assets/main-1a2b3c.js', { 'accept-encoding': 'br' });
  rmSync(join(directory, 'assets'), { recursive: true });
  expect((await get('/assets/main-1a2b3c.js', { 'accept-encoding': 'gzip' })).status).toBe(404);
});

test('while a build is being written a page is missing and no error', async () => {
  rmSync(directory, { recursive: true });
  expect((await get('/', { accept: 'text/html' })).status).toBe(404);
  mkdirSync(directory);
  writeFileSync(join(directory, 'index.html'), PAGE);
  expect((await get('/', { accept: 'text/html' })).status).toBe(200);
});
