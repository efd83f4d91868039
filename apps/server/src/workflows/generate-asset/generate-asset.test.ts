import { randomUUID } from 'node:crypto';
import type { CreateGeneration } from '@gesso/contract';
import { createFakeProvider, type FakeOutcome, type FakeProvider } from '@gesso/provider-kit/testing';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createAssets } from '../../modules/assets/index.ts';
import { readCredits } from '../../modules/ledger/testing/read-credits.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { presentGeneration } from './index.ts';
import { addCreator, createStudio, type Studio } from './testing/create-studio.ts';

let database: TestDatabase;
let studio: Studio;
let provider: FakeProvider;
const outcomes = new Map<string, FakeOutcome[]>();

beforeAll(async () => {
  database = await createTestDatabase();
  provider = createFakeProvider({
    outcome: (request) => outcomes.get(request.prompt)?.shift() ?? { kind: 'succeeds' },
  });
  studio = await createStudio({ database, databaseUrl: database.url, providers: [provider] });
});

afterEach(() => outcomes.clear());

afterAll(async () => {
  await studio.close();
  await database.close();
});

async function openBoard({ millicredits = 100_000, plan = 'free' as 'free' | 'basic' } = {}) {
  const accountId = await addCreator(database, { millicredits, plan });
  const project = await studio.projects.create({ accountId, name: 'Board' });
  return { accountId, projectId: project.id };
}

const order = (more: Partial<CreateGeneration> = {}): CreateGeneration => ({
  model: 'fake-image',
  prompt: 'a red fox',
  settings: { size: '64x64', count: 1 },
  ...more,
});

type Board = { readonly accountId: string; readonly projectId: string };

async function accept(board: Board, request: CreateGeneration) {
  const answer = await studio.generations.accept({ ...board, request });
  if (!answer.ok) throw new Error(answer.message);
  return answer.generation;
}

async function ended({ accountId }: Board, generationId: string) {
  return vi.waitFor(
    async () => {
      const generation = await studio.generations.find({ accountId, generationId });
      expect(generation?.finishedAt).not.toBeNull();
      if (generation === undefined) throw new Error('gone');
      return generation;
    },
    { timeout: 10_000, interval: 10 },
  );
}

async function readEntries(accountId: string, kind: string) {
  const { rows } = await database.pool.query<{ reason: string | null }>(
    'SELECT reason FROM credit_entries WHERE account_id = $1 AND kind = $2',
    [accountId, kind],
  );
  return rows;
}

const itemsOf = async (board: Board) => (await studio.projects.items(board))?.items ?? [];

test('a prompt becomes a picture on the board for its price', async () => {
  const board = await openBoard({ plan: 'basic' });
  const accepted = await accept(board, order({ place: { x: 500, y: 300 } }));
  expect(accepted).toMatchObject({ status: 'queued', quotedMillicredits: 1_000 });
  const [placeholder] = await itemsOf(board);
  expect(placeholder).toMatchObject({ id: accepted.itemIds[0], width: 64, height: 64, x: 468, y: 268 });
  const generation = await ended(board, accepted.id);
  expect(presentGeneration(generation)).toMatchObject({
    status: 'succeeded',
    chargedMillicredits: 1_000,
    progress: 1,
    assets: [{ kind: 'image', mimeType: 'image/png', widthPx: 64, heightPx: 64, model: 'fake-image' }],
  });
  expect(generation.assets[0]?.licence).toMatchObject({ commercialUse: true });
  expect(await itemsOf(board)).toMatchObject([
    { id: accepted.itemIds[0], status: 'ready', assetId: generation.assets[0]?.id },
  ]);
  expect(await readCredits(database.pool, board.accountId)).toEqual({ spendable: 99_000, held: 0 });
});

test('four results are four different pictures side by side, and the free plan sells no rights', async () => {
  const board = await openBoard();
  const accepted = await accept(board, order({ settings: { count: 4 } }));
  const { assets } = await ended(board, accepted.id);
  expect(new Set(assets.map(({ sha256 }) => sha256)).size).toBe(4);
  expect(assets.every(({ licence }) => !licence.commercialUse)).toBe(true);
  const items = await itemsOf(board);
  expect(new Set(items.map(({ x, y }) => `${x},${y}`)).size).toBe(4);
  expect(assets.reduce((sum, asset) => sum + asset.chargedMillicredits, 0n)).toBe(4_000n);
});

test.each([
  ['a model that refuses the prompt', { kind: 'refused', code: 'moderated', retryable: false }, 'moderated'],
  ['a job that fails at the vendor', { kind: 'fails', code: 'unavailable' }, 'unavailable'],
  ['an engine that breaks down', { kind: 'fails', code: 'engine-failed' }, 'engine-failed'],
  ['no result at all', { kind: 'empty' }, 'empty-result'],
  ['a web page instead of a picture', { kind: 'wrong-type' }, 'wrong-type'],
] as const)('%s costs nothing and the board says why', async (name, outcome, code) => {
  const board = await openBoard();
  outcomes.set(name, [outcome]);
  const accepted = await accept(board, order({ prompt: name }));
  const generation = await ended(board, accepted.id);
  expect(generation).toMatchObject({ status: 'failed', failure: { code }, chargedMillicredits: 0n, assets: [] });
  expect(await readCredits(database.pool, board.accountId)).toEqual({ spendable: 100_000, held: 0 });
  expect(await readEntries(board.accountId, 'release')).toEqual([{ reason: code }]);
  expect(await itemsOf(board)).toMatchObject([{ status: 'failed', failure: { code } }]);
});

test('the same picture four times is paid once', async () => {
  const board = await openBoard();
  outcomes.set('twins', [{ kind: 'duplicates' }]);
  const accepted = await accept(board, order({ prompt: 'twins', settings: { count: 4 } }));
  const generation = await ended(board, accepted.id);
  expect(generation).toMatchObject({ status: 'succeeded', chargedMillicredits: 1_000n });
  expect(generation.assets).toHaveLength(1);
  expect(await readCredits(database.pool, board.accountId)).toEqual({ spendable: 99_000, held: 0 });
  const items = await itemsOf(board);
  expect(items.map(({ status }) => status).toSorted()).toEqual(['failed', 'failed', 'failed', 'ready']);
});

test('stopping running work gives everything back, clears the board and stops the vendor', async () => {
  const board = await openBoard();
  outcomes.set('slow', [{ kind: 'held' }]);
  const accepted = await accept(board, order({ prompt: 'slow' }));
  const { accountId } = board;
  await vi.waitFor(async () =>
    expect(await studio.generations.find({ accountId, generationId: accepted.id })).toMatchObject({
      status: 'running',
    }),
  );
  const cancelled = await studio.generations.cancel({ accountId, generationId: accepted.id });
  expect(cancelled).toMatchObject({ status: 'cancelled', chargedMillicredits: 0n });
  expect(await readCredits(database.pool, accountId)).toEqual({ spendable: 100_000, held: 0 });
  expect(await itemsOf(board)).toEqual([]);
  const started = provider.submissions.find(({ prompt }) => prompt === 'slow');
  await vi.waitFor(() => expect(provider.cancelled).toContain(`fake-${started?.attemptId}`), { timeout: 5_000 });
});

test('stopping races with success: the money, the board and the status tell one story', async () => {
  const board = await openBoard();
  const accepted = await Promise.all(Array.from({ length: 8 }, () => accept(board, order())));
  await Promise.all(
    accepted.map(({ id }) => studio.generations.cancel({ accountId: board.accountId, generationId: id })),
  );
  const generations = await Promise.all(accepted.map(({ id }) => ended(board, id)));
  const succeeded = generations.filter(({ status }) => status === 'succeeded');
  expect(generations.every(({ status }) => status === 'succeeded' || status === 'cancelled')).toBe(true);
  expect(await readCredits(database.pool, board.accountId)).toEqual({
    spendable: 100_000 - 1_000 * succeeded.length,
    held: 0,
  });
  expect(await itemsOf(board)).toHaveLength(succeeded.length);
});

test('stopping finished work changes nothing', async () => {
  const board = await openBoard();
  const accepted = await accept(board, order());
  await ended(board, accepted.id);
  const after = await studio.generations.cancel({ accountId: board.accountId, generationId: accepted.id });
  expect(after).toMatchObject({ status: 'succeeded', chargedMillicredits: 1_000n });
  expect(await readCredits(database.pool, board.accountId)).toEqual({ spendable: 99_000, held: 0 });
});

test('a failed placeholder stays until it is dismissed', async () => {
  const board = await openBoard();
  outcomes.set('bad', [{ kind: 'empty' }]);
  const accepted = await accept(board, order({ prompt: 'bad' }));
  await ended(board, accepted.id);
  expect(await itemsOf(board)).toHaveLength(1);
  await studio.generations.dismiss({ accountId: board.accountId, generationId: accepted.id });
  expect(await itemsOf(board)).toEqual([]);
});

test('twenty at once with credits for nineteen: exactly nineteen are accepted', async () => {
  const board = await openBoard({ millicredits: 19_500 });
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => studio.generations.accept({ ...board, request: order() })),
  );
  const accepted = answers.flatMap((answer) => (answer.ok ? [answer.generation] : []));
  expect(accepted).toHaveLength(19);
  expect(answers.filter((answer) => !answer.ok)).toMatchObject([{ code: 'insufficient-credits' }]);
  await Promise.all(accepted.map(({ id }) => ended(board, id)));
  expect(await readCredits(database.pool, board.accountId)).toEqual({ spendable: 500, held: 0 });
  expect(await itemsOf(board)).toHaveLength(19);
});

test.each([
  ['an unknown model', { model: 'nothing' }, 'unknown-model'],
  ['a setting out of range', { settings: { count: 99 } }, 'invalid-settings'],
  ['an unknown setting', { settings: { colour: 'red' } }, 'invalid-settings'],
  ['an empty prompt', { prompt: '' }, 'invalid-prompt'],
  ['a blank prompt', { prompt: ' \n\t' }, 'invalid-prompt'],
  ['a prompt above the model’s limit', { prompt: 'x'.repeat(1_001) }, 'invalid-prompt'],
  ['a prompt of 100,000 characters', { prompt: 'x'.repeat(100_000) }, 'invalid-prompt'],
  ['a prompt that cannot be stored', { prompt: 'a\0b' }, 'invalid-prompt'],
  ['a price above the maximum', { maxMillicredits: 999 }, 'max-exceeded'],
  ['a reference that does not exist', { references: [randomUUID()] }, 'not-found'],
  ['a reference that is no id', { references: ['x'] }, 'not-found'],
] as const)('%s is refused and moves nothing', async (_name, more, code) => {
  const board = await openBoard();
  const answer = await studio.generations.accept({ ...board, request: order(more as Partial<CreateGeneration>) });
  expect(answer).toMatchObject({ ok: false, code });
  expect(await readCredits(database.pool, board.accountId)).toEqual({ spendable: 100_000, held: 0 });
  expect(await itemsOf(board)).toEqual([]);
});

test('somebody else’s project, generation and reference do not exist', async () => {
  const mine = await openBoard();
  const theirs = await openBoard();
  const accepted = await accept(theirs, order());
  const { assets } = await ended(theirs, accepted.id);
  const foreign = { accountId: mine.accountId, projectId: theirs.projectId };
  expect(await studio.generations.accept({ ...foreign, request: order() })).toMatchObject({ code: 'not-found' });
  const references = assets.map(({ id }) => id);
  expect(await studio.generations.accept({ ...mine, request: order({ references }) })).toMatchObject({
    code: 'not-found',
  });
  const owned = { accountId: mine.accountId, generationId: accepted.id };
  expect(await studio.generations.find(owned)).toBeUndefined();
  expect(await studio.generations.cancel(owned)).toBeUndefined();
  expect(await studio.generations.dismiss(owned)).toBeUndefined();
  expect(await studio.projects.items(foreign)).toBeUndefined();
  expect(await readCredits(database.pool, mine.accountId)).toEqual({ spendable: 100_000, held: 0 });
});

test('deleting a project stops its work and gives the credits back', async () => {
  const board = await openBoard();
  outcomes.set('endless', [{ kind: 'held' }]);
  const accepted = await accept(board, order({ prompt: 'endless' }));
  expect(await studio.projects.remove(board)).toBe(true);
  expect(await ended(board, accepted.id)).toMatchObject({ status: 'cancelled' });
  expect(await readCredits(database.pool, board.accountId)).toEqual({ spendable: 100_000, held: 0 });
  expect(await studio.projects.find(board)).toBeUndefined();
  expect(await studio.generations.accept({ ...board, request: order() })).toMatchObject({ code: 'not-found' });
});

test('more references than the model takes are refused by name, and none of them moves anything', async () => {
  const board = await openBoard();
  const { assets } = await ended(board, (await accept(board, order())).id);
  const references = Array.from({ length: 3 }, () => assets[0]?.id ?? '');
  const before = await readCredits(database.pool, board.accountId);
  expect(await studio.generations.accept({ ...board, request: order({ references }) })).toMatchObject({
    ok: false,
    code: 'invalid-request',
    errors: [{ path: 'references', message: 'must name at most 2' }],
  });
  expect(await readCredits(database.pool, board.accountId)).toEqual(before);
});

test('an own picture is a reference, and the result names it as its parent', async () => {
  const board = await openBoard();
  const first = await ended(board, (await accept(board, order())).id);
  const references = first.assets.map(({ id }) => id);
  const second = await ended(board, (await accept(board, order({ prompt: 'again', references }))).id);
  expect(second.assets[0]?.parents).toEqual(references);
  const submitted = provider.submissions.find(({ prompt }) => prompt === 'again');
  expect(submitted?.references).toMatchObject([{ mimeType: 'image/png' }]);
});

test('a picture is delivered before its smaller copies, which whoever asks first has made, once', async () => {
  const board = await openBoard();
  const { accountId } = board;
  const { id } = await accept(board, order());
  const { assets } = await ended(board, id);
  const owned = { accountId, assetId: assets[0]?.id ?? '' };
  const visitor = createAssets(studio.context);
  const [one, other] = await Promise.all([
    visitor.openContent({ ...owned, variant: '32' }),
    visitor.openContent({ ...owned, variant: '32' }),
  ]);
  expect(one).toMatchObject({ mimeType: 'image/webp' });
  expect(other?.sha256).toBe(one?.sha256);
  await studio.ladders.settled();
  const { variants } = (await visitor.find(owned)) ?? {};
  expect(Object.keys(variants ?? {})).toEqual(['32', '128', '512', '2048']);
});
