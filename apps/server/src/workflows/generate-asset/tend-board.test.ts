import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { applyCommand, History, placeItems, readItems, removeItem } from '@gesso/canvas-core';
import type { AcceptedGeneration } from '@gesso/contract';
import { createFakeProvider, type FakeProvider } from '@gesso/provider-kit/testing';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type * as Y from 'yjs';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { createRealtime } from '../../platform/realtime/index.ts';
import { failGeneration } from './settle-generation.ts';
import { addCreator, createStudio, type Studio } from './testing/create-studio.ts';

let database: TestDatabase;
let studio: Studio;
let provider: FakeProvider;
let address: string;
const closers: (() => Promise<void> | void)[] = [];
const boards: (() => void)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  closers.push(() => database.close());
  provider = createFakeProvider({ outcome: () => ({ kind: 'held' }) });
  studio = await createStudio({ database, databaseUrl: database.url, providers: [provider] });
  closers.push(() => studio.close());
  const realtime = await createRealtime({
    documents: studio.canvases.documents,
    databaseUrl: database.url,
    log: pino({ level: 'silent' }),
    authorise: async () => ({ visitorId: 'anybody', mayEdit: true }),
    recheck: async () => true,
    tend: studio.generations.tendBoard,
  });
  const server = createServer();
  server.on('upgrade', realtime.handleUpgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening TCP server has an address with a port.
  address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/collab`;
  closers.push(async () => {
    await realtime.close();
    server.close();
  });
});

afterEach(() => {
  for (const close of boards.splice(0)) close();
});

afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

const eventually = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 10_000, interval: 10 });

type Board = { readonly accountId: string; readonly projectId: string };

async function createBoard(): Promise<Board> {
  const accountId = await addCreator(database, { millicredits: 100_000 });
  return { accountId, projectId: (await studio.projects.create({ accountId, name: 'Board' })).id };
}

async function open({ projectId }: Board): Promise<Y.Doc> {
  const websocketProvider = new HocuspocusProviderWebsocket({ url: address, WebSocketPolyfill: WebSocket });
  const connection = new HocuspocusProvider({ websocketProvider, name: projectId, token: 'any' });
  connection.attach();
  boards.push(() => {
    connection.destroy();
    websocketProvider.destroy();
  });
  await eventually(() => expect(connection.isSynced).toBe(true));
  return connection.document;
}

async function order(board: Board, count = 1): Promise<AcceptedGeneration & { readonly prompt: string }> {
  const prompt = randomUUID();
  const request = { model: 'fake-image', prompt, settings: { size: '64x64', count } };
  const answer = await studio.generations.accept({ ...board, request });
  if (!answer.ok) throw new Error(answer.message);
  return { ...answer.generation, prompt };
}

async function succeed({ accountId }: Board, { id, prompt }: { readonly id: string; readonly prompt: string }) {
  await eventually(() => expect(provider.submissions.some((request) => request.prompt === prompt)).toBe(true));
  provider.finish(provider.submissions.find((request) => request.prompt === prompt)?.attemptId ?? '');
  await eventually(async () =>
    expect(await studio.generations.find({ accountId, generationId: id })).toMatchObject({ status: 'succeeded' }),
  );
}

const stored = async (board: Board) => (await studio.projects.items(board))?.items ?? [];

/** Orders work, deletes one of its placeholders, and answers the way to take the deletion back. */
async function orderAndDelete(board: Board, { count = 1, index = 0 } = {}) {
  const accepted = await order(board, count);
  const doc = await open(board);
  const itemId = accepted.itemIds[index] ?? '';
  await eventually(() => expect(readItems(doc)).toHaveLength(count));
  const history = new History(doc, 'me');
  applyCommand(doc, { type: 'remove', ids: [itemId] }, 'me');
  await eventually(async () => expect(await stored(board)).toHaveLength(count - 1));
  const undo = () => {
    expect(history.undo()).toBe(true);
    expect(readItems(doc).find(({ id }) => id === itemId)).toMatchObject({ status: 'pending' });
  };
  return { accepted, doc, itemId, undo };
}

test('a placeholder that comes back after its picture was made shows the picture', async () => {
  const board = await createBoard();
  const { accepted, doc, itemId, undo } = await orderAndDelete(board, { count: 3, index: 1 });
  await succeed(board, accepted);
  undo();
  const generation = await studio.generations.find({ ...board, generationId: accepted.id });
  const shown = { id: itemId, status: 'ready', assetId: generation?.assets[1]?.id };
  await eventually(() => expect(readItems(doc).find(({ id }) => id === itemId)).toMatchObject(shown));
  await eventually(async () => expect((await stored(board)).every(({ status }) => status === 'ready')).toBe(true));
});

test('a placeholder that comes back after the work failed says why', async () => {
  const board = await createBoard();
  const { accepted, doc, undo } = await orderAndDelete(board);
  await failGeneration(studio.context, { generationId: accepted.id, code: 'moderated' });
  undo();
  await eventually(() => expect(readItems(doc)).toMatchObject([{ status: 'failed', failure: { code: 'moderated' } }]));
});

test('a placeholder that comes back after the work was stopped goes away again', async () => {
  const board = await createBoard();
  const { accepted, doc, undo } = await orderAndDelete(board);
  await studio.generations.cancel({ ...board, generationId: accepted.id });
  undo();
  await eventually(() => expect(readItems(doc)).toEqual([]));
  expect(await stored(board)).toEqual([]);
});

test('a board that was left with a placeholder of finished work is right when it is opened', async () => {
  const board = await createBoard();
  const accepted = await order(board);
  const itemId = accepted.itemIds[0] ?? '';
  await change(board, (doc) => removeItem(doc, itemId, 'test'));
  await succeed(board, accepted);
  await placePending(board, itemId, accepted.id);
  const doc = await open(board);
  await eventually(() => expect(readItems(doc)).toMatchObject([{ id: itemId, status: 'ready' }]));
});

test('what still waits is left alone, and nothing of other people is shown', async () => {
  const theirs = await createBoard();
  const done = await order(theirs);
  await succeed(theirs, done);
  const board = await createBoard();
  const running = await order(board);
  await placePending(board, 'foreign', done.id);
  await placePending(board, 'nonsense', 'no id');
  const own = await order(board);
  await succeed(board, own);
  await placePending(board, 'own', own.id);
  const doc = await open(board);
  // The last one has no result of its own; that it is settled says that the others were looked at.
  await eventually(() => expect(readItems(doc).find(({ id }) => id === 'own')).toMatchObject({ status: 'failed' }));
  const waiting = readItems(doc).filter(({ status }) => status === 'pending');
  expect(waiting.map(({ id }) => id)).toEqual([running.itemIds[0], 'foreign', 'nonsense']);
});

function placePending(board: Board, id: string, generationId: string): Promise<void> {
  const place = { kind: 'image', status: 'pending', x: 0, y: 0, width: 64, height: 64 } as const;
  return change(board, (doc) => placeItems(doc, [{ ...place, id, generationId }], 'test'));
}

async function change({ projectId }: Board, write: (doc: Y.Doc) => void): Promise<void> {
  await inTransaction(database, (connection) => studio.canvases.change(connection, projectId, write));
}
