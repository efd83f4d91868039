import { itemsOf, placeItems, removeItem } from '@gesso/canvas-core';
import type {
  Asset,
  BoardVersion,
  CanvasItems,
  CommentThread,
  CreatedShareLink,
  OpenedShareLink,
  Page,
  Project,
  ProjectPerson,
  RestoredVersion,
  SharedProject,
  SharedRole,
  ShareLink,
} from '@gesso/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { inTransaction } from '../platform/database/transaction.ts';
import { settleAnchors } from '../workflows/keep-comments/index.ts';
import { type ApiClient, cookieOf, createStranger, expectProblem, ORIGIN, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let now = new Date();

beforeAll(async () => {
  api = await createTestApi({ wallClock: { now: () => now } });
});

afterAll(() => api.close());

async function openProject(owner: ApiClient, name = 'Posters') {
  const { id } = await owner.read<Project>('POST', '/api/projects', { name });
  return { id, base: `/api/projects/${id}` };
}

const share = (owner: ApiClient, base: string, role: SharedRole, expiresInDays?: number) =>
  owner.read<CreatedShareLink>('POST', `${base}/share-links`, { role, ...(expiresInDays && { expiresInDays }) });

const enter = (client: ApiClient, token: string) => client.send('POST', '/api/share-links/open', { token });

async function join(owner: ApiClient, base: string, role: SharedRole): Promise<ApiClient> {
  const member = await signUp(api.app);
  const { token } = await share(owner, base, role);
  expect((await enter(member, token)).status).toBe(200);
  return member;
}

async function upload(client: ApiClient, base: string, red = 200): Promise<Response> {
  const create = { width: 40, height: 20, channels: 3 as const, background: { r: red, g: 30, b: 30 } };
  const png = await sharp({ create }).png().toBuffer();
  const form = new FormData();
  form.set('file', new File([new Uint8Array(png)], 'red.png', { type: 'image/png' }));
  return client.send('POST', `${base}/assets`, form);
}

const note = (id: string, x = 0) => ({ id, kind: 'note', status: 'ready', x, y: 0, width: 100, height: 100 }) as const;

const changeBoard = <Answer>(projectId: string, change: (doc: Y.Doc) => Answer) =>
  inTransaction(api.database, (connection) => api.canvases.change(connection, projectId, change));

const itemIds = async (client: ApiClient, base: string) =>
  (await client.read<CanvasItems>('GET', `${base}/items`)).items.map(({ id }) => id).toSorted();

test('each role may do what it says and nothing more, and nobody but the owner spends or shares', async () => {
  const owner = await signUp(api.app);
  const { id, base } = await openProject(owner);
  const asset = (await (await upload(owner, base)).json()) as Asset;
  const other = await openProject(owner, 'Secret');
  const secret = (await (await upload(owner, other.base, 10)).json()) as Asset;
  const remark = { text: 'Bigger', point: { x: 0, y: 0 } };
  for (const role of ['view', 'comment', 'edit'] as const) {
    const member = await join(owner, base, role);
    expect(await member.read('GET', base)).toMatchObject({ id, name: 'Posters', role });
    const shared = await member.read<Page<SharedProject>>('GET', '/api/shared-projects');
    expect(shared.items).toMatchObject([{ id, role, ownerName: 'Ada', coverAssetIds: [asset.id] }]);
    const statusOf = async (method: string, path: string, body?: unknown) =>
      (await member.send(method, path, body)).status;
    expect(await statusOf('GET', `${base}/items`)).toBe(200);
    expect(await statusOf('GET', `/api/assets/${asset.id}/content?variant=128`)).toBe(200);
    expect(await statusOf('GET', `${base}/comment-threads`)).toBe(200);
    expect(await statusOf('GET', `${base}/versions`)).toBe(200);
    expect(await statusOf('POST', `${base}/collab-token`)).toBe(201);
    expect(await statusOf('POST', `${base}/comment-threads`, remark)).toBe(role === 'view' ? 404 : 201);
    expect(await statusOf('POST', `${base}/versions`, { name: role })).toBe(role === 'edit' ? 201 : 404);
    expect((await upload(member, base)).status).toBe(role === 'edit' ? 201 : 404);
    const forbidden: readonly (readonly [string, string, unknown?])[] = [
      ['PATCH', base, { name: 'Mine' }],
      ['DELETE', base],
      ['POST', `${base}/generations`, { model: 'fake-image', prompt: 'a hat' }],
      ['POST', `${base}/runs`, { brief: 'make 1' }],
      ['GET', `${base}/threads`],
      ['GET', `${base}/share-links`],
      ['POST', `${base}/share-links`, { role: 'edit' }],
      ['GET', `/api/assets/${asset.id}`],
      ['GET', `/api/assets/${asset.id}/licence`],
      ['GET', other.base],
      ['GET', `${other.base}/items`],
      ['GET', `/api/assets/${secret.id}/content`],
    ];
    for (const [method, path, body] of forbidden) {
      expect([role, method, path, await statusOf(method, path, body)]).toEqual([role, method, path, 404]);
    }
  }
  // What an editor brought belongs to the project's owner.
  expect((await owner.read<Page<Asset>>('GET', `/api/assets?projectId=${id}`)).items).toHaveLength(2);
  const people = await owner.read<Page<ProjectPerson>>('GET', `${base}/people`);
  expect(people.items.map(({ role }) => role)).toEqual(['owner', 'view', 'comment', 'edit']);
  expect(JSON.stringify(people)).not.toContain('@');
});

test('a revoked or expired link lets nobody in and ends what came from it; a removed member is a stranger', async () => {
  const owner = await signUp(api.app);
  const { base } = await openProject(owner);
  const link = await share(owner, base, 'edit', 1);
  const members = [await signUp(api.app), await signUp(api.app), await signUp(api.app)] as const;
  for (const member of members) expect((await enter(member, link.token)).status).toBe(200);
  const stored = await api.database.pool.query('SELECT * FROM share_links');
  expect(JSON.stringify(stored.rows)).not.toContain(link.token);
  const list = await owner.read<Page<ShareLink>>('GET', `${base}/share-links`);
  expect(list.items).toMatchObject([{ id: link.id, role: 'edit', members: 3, hint: link.token.slice(-4) }]);
  expect(list.items[0]).not.toHaveProperty('token');

  const people = await owner.read<Page<ProjectPerson>>('GET', `${base}/people`);
  await expectProblem(await members[0].send('DELETE', `/api/members/${people.items[2]?.id}`), 404, 'not-found');
  expect((await members[0].send('DELETE', `/api/members/${people.items[1]?.id}`)).status).toBe(204);
  await expectProblem(await members[0].send('GET', base), 404, 'not-found');
  expect((await owner.send('DELETE', `/api/members/${people.items[2]?.id}`)).status).toBe(204);
  await expectProblem(await members[1].send('GET', base), 404, 'not-found');

  await expectProblem(await members[2].send('DELETE', `/api/share-links/${link.id}`), 404, 'not-found');
  expect((await owner.send('DELETE', `/api/share-links/${link.id}`)).status).toBe(204);
  await expectProblem(await members[2].send('GET', `${base}/items`), 404, 'not-found');
  await expectProblem(await enter(members[2], link.token), 404, 'not-found');
  await expectProblem(await enter(members[2], 'nonsense'), 404, 'not-found');

  const short = await share(owner, base, 'comment', 1);
  await enter(members[2], short.token);
  await api.database.pool.query("UPDATE share_links SET expires_at = now() - interval '1 s' WHERE id = $1", [short.id]);
  await expectProblem(await enter(members[1], short.token), 404, 'not-found');
  await api.shares.endExpired();
  await expectProblem(await members[2].send('GET', base), 404, 'not-found');
});

test('a higher link raises a member and a lower one takes nothing; the owner stays the owner', async () => {
  const owner = await signUp(api.app);
  const { base } = await openProject(owner);
  const links = { view: await share(owner, base, 'view'), edit: await share(owner, base, 'edit') };
  const member = await signUp(api.app);
  const roleAfter = async (client: ApiClient, token: string) =>
    ((await (await enter(client, token)).json()) as OpenedShareLink).role;
  expect(await roleAfter(member, links.view.token)).toBe('view');
  expect(await roleAfter(member, links.edit.token)).toBe('edit');
  expect(await roleAfter(member, links.view.token)).toBe('edit');
  expect(await roleAfter(owner, links.view.token)).toBe('owner');
  expect((await owner.read<Page<ProjectPerson>>('GET', `${base}/people`)).items).toHaveLength(2);
});

test('without an account a view link shows the board and its pictures, and nothing else', async () => {
  const owner = await signUp(api.app);
  const { id, base } = await openProject(owner);
  const asset = (await (await upload(owner, base)).json()) as Asset;
  const view = await share(owner, base, 'view');
  const comment = await share(owner, base, 'comment');
  const stranger = createStranger(api.app);
  await expectProblem(await enter(stranger, comment.token), 401, 'unauthenticated');
  const opened = await enter(stranger, view.token);
  expect(await opened.clone().json()).toMatchObject({ projectId: id, role: 'view', isGuest: true });
  const cookie = cookieOf(opened);
  expect(opened.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
  const ask = (path: string, given = cookie, method = 'GET') =>
    stranger.send(method, path, method === 'GET' ? undefined : {}, { cookie: given, origin: ORIGIN });
  expect(await (await ask(base)).json()).toMatchObject({ name: 'Posters', role: 'view' });
  expect((await ask(`${base}/items`)).status).toBe(200);
  expect((await ask(`/api/assets/${asset.id}/content`)).status).toBe(200);
  for (const path of [`${base}/people`, `${base}/comment-threads`, `${base}/events`, `/api/me`]) {
    await expectProblem(await ask(path), 401, 'unauthenticated');
  }
  await expectProblem(
    await ask(
      base,
      cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    ),
    401,
    'unauthenticated',
  );
  await expectProblem(await ask((await openProject(owner)).base), 404, 'not-found');
  await owner.send('DELETE', `/api/share-links/${view.id}`);
  await expectProblem(await ask(base), 404, 'not-found');
  await expectProblem(await ask(`/api/assets/${asset.id}/content`), 404, 'not-found');
});

test('another site cannot make somebody a member', async () => {
  const owner = await signUp(api.app);
  const { token } = await share(owner, (await openProject(owner)).base, 'edit');
  const victim = await signUp(api.app);
  const answer = await victim.send('POST', '/api/share-links/open', { token }, { origin: 'https://evil.test' });
  await expectProblem(answer, 403, 'forbidden-origin');
});

test('comments are read, answered, resolved, changed and deleted by those who may, and a mention sends one letter', async () => {
  const owner = await signUp(api.app, 'owner-of-comments@example.com');
  const { id, base } = await openProject(owner);
  const member = await join(owner, base, 'comment');
  const viewer = await join(owner, base, 'view');
  const people = await owner.read<Page<ProjectPerson>>('GET', `${base}/people`);
  const ownerId = people.items[0]?.accountId as string;
  const stranger = (await (await signUp(api.app)).me()).account.id;
  const begin = { text: '@Ada bigger?', mentions: [ownerId, stranger], point: { x: 5, y: 6 } };
  const thread = await member.read<CommentThread>('POST', `${base}/comment-threads`, begin);
  expect(thread).toMatchObject({ x: 5, y: 6, itemId: null, unread: 0, resolvedAt: null });
  expect(thread.comments).toMatchObject([{ text: '@Ada bigger?', mentions: [{ id: ownerId, name: 'Ada' }] }]);
  const at = `/api/comment-threads/${thread.id}`;

  const seen = async (client: ApiClient) =>
    (await client.read<Page<CommentThread>>('GET', `${base}/comment-threads`)).items[0] as CommentThread;
  expect((await seen(owner)).unread).toBe(1);
  expect((await owner.send('POST', `${at}/read`)).status).toBe(204);
  expect((await seen(owner)).unread).toBe(0);
  expect((await seen(viewer)).unread).toBe(1);
  await expectProblem(await viewer.send('POST', `${at}/comments`, { text: 'no' }), 404, 'not-found');
  await expectProblem(await viewer.send('PATCH', at, { isResolved: true }), 404, 'not-found');

  const resolved = await owner.read<CommentThread>('PATCH', at, { isResolved: true });
  expect(resolved).toMatchObject({ resolvedBy: { id: ownerId }, resolvedAt: expect.any(String) });
  const answered = await owner.read<CommentThread>('POST', `${at}/comments`, { text: 'Done' });
  // A new word opens it again.
  expect(answered).toMatchObject({ resolvedAt: null, comments: [{}, { text: 'Done' }] });
  const [first, second] = answered.comments.map((comment) => `/api/comments/${comment.id}`) as [string, string];
  await expectProblem(await owner.send('PATCH', first, { text: 'Forged' }), 404, 'not-found');
  await expectProblem(await member.send('DELETE', second), 404, 'not-found');
  const edited = await member.read<CommentThread>('PATCH', first, { text: '@Ada larger?', mentions: [ownerId] });
  expect(edited.comments[0]).toMatchObject({ text: '@Ada larger?', editedAt: expect.any(String) });

  const letters = await api.database.pool.query('SELECT recipient, subject, body FROM mails');
  expect(letters.rows).toEqual([
    {
      recipient: 'owner-of-comments@example.com',
      subject: 'Ada mentioned you in Posters',
      body: expect.stringContaining(`/projects/${id}?comment=${thread.id}`),
    },
  ]);
  for (let count = 0; count < 12; count += 1) {
    await member.read('POST', `${at}/comments`, { text: '@Ada!', mentions: [ownerId] });
  }
  expect((await api.database.pool.query('SELECT 1 FROM mails')).rows).toHaveLength(10);

  const events = await api.database.pool.query('SELECT DISTINCT name FROM project_events WHERE project_id = $1', [id]);
  expect(events.rows.map(({ name }) => name)).toContain('comments-changed');
  await owner.send('DELETE', second);
  expect((await seen(owner)).comments[1]).toMatchObject({ isDeleted: true, text: '' });
  for (const comment of (await seen(owner)).comments) await owner.send('DELETE', `/api/comments/${comment.id}`);
  expect((await owner.read<Page<CommentThread>>('GET', `${base}/comment-threads`)).items).toEqual([]);
  await expectProblem(
    await owner.send('POST', `${base}/comment-threads`, { ...begin, text: ' ' }),
    422,
    'invalid-request',
  );
  const endless = { ...begin, text: 'x'.repeat(4001) };
  await expectProblem(await owner.send('POST', `${base}/comment-threads`, endless), 422, 'invalid-request');
});

test('a thread keeps to its item while it moves, and to the place when it goes', async () => {
  const owner = await signUp(api.app);
  const { id, base } = await openProject(owner);
  await changeBoard(id, (doc) => placeItems(doc, [note('a')], 'test'));
  const thread = await owner.read<CommentThread>('POST', `${base}/comment-threads`, {
    text: 'Here',
    point: { x: 25, y: 50 },
    itemId: 'a',
  });
  expect(thread).toMatchObject({ itemId: 'a', offsetX: 0.25, offsetY: 0.5 });
  const settle = async () => {
    const doc = new Y.Doc();
    await api.canvases.read(api.database.pool, id, (stored) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored)));
    await settleAnchors(api.database.pool, id, doc);
    return owner.read<CommentThread>('GET', `/api/comment-threads/${thread.id}`);
  };
  await changeBoard(id, (doc) => itemsOf(doc).get('a')?.set('x', 400));
  expect(await settle()).toMatchObject({ x: 425, y: 50 });
  await changeBoard(id, (doc) => removeItem(doc, 'a', 'test'));
  expect(await settle()).toMatchObject({ x: 425, y: 50 });
});

test('a version is kept by name and by itself, restored as a change of the board, and the restore can be taken back', async () => {
  const owner = await signUp(api.app);
  const { id, base } = await openProject(owner);
  await changeBoard(id, (doc) => placeItems(doc, [note('a'), note('b', 200)], 'test'));
  const first = await owner.read<BoardVersion>('POST', `${base}/versions`, { name: 'Two notes' });
  expect(first).toMatchObject({ kind: 'named', items: 2, createdBy: { name: 'Ada' }, hasThumbnail: true });
  const picture = await owner.send('GET', `/api/versions/${first.id}/thumbnail`);
  expect((await sharp(Buffer.from(await picture.arrayBuffer())).metadata()).width).toBe(320);
  const kept = new Y.Doc();
  const bytes = await (await owner.send('GET', `/api/versions/${first.id}/document`)).arrayBuffer();
  Y.applyUpdate(kept, new Uint8Array(bytes));
  expect([...itemsOf(kept).keys()]).toEqual(['a', 'b']);

  await changeBoard(id, (doc) => {
    removeItem(doc, 'a', 'test');
    itemsOf(doc).get('b')?.set('x', 900);
    itemsOf(doc).get('b')?.set('text', 'Later');
    placeItems(doc, [note('c', 400), { ...note('at-work', 600), kind: 'image', status: 'pending' }], 'test');
  });
  const restored = await owner.read<RestoredVersion>('POST', `/api/versions/${first.id}/restore`);
  expect(restored).toMatchObject({ added: 1, changed: 1, removed: 1 });
  // What is being made stays.
  expect(await itemIds(owner, base)).toEqual(['a', 'at-work', 'b']);
  const { items } = await owner.read<CanvasItems>('GET', `${base}/items`);
  expect(items.find((item) => item.id === 'b')).toMatchObject({ x: 200 });
  expect(items.find((item) => item.id === 'b')?.text).toBeUndefined();
  now = new Date(now.getTime() + 1_000);
  await owner.read('POST', `/api/versions/${restored.before.id}/restore`);
  expect(await itemIds(owner, base)).toEqual(['at-work', 'b', 'c']);
  const list = await owner.read<Page<BoardVersion>>('GET', `${base}/versions`);
  expect(list.items.map(({ kind }) => kind)).toEqual([
    'restored',
    'before-restore',
    'restored',
    'before-restore',
    'named',
  ]);

  const countOf = async () => (await owner.read<Page<BoardVersion>>('GET', `${base}/versions`)).items.length;
  await api.versions.keepDue();
  expect(await countOf()).toBe(5);
  await changeBoard(id, (doc) => placeItems(doc, [note('d', 800)], 'test'));
  await api.versions.keepDue();
  expect(await countOf()).toBe(5);
  now = new Date(Date.now() + 3 * 60_000);
  await api.versions.keepDue();
  await api.versions.keepDue();
  expect(await countOf()).toBe(6);
});
