import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DOCUMENT_VERSION, documentVersion, itemsOf, placeItems, readItems, removeItem } from '@gesso/canvas-core';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { createRealtime, type Realtime } from '../../platform/realtime/index.ts';
import { insertAccount } from '../../testing/insert-account.ts';
import { type Canvases, createCanvases } from './canvases.service.ts';

const log = pino({ level: 'silent' });
const KEY = 'the right token';

type Node = { readonly canvases: Canvases; readonly address: string; readonly close: () => Promise<void> };

let database: TestDatabase;
let projectId: string;
const closers: (() => Promise<void> | void)[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  projectId = randomUUID();
  await insertProjectRow(projectId);
  await inTransaction(database, (connection) => createCanvases({ database }).create(connection, projectId));
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await database.close();
});

async function insertProjectRow(id: string): Promise<void> {
  await database.pool.query(
    "INSERT INTO projects (id, account_id, name, created_at, updated_at) VALUES ($1, $2, 'Board', now(), now())",
    [id, await insertAccount(database.pool)],
  );
}

async function startNode(): Promise<Node> {
  const canvases = createCanvases({ database });
  const realtime: Realtime = await createRealtime({
    documents: canvases.documents,
    databaseUrl: database.url,
    log,
    authorise: async (visitor) =>
      visitor.token === KEY && visitor.projectId === projectId ? { visitorId: 'owner', mayEdit: true } : null,
    recheck: async () => true,
    tend: async () => undefined,
  });
  const server: Server = createServer();
  server.on('upgrade', realtime.handleUpgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  let isClosed = false;
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await realtime.close();
    server.close();
  };
  closers.push(close);
  return { canvases, address: `ws://127.0.0.1:${port}/collab`, close };
}

function openBoard(address: string, token = KEY, name = projectId) {
  const websocketProvider = new HocuspocusProviderWebsocket({ url: address, WebSocketPolyfill: WebSocket });
  const provider = new HocuspocusProvider({ websocketProvider, name, token });
  provider.attach();
  closers.push(() => {
    provider.destroy();
    websocketProvider.destroy();
  });
  return provider;
}

async function synced(provider: HocuspocusProvider): Promise<Y.Doc> {
  await vi.waitFor(() => expect(provider.isSynced).toBe(true), { timeout: 5_000, interval: 5 });
  return provider.document;
}

const idsOf = (doc: Y.Doc) => readItems(doc).map(({ id }) => id);
const note = (id: string, x: number) => ({
  id,
  kind: 'note' as const,
  status: 'ready' as const,
  x,
  y: 0,
  width: 10,
  height: 10,
});
const eventually = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 5_000, interval: 5 });

test('two people on one board see each other’s changes', async () => {
  const node = await startNode();
  const first = await synced(openBoard(node.address));
  const second = await synced(openBoard(node.address));
  placeItems(first, [note('mine', 0)], 'me');
  placeItems(second, [note('yours', 50)], 'you');
  await eventually(() => {
    expect(idsOf(first).toSorted()).toEqual(['mine', 'yours']);
    expect(idsOf(second)).toEqual(idsOf(first));
  });
});

test('a board is the same after everybody left and the server started again', async () => {
  const before = await startNode();
  const doc = await synced(openBoard(before.address));
  placeItems(doc, [note('kept', 0), note('dropped', 20)], 'me');
  removeItem(doc, 'dropped', 'me');
  await eventually(async () => expect((await before.canvases.readItems(projectId))?.items).toHaveLength(1));
  await before.close();
  const after = await startNode();
  expect(idsOf(await synced(openBoard(after.address)))).toEqual(['kept']);
});

test('closing the server stores what was changed a moment before', async () => {
  const node = await startNode();
  const provider = openBoard(node.address);
  const doc = await synced(provider);
  placeItems(doc, [note('last words', 0)], 'me');
  await eventually(() => expect(provider.hasUnsyncedChanges).toBe(false));
  await node.close();
  expect((await createCanvases({ database }).readItems(projectId))?.items.map(({ id }) => id)).toEqual(['last words']);
});

test('what a worker places appears on an open board, also on another node', async () => {
  const here = await startNode();
  const there = await startNode();
  const first = await synced(openBoard(here.address));
  const second = await synced(openBoard(there.address));
  await inTransaction(database, (connection) =>
    here.canvases.change(connection, projectId, (doc) => placeItems(doc, [note('placed', 0)], 'server')),
  );
  await eventually(() => {
    expect(idsOf(first)).toEqual(['placed']);
    expect(idsOf(second)).toEqual(['placed']);
  });
  placeItems(first, [note('answer', 30)], 'me');
  await eventually(() => expect(idsOf(second)).toEqual(['placed', 'answer']));
});

test('a change whose transaction rolls back is never seen', async () => {
  const node = await startNode();
  const doc = await synced(openBoard(node.address));
  const change = (id: string, fails: boolean) =>
    inTransaction(database, async (connection) => {
      await node.canvases.change(connection, projectId, (board) => placeItems(board, [note(id, 0)], 'server'));
      if (fails) throw new Error('no');
    });
  await expect(change('ghost', true)).rejects.toThrow('no');
  await change('real', false);
  await eventually(() => expect(idsOf(doc)).toEqual(['real']));
});

test('twenty workers write one board at once and nothing is lost', async () => {
  const { canvases } = await startNode();
  const ids = Array.from({ length: 20 }, (_, index) => `item-${index}`);
  await Promise.all(
    ids.map((id, index) =>
      inTransaction(database, (connection) =>
        canvases.change(connection, projectId, (doc) => placeItems(doc, [note(id, index * 20)], 'server')),
      ),
    ),
  );
  const items = await canvases.readItems(projectId);
  expect(items?.items.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(items?.version).toBe(20);
});

test('after more than 200 updates the document is compacted and reads the same, for those who had it open too', async () => {
  const node = await startNode();
  const doc = await synced(openBoard(node.address));
  for (let index = 0; index < 205; index += 1) {
    await inTransaction(database, (connection) =>
      node.canvases.change(connection, projectId, (board) => {
        placeItems(board, [note('counter', 0)], 'server');
        itemsOf(board).get('counter')?.set('text', String(index));
      }),
    );
  }
  const { rows } = await database.pool.query<{ left: bigint }>(
    'SELECT count(*) AS left FROM canvas_updates WHERE project_id = $1',
    [projectId],
  );
  expect(Number(rows[0]?.left)).toBeLessThan(10);
  expect((await node.canvases.readItems(projectId))?.items).toMatchObject([{ id: 'counter', text: '204' }]);
  await eventually(() => expect(readItems(doc)).toMatchObject([{ id: 'counter', text: '204' }]));
});

/** Stores a document as another version of Gesso left it. */
async function storeDocument(version: number | undefined): Promise<void> {
  const doc = new Y.Doc();
  placeItems(doc, [note('old', 0)], 'me');
  if (version !== undefined) doc.getMap('meta').set('version', version);
  await database.pool.query('UPDATE canvases SET snapshot = $2 WHERE project_id = $1', [
    projectId,
    Y.encodeStateAsUpdate(doc),
  ]);
}

async function countUpdates(): Promise<number | undefined> {
  return (await createCanvases({ database }).readItems(projectId))?.version;
}

test('a new board is of the present version, and opening it writes nothing', async () => {
  const node = await startNode();
  expect(documentVersion(await synced(openBoard(node.address)))).toBe(DOCUMENT_VERSION);
  expect(await countUpdates()).toBe(0);
});

test('an older board is lifted when it is opened first, even in two places at once, and never again', async () => {
  await storeDocument(undefined);
  const nodes = [await startNode(), await startNode()];
  const docs = await Promise.all(nodes.map(({ address }) => synced(openBoard(address))));
  for (const doc of docs) {
    expect(documentVersion(doc)).toBe(DOCUMENT_VERSION);
    expect(idsOf(doc)).toEqual(['old']);
  }
  expect(await countUpdates()).toBe(1);
  for (const node of nodes) await node.close();
  const later = await startNode();
  expect(documentVersion(await synced(openBoard(later.address)))).toBe(DOCUMENT_VERSION);
  expect(await countUpdates()).toBe(1);
});

test('a worker that changes an older board lifts it with the same update', async () => {
  await storeDocument(undefined);
  const { canvases } = await startNode();
  const change = (id: string) =>
    inTransaction(database, (connection) =>
      canvases.change(connection, projectId, (doc) => {
        placeItems(doc, [note(id, 20)], 'server');
        return documentVersion(doc);
      }),
    );
  expect(await change('new')).toBe(DOCUMENT_VERSION);
  expect(await change('new')).toBe(DOCUMENT_VERSION);
  expect(await countUpdates()).toBe(1);
});

test('the board of a newer Gesso is shown and keeps its version', async () => {
  await storeDocument(DOCUMENT_VERSION + 1);
  const node = await startNode();
  const doc = await synced(openBoard(node.address));
  expect(documentVersion(doc)).toBe(DOCUMENT_VERSION + 1);
  expect(idsOf(doc)).toEqual(['old']);
  expect(await countUpdates()).toBe(0);
});

test.each([
  ['a wrong token', () => ['wrong', projectId]],
  ['no token', () => ['', projectId]],
  ['another project', () => [KEY, randomUUID()]],
  ['a name that is no id', () => [KEY, '../../etc']],
])('%s is refused and sees nothing', async (_name, given) => {
  const node = await startNode();
  await inTransaction(database, (connection) =>
    node.canvases.change(connection, projectId, (doc) => placeItems(doc, [note('secret', 0)], 'server')),
  );
  const [token, name] = given() as [string, string];
  const provider = openBoard(node.address, token, name);
  const refused = new Promise((resolve) => provider.on('authenticationFailed', resolve));
  expect(await refused).toMatchObject({ reason: 'permission-denied' });
  expect(idsOf(provider.document)).toEqual([]);
});

test('everybody is sent away from a board that is closed', async () => {
  const node = await startNode();
  const provider = openBoard(node.address);
  await synced(provider);
  const closed = new Promise((resolve) => provider.on('close', resolve));
  await inTransaction(database, (connection) => node.canvases.announceClosed(connection, projectId));
  await closed;
});
