import { itemsOf, placeItems, removeItem } from '@gesso/canvas-core';
import type { BoardVersion, CanvasItems, CommentThread, Page, ProjectPerson, RestoredVersion } from '@gesso/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { inTransaction } from '../platform/database/transaction.ts';
import { settleAnchors } from '../workflows/keep-comments/index.ts';
import { type ApiClient, expectProblem, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';
import { join, openProject } from './testing/shared-projects.ts';

let api: TestApi;
let now = new Date();

beforeAll(async () => {
  api = await createTestApi({ wallClock: { now: () => now } });
});

afterAll(() => api.close());

const note = (id: string, x = 0) => ({ id, kind: 'note', status: 'ready', x, y: 0, width: 100, height: 100 }) as const;

const changeBoard = <Answer>(projectId: string, change: (doc: Y.Doc) => Answer) =>
  inTransaction(api.database, (connection) => api.canvases.change(connection, projectId, change));

const itemIds = async (client: ApiClient, base: string) =>
  (await client.read<CanvasItems>('GET', `${base}/items`)).items.map(({ id }) => id).toSorted();

test('comments are read, answered, resolved, changed and deleted by those who may, and a mention sends one letter', async () => {
  const owner = await signUp(api.app, 'owner-of-comments@example.com');
  const { id, base } = await openProject(owner);
  const member = await join(api.app, owner, base, 'comment');
  const viewer = await join(api.app, owner, base, 'view');
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
