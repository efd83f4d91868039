import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type NewItem, placeItems } from '@gesso/canvas-core';
import type { Asset, CanvasItems, Problem, Project } from '@gesso/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { inTransaction } from '../platform/database/transaction.ts';
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

test('a whole project goes into a file, and another person opens their own from it', async () => {
  const owner = await signUp(api.app);
  const { id, base } = await openProject(owner, 'Sommer / Düne');
  const asset = await owner.read<Asset>('POST', `${base}/assets/import`, {
    url: `${elsewhere.url}/d%C3%BCne.png?size=large`,
  });
  const box = { x: 10, y: 20, width: 64, height: 48, status: 'ready' as const };
  const items: NewItem[] = [
    { id: 'frame', kind: 'frame', ...box, title: 'Poster' },
    { id: 'picture', kind: 'image', ...box, assetId: asset.id, parentId: 'frame', rotation: 15 },
    { id: 'waiting', kind: 'image', ...box, status: 'pending', generationId: 'g' },
  ];
  await inTransaction(api.database, (connection) =>
    api.canvases.change(connection, id, (doc) => placeItems(doc, items, 'test')),
  );
  const viewer = await join(api.app, owner, base, 'view');
  expect((await viewer.send('GET', `${base}/export`)).status).toBe(404);
  const exported = await owner.send('GET', `${base}/export`);
  expect(exported.headers.get('content-disposition')).toContain('filename="Sommer D_ne.gesso.zip"');

  const other = await signUp(api.app);
  const open = async (bytes: string | ArrayBuffer | Uint8Array<ArrayBuffer>) => {
    const form = new FormData();
    form.set('file', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], 'project.zip'));
    return other.send('POST', '/api/projects/import', form);
  };
  const answer = await open(await exported.arrayBuffer());
  expect(answer.status).toBe(201);
  const project = (await answer.json()) as Project;
  expect(project).toMatchObject({ name: 'Sommer / Düne', role: 'owner' });
  const board = await other.read<CanvasItems>('GET', `/api/projects/${project.id}/items`);
  expect(board.items).toMatchObject([
    { id: 'frame', kind: 'frame', title: 'Poster' },
    { id: 'picture', parentId: 'frame', rotation: 15, x: 10 },
  ]);
  const [, picture] = board.items;
  expect(picture?.assetId).not.toBe(asset.id);
  const theirs = await other.read<Asset>('GET', `/api/assets/${picture?.assetId}`);
  expect(theirs).toMatchObject({ sha256: asset.sha256, projectId: project.id, model: null });
  for (const bytes of [
    'no archive',
    await sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } })
      .png()
      .toBuffer(),
  ]) {
    const refused = await open(typeof bytes === 'string' ? bytes : new Uint8Array(bytes));
    expect(await refused.json()).toMatchObject({ code: 'invalid-file' });
  }
});

test('a project’s file carries prompts and kept versions; rights come back only to who wrote it here, unchanged', async () => {
  const owner = await signUp(api.app);
  const { id, base } = await openProject(owner, 'Dunes');
  const asset = await owner.read<Asset>('POST', `${base}/assets/import`, {
    url: `${elsewhere.url}/d%C3%BCne.png?size=large`,
  });
  await api.database.pool.query(
    "UPDATE assets SET model = 'gesso-image', prompt = 'a dune', licence = $2 WHERE id = $1",
    [asset.id, { commercialUse: true, basis: 'Made on the Pro plan.', modelLicence: null }],
  );
  const box = { x: 10, y: 20, width: 64, height: 48, status: 'ready' as const };
  const place = (items: readonly NewItem[]) =>
    inTransaction(api.database, (connection) =>
      api.canvases.change(connection, id, (doc) => placeItems(doc, items, 'test')),
    );
  await place([{ id: 'picture', kind: 'image', ...box, assetId: asset.id }]);
  expect((await owner.send('POST', `${base}/versions`, { name: 'First' })).status).toBe(201);
  await place([{ id: 'note', kind: 'note', ...box, text: 'later' }]);
  const file = new Uint8Array(await (await owner.send('GET', `${base}/export`)).arrayBuffer());
  const open = async (client: typeof owner, bytes: Uint8Array<ArrayBuffer>) => {
    const form = new FormData();
    form.set('file', new File([bytes], 'project.zip'));
    const project = (await (await client.send('POST', '/api/projects/import', form)).json()) as Project;
    const { items } = await client.read<CanvasItems>('GET', `/api/projects/${project.id}/items`);
    const { items: versions } = await client.read<{ items: { id: string; name: string }[] }>(
      'GET',
      `/api/projects/${project.id}/versions`,
    );
    const assetId = items.find(({ kind }) => kind === 'image')?.assetId;
    return { project, versions, made: await client.read<Asset>('GET', `/api/assets/${assetId}`) };
  };
  const mine = await open(owner, file);
  expect(mine.made).toMatchObject({ model: 'gesso-image', prompt: 'a dune', licence: { commercialUse: true } });
  expect(mine.versions).toMatchObject([{ name: 'First' }]);
  const restored = await owner.send('POST', `/api/versions/${mine.versions[0]?.id}/restore`, {});
  expect(restored.status).toBeLessThan(300);
  const { items } = await owner.read<CanvasItems>('GET', `/api/projects/${mine.project.id}/items`);
  expect(items).toMatchObject([{ id: 'picture', assetId: mine.made.id }]);

  const unvouched = { model: null, prompt: 'a dune', licence: { commercialUse: false } };
  expect((await open(await signUp(api.app), file)).made).toMatchObject(unvouched);
  const changed = await repack(file, (text) => text.replace('Made on the Pro plan.', 'Made on the best plan.'));
  expect((await open(owner, changed)).made).toMatchObject(unvouched);
});

/** The same archive with another manifest. */
async function repack(bytes: Uint8Array, change: (text: string) => string): Promise<Uint8Array<ArrayBuffer>> {
  const from = await fromBufferPromise(Buffer.from(bytes));
  const to = new ZipFile();
  for await (const entry of from.eachEntry()) {
    const content = await buffer(await from.openReadStreamPromise(entry));
    const isManifest = entry.fileName === 'project.json';
    to.addBuffer(isManifest ? Buffer.from(change(content.toString('utf8'))) : content, entry.fileName);
  }
  to.end();
  // Its types say no more than that it can be read; it is one of Node's own streams.
  return new Uint8Array(await buffer(to.outputStream as Readable));
}

test('pasted pictures of another project are brought along for everybody who sees the board, if the paster may see them', async () => {
  const maker = await signUp(api.app);
  const source = await openProject(maker);
  const picture = await maker.read<Asset>('POST', `${source.base}/assets/import`, {
    url: `${elsewhere.url}/d%C3%BCne.png?size=large`,
  });
  await api.database.pool.query("UPDATE assets SET prompt = 'a dune', licence = $2 WHERE id = $1", [
    picture.id,
    { commercialUse: true, basis: 'Made on the Pro plan.', modelLicence: null },
  ]);
  const paster = await join(api.app, maker, source.base, 'view');
  const target = await openProject(paster, 'Target');
  const guest = await join(api.app, paster, target.base, 'view');
  const copy = async (client: typeof maker, { base }: { readonly base: string }, assetId = picture.id) => {
    const answer = await client.send('POST', `${base}/assets/copies`, { assetIds: [assetId] });
    const { items } = (await answer.json()) as { items?: { assetId: string; copyId: string }[] };
    return { status: answer.status, items };
  };
  const status = async (client: typeof maker, assetId: string) =>
    (await client.send('GET', `/api/assets/${assetId}/content`)).status;

  const { items: [copied] = [] } = await copy(paster, target);
  const copyId = copied?.copyId ?? '';
  expect([await status(guest, picture.id), await status(guest, copyId)]).toEqual([404, 200]);
  expect(await paster.read<Asset>('GET', `/api/assets/${copyId}`)).toMatchObject({
    sha256: picture.sha256,
    prompt: 'a dune',
    projectId: target.id,
    chargedMillicredits: 0,
    licence: { commercialUse: false, basis: expect.stringContaining('somebody else') },
  });
  expect(await copy(paster, target, copyId)).toEqual({ status: 201, items: [] });
  // A guest may not change the board, and who cannot see a picture cannot bring it anywhere.
  expect(await copy(guest, target)).toMatchObject({ status: 404 });
  const stranger = await signUp(api.app);
  expect(await copy(stranger, await openProject(stranger))).toEqual({ status: 201, items: [] });
  // Within the projects of one person the rights stay; what was copied outlives where it came from.
  const second = await openProject(maker, 'Second');
  const { items: [own] = [] } = await copy(maker, second);
  expect((await maker.send('DELETE', source.base)).status).toBe(204);
  expect(await maker.read<Asset>('GET', `/api/assets/${own?.copyId}`)).toMatchObject({
    licence: { commercialUse: true },
  });
  expect(await status(maker, own?.copyId ?? '')).toBe(200);
});
