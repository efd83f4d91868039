import type { Asset, Problem } from '@gesso/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';
import { type FileHost, serveFiles } from './testing/serve-files.ts';
import { join, openProject } from './testing/shared-projects.ts';

let api: TestApi;
let elsewhere: FileHost;
let hidden: FileHost;

beforeAll(async () => {
  const create = { width: 64, height: 48, channels: 3 as const, background: 'teal' };
  elsewhere = await serveFiles({
    '/d%C3%BCne.png?size=large': await sharp({ create }).png().toBuffer(),
    '/page': Buffer.from('<!doctype html><title>Not a picture</title>'),
  });
  hidden = await serveFiles({ '/secret.png': await sharp({ create }).png().toBuffer() });
  api = await createTestApi({ allowedHosts: new Set([elsewhere.host]) });
});

afterAll(() => Promise.all([api.close(), elsewhere.close(), hidden.close()]));

test('a file is brought from an address for whoever may edit; private addresses are never asked', async () => {
  const owner = await signUp(api.app);
  const { base } = await openProject(owner);
  const bring = async (client: typeof owner, url: string) => {
    const answer = await client.send('POST', `${base}/assets/import`, { url });
    return { status: answer.status, body: (await answer.json()) as Asset & Problem };
  };
  const editor = await join(api.app, owner, base, 'edit');
  const brought = await bring(editor, `${elsewhere.url}/d%C3%BCne.png?size=large`);
  expect(brought).toMatchObject({ status: 201, body: { kind: 'image', widthPx: 64, heightPx: 48 } });

  const viewer = await join(api.app, owner, base, 'view');
  const before = elsewhere.asked.length;
  for (const client of [viewer, await signUp(api.app)]) {
    expect(await bring(client, `${elsewhere.url}/d%C3%BCne.png?size=large`)).toMatchObject({ status: 404 });
  }
  expect(elsewhere.asked).toHaveLength(before);

  const refused = await bring(owner, `${hidden.url}/secret.png`);
  expect(refused).toMatchObject({ status: 422, body: { code: 'invalid-file' } });
  expect(refused.body.detail).toMatch(/only public https addresses/);
  expect(hidden.asked).toEqual([]);
  expect(await bring(owner, `${elsewhere.url}/page`)).toMatchObject({
    status: 415,
    body: { detail: 'This is a web page and not a file. Copy the address of the picture itself.' },
  });
  expect(await bring(owner, `${elsewhere.url}/gone`)).toMatchObject({ status: 422, body: { code: 'invalid-file' } });
  expect(await bring(owner, 'file:///etc/passwd')).toMatchObject({ status: 422, body: { code: 'invalid-request' } });
});
