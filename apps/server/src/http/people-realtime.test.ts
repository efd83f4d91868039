import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { itemsOf, placeItems, readItems, removeItem } from '@gesso/canvas-core';
import type { CreatedShareLink, Page, Project, ProjectPerson, SharedRole } from '@gesso/contract';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type * as Y from 'yjs';
import { createRealtime } from '../platform/realtime/index.ts';
import { createAuthoriseVisitor, createRecheckVisitor } from './collab.ts';
import { type ApiClient, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let address: string;
let owner: ApiClient;
let projectId: string;
let base: string;
const closers: (() => Promise<void> | void)[] = [];

beforeEach(async () => {
  api = await createTestApi();
  const realtime = await createRealtime({
    documents: api.canvases.documents,
    databaseUrl: api.database.url,
    log: pino({ level: 'silent' }),
    authorise: createAuthoriseVisitor(api.authorise),
    recheck: createRecheckVisitor(api.authorise.projects),
    tend: async () => undefined,
  });
  const server: Server = createServer();
  server.on('upgrade', realtime.handleUpgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    await realtime.close();
    server.close();
  });
  // A listening TCP server has an address with a port.
  address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/collab`;
  owner = await signUp(api.app);
  projectId = (await owner.read<Project>('POST', '/api/projects', { name: 'Together' })).id;
  base = `/api/projects/${projectId}`;
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await api.close();
});

async function join(role: SharedRole): Promise<ApiClient> {
  const member = await signUp(api.app);
  const { token } = await owner.read<CreatedShareLink>('POST', `${base}/share-links`, { role });
  await member.read('POST', '/api/share-links/open', { token });
  return member;
}

/** One person's page: a real provider on a real socket, which can be cut and come back. */
async function openBoard(client: ApiClient) {
  const { token } = await client.read<{ token: string }>('POST', `${base}/collab-token`);
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: address,
    WebSocketPolyfill: WebSocket,
    delay: 10,
    minDelay: 5,
    factor: 1,
    jitter: false,
    maxDelay: 20,
  });
  const provider = new HocuspocusProvider({ websocketProvider, name: projectId, token });
  provider.attach();
  closers.push(() => {
    provider.destroy();
    websocketProvider.destroy();
  });
  await eventually(() => expect(provider.isSynced).toBe(true));
  const cut = async () => {
    websocketProvider.disconnect();
    await eventually(() => expect(provider.isSynced).toBe(false));
  };
  return { provider, doc: provider.document, cut, rejoin: () => websocketProvider.connect() };
}

const eventually = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 10_000, interval: 5 });
const note = (id: string) => ({ id, kind: 'note', status: 'ready', x: 0, y: 0, width: 10, height: 10 }) as const;
const contentOf = (doc: Y.Doc) => Object.fromEntries(readItems(doc).map(({ id, ...item }) => [id, item] as const));
const storedContent = () => api.canvases.read(api.database.pool, projectId, contentOf);

type Edit = { readonly person: number; readonly act: number; readonly item: number; readonly value: number };
const ITEMS = 12;

/** Adds, moves, writes or removes an item; or loses the line, or gets it back. */
async function perform({ act, item, value }: Edit, board: Awaited<ReturnType<typeof openBoard>>, me: string) {
  const id = `item-${item}`;
  const stored = itemsOf(board.doc).get(id);
  if (act === 0) await board.cut();
  else if (act === 1) await board.rejoin();
  else if (act <= 4) placeItems(board.doc, [note(id)], me);
  else if (act === 5) removeItem(board.doc, id, me);
  else if (act <= 8) stored?.set('x', value);
  else stored?.set('text', `${me} ${value}`);
}

const editsOf = (people: number) =>
  fc.sample(
    fc.record({
      person: fc.nat(people - 1),
      act: fc.nat(11),
      item: fc.nat(ITEMS - 1),
      value: fc.integer({ min: -999, max: 999 }),
    }),
    { numRuns: 80 * people, seed: 7 },
  );

test.each([2, 5])(
  '%i people who edit at random, lose the line and come back see one board, and so does the store',
  async (count) => {
    const clients = [owner, ...(await Promise.all(Array.from({ length: count - 1 }, () => join('edit'))))];
    const boards = await Promise.all(clients.map(openBoard));
    for (const edit of editsOf(count)) {
      const board = boards[edit.person];
      if (board) await perform(edit, board, `person-${edit.person}`);
    }
    // Two sides of one break: both go on writing without a line, the same item, too.
    await Promise.all(boards.map(({ cut }) => cut()));
    boards.forEach(({ doc }, index) => {
      placeItems(doc, [note('shared'), note(`offline-${index}`)], 'offline');
      itemsOf(doc).get('shared')?.set('text', `from ${index}`);
    });
    await Promise.all(boards.map(({ rejoin }) => rejoin()));
    await eventually(async () => {
      const [first, ...others] = boards.map(({ doc }) => contentOf(doc));
      for (const other of others) expect(other).toEqual(first);
      expect(await storedContent()).toEqual(first);
      expect(Object.keys(first ?? {})).toEqual(
        expect.arrayContaining(['shared', ...boards.map((_, index) => `offline-${index}`)]),
      );
    });
  },
);

test('who may only look or comment sees everything, shows where they point, and writes nothing, whatever they send', async () => {
  const first = await openBoard(owner);
  for (const role of ['view', 'comment'] as const) {
    const { provider, doc } = await openBoard(await join(role));
    expect(provider.authorizedScope).toBe('readonly');
    placeItems(first.doc, [note(`for-${role}`)], 'owner');
    await eventually(() => expect(Object.keys(contentOf(doc))).toContain(`for-${role}`));
    provider.setAwarenessField('user', { id: role });
    await eventually(() =>
      expect([...(first.provider.awareness?.getStates().values() ?? [])]).toContainEqual({ user: { id: role } }),
    );
    // A hostile page writes all the same, by update and by the answer to a sync.
    placeItems(doc, [note(`forged-by-${role}`)], 'evil');
    itemsOf(doc).get(`for-${role}`)?.set('text', 'forged');
    provider.forceSync();
    placeItems(first.doc, [note(`after-${role}`)], 'owner');
    await eventually(() => expect(Object.keys(contentOf(doc))).toContain(`after-${role}`));
  }
  await eventually(async () => expect(await storedContent()).toEqual(contentOf(first.doc)));
  expect(JSON.stringify(await storedContent())).not.toContain('forged');
});

test('who is sent away is off the board at once and cannot come back; the others stay and a new role counts at once', async () => {
  const first = await openBoard(owner);
  const [gone, demoted] = [await join('edit'), await join('edit')];
  const boards = [await openBoard(gone), await openBoard(demoted)] as const;
  const people = await owner.read<Page<ProjectPerson>>('GET', `${base}/people`);
  const closings = boards.map(({ provider }) => new Promise((resolve) => provider.on('close', resolve)));
  await owner.send('PATCH', `/api/members/${people.items[2]?.id}`, { role: 'view' });
  await closings[1];
  await boards[1].provider.onOpen(new Event('open'));
  await eventually(() => expect(boards[1].provider.authorizedScope).toBe('readonly'));

  await owner.send('DELETE', `/api/members/${people.items[1]?.id}`);
  await closings[0];
  const refused = new Promise((resolve) => boards[0].provider.on('authenticationFailed', resolve));
  await boards[0].provider.onOpen(new Event('open'));
  expect(await refused).toMatchObject({ reason: 'permission-denied' });
  placeItems(boards[0].doc, [note('too late')], 'gone');
  placeItems(first.doc, [note('afterwards')], 'owner');
  await eventually(() => expect(Object.keys(contentOf(boards[1].doc))).toEqual(['afterwards']));
  expect(Object.keys(contentOf(boards[0].doc))).toEqual(['too late']);
  await eventually(async () => expect(Object.keys((await storedContent()) ?? {})).toEqual(['afterwards']));
  expect(first.provider.isSynced).toBe(true);
});
