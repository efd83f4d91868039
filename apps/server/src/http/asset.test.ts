import { createHash } from 'node:crypto';
import type { Asset, Page, Project } from '@gesso/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, expectProblem, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let person: ApiClient;
let project: Project;
let picture: Buffer;
let asset: Asset;

beforeAll(async () => {
  api = await createTestApi();
  person = await signUp(api.app);
  project = await person.read<Project>('POST', '/api/projects', { name: 'Files' });
  picture = await sharp({ create: { width: 700, height: 400, channels: 3, background: 'orange' } })
    .png()
    .toBuffer();
  asset = (await (await upload(picture, 'Orange – 1.png', 'image/png')).json()) as Asset;
});

afterAll(() => api.close());

function upload(
  bytes: Uint8Array,
  name: string,
  type: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], name, { type }));
  return person.send('POST', `/api/projects/${project.id}/assets`, form, headers);
}

test('an upload is kept as it is, and its smaller copies beside it', async () => {
  expect(asset).toMatchObject({
    kind: 'image',
    mimeType: 'image/png',
    widthPx: 700,
    heightPx: 400,
    chargedMillicredits: 0,
  });
  const answer = await person.send('GET', `/api/assets/${asset.id}/content`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.equals(picture)).toBe(true);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(asset.sha256);
  const small = await person.send('GET', `/api/assets/${asset.id}/content?variant=128`);
  const { width, height } = await sharp(Buffer.from(await small.arrayBuffer())).metadata();
  expect([width, height]).toEqual([128, 73]);
});

test('content is kept for ever by its owner’s browser, and never run by it', async () => {
  const answer = await person.send('GET', `/api/assets/${asset.id}/content`);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'cache-control': 'private, max-age=31536000, immutable',
    'content-type': 'image/png',
    'content-length': String(picture.byteLength),
    'content-security-policy': expect.stringContaining('sandbox'),
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    etag: `"${asset.sha256}"`,
  });
  expect(answer.headers.get('content-disposition')).toMatch(/^inline; filename="/);
  await answer.body?.cancel();
  const again = await person.send('GET', `/api/assets/${asset.id}/content`, undefined, {
    'if-none-match': `W/"x", "${asset.sha256}"`,
  });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('a part is sent when a part is asked for', async () => {
  const ask = (range: string, headers: Record<string, string> = {}) =>
    person.send('GET', `/api/assets/${asset.id}/content`, undefined, { range, ...headers });
  const part = await ask('bytes=10-19');
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${picture.byteLength}`]);
  expect(Buffer.from(await part.arrayBuffer()).equals(picture.subarray(10, 20))).toBe(true);
  const beyond = await ask(`bytes=${picture.byteLength}-`);
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${picture.byteLength}`]);
  const changed = await ask('bytes=10-19', { 'if-range': '"another"' });
  expect(changed.status).toBe(200);
  await changed.body?.cancel();
});

test('the headers alone can be asked for', async () => {
  const answer = await person.send('HEAD', `/api/assets/${asset.id}/content`);
  expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([
    200,
    String(picture.byteLength),
    '',
  ]);
});

test.each([
  ['an empty file', () => Buffer.alloc(0), 422, 'invalid-file'],
  [
    'a web page that says it is a picture',
    () => Buffer.from('<html><script>alert(1)</script>'),
    415,
    'unsupported-media-type',
  ],
  ['a picture that was cut off', () => picture.subarray(0, 60), 422, 'invalid-file'],
] as const)('%s is refused and nothing is kept', async (_, bytes, status, code) => {
  const before = await person.read<Page<Asset>>('GET', '/api/assets');
  await expectProblem(await upload(bytes(), 'x.png', 'image/png'), status, code);
  expect(await person.read<Page<Asset>>('GET', '/api/assets')).toEqual(before);
});

test('a body without a file names the field', async () => {
  const form = new FormData();
  form.set('picture', 'x');
  const path = `/api/projects/${project.id}/assets`;
  const problem = await expectProblem(await person.send('POST', path, form), 422, 'invalid-request');
  expect(problem.errors?.map((error) => error.path)).toContain('file');
  await expectProblem(await person.send('POST', path, { file: 'x' }), 415, 'unsupported-media-type');
});

test('an upload that is sent again under one key is one asset', async () => {
  const headers = { 'idempotency-key': 'upload-1' };
  const answers = [
    await upload(picture, 'a.png', 'image/png', headers),
    await upload(picture, 'a.png', 'image/png', headers),
  ];
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  expect(texts[0]).toBe(texts[1]);
  const other = await sharp(picture).negate().png().toBuffer();
  await expectProblem(await upload(other, 'a.png', 'image/png', headers), 422, 'idempotency-mismatch');
});

test('anybody may ask about a file; one that was only uploaded is not ours, and its certificate says so as a page', async () => {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(picture)], 'renamed.png'));
  const answer = await api.app.fetch(
    new Request('http://gesso.test/api/licences/verify', { method: 'POST', body: form }),
  );
  expect([answer.status, await answer.json()]).toEqual([200, { valid: false }]);
  const page = await person.send('GET', `/api/assets/${asset.id}/licence?format=html`);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await page.text()).toContain(asset.sha256);
});

test('a certificate can be had as a PDF that carries the signed JSON', async () => {
  const answer = await person.send('GET', `/api/assets/${asset.id}/licence?format=pdf`);
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="licence-${asset.id}.pdf"`,
    'cache-control': 'no-store',
  });
  const file = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  expect(file).toMatch(/^%PDF-1\.7/);
  expect(file).toContain(`SHA-256 ${asset.sha256}`);
});

test('nobody else’s certificate can be had, in no form', async () => {
  const stranger = await signUp(api.app);
  for (const format of ['json', 'html', 'pdf']) {
    await expectProblem(
      await stranger.send('GET', `/api/assets/${asset.id}/licence?format=${format}`),
      404,
      'not-found',
    );
  }
});
