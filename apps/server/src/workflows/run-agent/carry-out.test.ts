import { createFakeProvider, type FakeOutcome, type FakeProvider } from '@gesso/provider-kit/testing';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { listRunGenerations } from '../../modules/generation/index.ts';
import { reconcile } from '../../modules/ledger/index.ts';
import { readCredits } from '../../modules/ledger/testing/read-credits.ts';
import { hasEnded, type StoredRun } from '../../modules/runs/index.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { approveRun } from './approve-run.ts';
import { stopRun } from './stop-run.ts';
import {
  type Board,
  createRunStudio,
  openBoard,
  planned,
  type RunStudio,
  readBack,
} from './testing/create-run-studio.ts';
import { campaign, clip, film, picture } from './testing/example-campaign.ts';
import { FAKE_MODELS } from './testing/fake-studio-models.ts';
import { readLastWords, readStepStates } from './testing/read-run.ts';

let database: TestDatabase;
let studio: RunStudio;
let provider: FakeProvider;
const outcomes = new Map<string, FakeOutcome>();

beforeAll(async () => {
  database = await createTestDatabase();
  provider = createFakeProvider({
    models: FAKE_MODELS,
    pollAfterMs: 300,
    outcome: ({ prompt }) => outcomes.get(prompt) ?? { kind: 'succeeds' },
  });
  studio = await createRunStudio({ database, databaseUrl: database.url, providers: [provider] });
});

afterEach(async () => {
  outcomes.clear();
  expect((await reconcile(database.pool)).differences).toEqual([]);
});

afterAll(async () => {
  await studio.close();
  await database.close();
});

const WAITING = { timeout: 40_000, interval: 25 };

const approve = (run: StoredRun, planVersion = run.planVersion) =>
  approveRun(studio.runs, { accountId: run.accountId, runId: run.id, planVersion });

async function ended(run: StoredRun): Promise<StoredRun> {
  return vi.waitFor(async () => {
    const now = await readBack(studio, run);
    expect(hasEnded(now)).toBe(true);
    return now;
  }, WAITING);
}

const credits = ({ accountId }: Board) => readCredits(database.pool, accountId);

const itemsOf = async (board: Board) => (await studio.projects.items(board))?.items ?? [];

const stepsOf = (run: StoredRun) => readStepStates(database.pool, run);

/** As if the operator had taken the vendor's key away after the planning. */
function withoutEngine(findModel: RunStudio['runs']['models']['findModel']): typeof findModel {
  return (key) => {
    const found = findModel(key);
    return found && { ...found, availability: { available: false, reason: 'Its key was taken away.' } };
  };
}

const lastWords = (run: StoredRun) => readLastWords(database.pool, run);

test('a run makes each step from the results before it and costs exactly its quote', async () => {
  const board = await openBoard(studio);
  const run = await planned(studio, board, campaign);
  // 44 planning, 8 deliverables at 6, 3 pictures at 1, 3 clips at 3; the film and the text are free.
  expect(run.quotedMillicredits).toBe(104_000n);
  expect(await approve(run)).toEqual({ ok: true });
  const reserved = await itemsOf(board);
  expect(reserved.filter(({ kind }) => kind === 'frame').map(({ title }) => title)).toEqual([
    'Step s1',
    'Step s4',
    'Step s2',
    'Step s3',
  ]);
  expect(reserved.filter(({ kind }) => kind === 'image')).toHaveLength(7);
  expect(reserved.find(({ kind }) => kind === 'text')).toMatchObject({ text: 'Foxes\nat night', status: 'ready' });
  const end = await ended(run);
  expect(end).toMatchObject({ status: 'succeeded', chargedMillicredits: 104_000n, failure: null });
  expect(end.summary).toMatch(/^3 pictures, 3 clips, 1 film and 1 text in \d+ s\. It cost the 104 credits quoted\.$/u);
  expect(await lastWords(end)).toBe(`result: ${end.summary}`);
  expect(await credits(board)).toEqual({ spendable: 896_000, held: 0 });
  expect(await stepsOf(end)).toEqual({ s1: 'succeeded', s2: 'succeeded', s3: 'succeeded', s4: 'succeeded' });
  const items = await itemsOf(board);
  expect(items.map(({ x, y, width, height }) => [x, y, width, height])).toEqual(
    reserved.map(({ x, y, width, height }) => [x, y, width, height]),
  );
  expect(items.every(({ status, runId }) => status === 'ready' && runId === run.id)).toBe(true);
  const made = await listRunGenerations(database.pool, [run.id]);
  const clips = made.filter(({ stepId }) => stepId === 's2').map(({ referenceIds }) => referenceIds.length);
  expect(clips).toEqual([1, 1, 1]);
  expect(made.find(({ stepId }) => stepId === 's3')?.referenceIds).toHaveLength(3);
  const { rows } = await database.pool.query(
    `SELECT count(*) FILTER (WHERE kind = 'hold')::int AS holds, count(*) FILTER (WHERE kind = 'capture')::int AS captures,
            count(*) FILTER (WHERE kind = 'release')::int AS releases, count(DISTINCT generation_id)::int AS generations
     FROM credit_entries WHERE run_id = $1`,
    [run.id],
  );
  // The agent's own work, one generation of three pictures and three of a clip each.
  expect(rows).toEqual([{ holds: 5, captures: 5, releases: 0, generations: 4 }]);
});

test('approved twice at once, from two tabs and again, it is reserved once; another version is stale', async () => {
  const board = await openBoard(studio);
  const run = await planned(studio, board, campaign);
  expect(await approve(run, 2)).toMatchObject({ ok: false, code: 'stale-plan' });
  expect(await credits(board)).toEqual({ spendable: 1_000_000, held: 0 });
  const answers = await Promise.all([approve(run), approve(run), approve(run)]);
  expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
  expect(await approve(run, 2)).toMatchObject({ code: 'stale-plan' });
  await ended(run);
  expect(await approve(run)).toEqual({ ok: true });
  expect(await credits(board)).toEqual({ spendable: 896_000, held: 0 });
  expect(await itemsOf(board)).toHaveLength(4 + 7 + 1);
});

test('what a run cannot have moves nothing and speaks of the whole', async () => {
  const poor = await openBoard(studio, 103_999);
  const run = await planned(studio, poor, campaign);
  expect(await approve(run)).toEqual({
    ok: false,
    code: 'insufficient-credits',
    message: 'This run costs 104 credits and you have 103.999 credits.',
  });
  const dear = await planned(studio, poor, campaign, { ceilingMillicredits: 103_999n });
  expect(await approve(dear)).toMatchObject({ code: 'max-exceeded' });
  const lost = await planned(studio, poor, [picture('s1', { references: [dear.id] })]);
  expect(await approve(lost)).toMatchObject({ code: 'conflict', message: expect.stringContaining('Step s1') });
  await studio.context.accounts.updateCaps(poor.accountId, { perRunMillicredits: 50_999n });
  const small = await planned(studio, poor, [picture('s1')]);
  expect(await approve(small)).toMatchObject({ code: 'cap-exceeded', message: expect.stringContaining('51 credits') });
  await studio.context.accounts.updateCaps(poor.accountId, { perRunMillicredits: null });
  const asked = { accountId: poor.accountId, runId: small.id, planVersion: 1 };
  const { rows: keys } = await database.pool.query<{ id: string }>(
    `INSERT INTO api_keys (id, account_id, name, hint, key_sha256, cap_millicredits, created_at)
     VALUES (gen_random_uuid(), $1, 'script', 'gs', sha256('s'), 50999, now()) RETURNING id`,
    [poor.accountId],
  );
  const apiKey = { id: keys[0]?.id ?? '', capMillicredits: 50_999n };
  expect(await approveRun(studio.runs, { ...asked, apiKey })).toMatchObject({
    code: 'cap-exceeded',
    message: expect.stringContaining('the cap of the API key'),
  });
  const models = { ...studio.runs.models, findModel: withoutEngine(studio.runs.models.findModel) };
  expect(await approveRun({ ...studio.runs, models }, asked)).toEqual({
    ok: false,
    code: 'model-unavailable',
    message: 'Fake image cannot run now: Its key was taken away.',
  });
  expect(await credits(poor)).toEqual({ spendable: 103_999, held: 0 });
  expect(await itemsOf(poor)).toEqual([]);
  expect(await listRunGenerations(database.pool, [run.id, dear.id, lost.id, small.id])).toEqual([]);
  expect((await readBack(studio, run)).status).toBe('awaiting-approval');
});

test('what fails takes only what is made from it along, and both come back with their reasons', async () => {
  const board = await openBoard(studio);
  outcomes.set('bad', { kind: 'fails', code: 'moderated' });
  const run = await planned(studio, board, [
    picture('good', { count: 2 }),
    picture('bad'),
    clip('s3', ['bad']),
    clip('s4', ['good'], 2),
    film('s5', ['s3', 's4']),
  ]);
  await approve(run);
  const end = await ended(run);
  expect(await stepsOf(end)).toEqual({
    good: 'succeeded',
    bad: 'failed',
    s3: 'failed',
    s4: 'succeeded',
    s5: 'succeeded',
  });
  // 44 + 5 of 7 deliverables at 6 + 2 pictures + 2 clips.
  expect(end).toMatchObject({ status: 'partly-succeeded', chargedMillicredits: 82_000n });
  expect(end.summary).toContain('1 picture of “Step bad” failed: the model refused this prompt. 1 credit came back.');
  expect(await credits(board)).toEqual({ spendable: 918_000, held: 0 });
  const failed = (await itemsOf(board)).filter(({ status }) => status === 'failed');
  expect(failed.map(({ failure }) => failure?.code).toSorted()).toEqual(['input-failed', 'moderated']);
  const { rows } = await database.pool.query(
    "SELECT reason, sum(spendable_delta)::int AS back FROM credit_entries WHERE run_id = $1 AND kind = 'release' GROUP BY 1 ORDER BY 1",
    [run.id],
  );
  expect(rows).toEqual([
    { reason: 'cost-less-than-held', back: 12_000 },
    { reason: 'input-failed', back: 3_000 },
    { reason: 'moderated', back: 1_000 },
  ]);
});

test('a run without a single result costs nothing and says why', async () => {
  const board = await openBoard(studio);
  outcomes.set('s1', { kind: 'fails', code: 'unavailable' });
  const run = await planned(studio, board, [picture('s1', { count: 2 }), clip('s2', ['s1'], 2)]);
  await approve(run);
  const end = await ended(run);
  expect(end).toMatchObject({ status: 'failed', chargedMillicredits: 0n, failure: { code: 'unavailable' } });
  expect(await lastWords(end)).toMatch(/^failure: Nothing came of it\. .* Nothing was charged\.$/u);
  expect(await credits(board)).toEqual({ spendable: 1_000_000, held: 0 });
});

test('a picture that the run has already, or that it was made from, is not charged twice', async () => {
  const board = await openBoard(studio);
  // One seed for both steps: the same picture, made at once.
  const seeded = { settings: { seed: 7 } };
  const run = await planned(studio, board, [
    picture('s1', seeded),
    picture('s2', { ...seeded, count: 2 }),
    film('s3', ['s1']),
  ]);
  await approve(run);
  const end = await ended(run);
  const states = await stepsOf(end);
  expect([states.s1, states.s2].toSorted()).toEqual(
    states.s1 === 'failed' ? ['failed', 'succeeded'] : ['partly-succeeded', 'succeeded'],
  );
  const failed = (await itemsOf(board)).filter(({ status }) => status === 'failed');
  expect(failed.map(({ failure }) => failure?.code)).toContain('duplicate-result');
  const { rows } = await database.pool.query(
    'SELECT count(*)::int AS all, count(DISTINCT sha256)::int AS different FROM assets WHERE project_id = $1',
    [board.projectId],
  );
  expect(rows[0]?.all).toBe(rows[0]?.different);
});

test('stopped before its approval a run costs nothing, and stopping again changes nothing', async () => {
  const board = await openBoard(studio);
  const run = await planned(studio, board, campaign);
  const owned = { accountId: run.accountId, runId: run.id };
  await Promise.all([stopRun(studio.runs, owned), stopRun(studio.runs, owned)]);
  expect(await stopRun(studio.runs, owned)).toEqual({ ok: true });
  expect(await readBack(studio, run)).toMatchObject({ status: 'stopped', chargedMillicredits: 0n });
  expect(await lastWords(run)).toBe('note: Stopped. Nothing was charged.');
  expect(await approve(run)).toMatchObject({
    ok: false,
    code: 'conflict',
    message: expect.stringContaining('stopped'),
  });
  expect(await stopRun(studio.runs, { ...owned, accountId: board.projectId })).toMatchObject({ code: 'not-found' });
});

test('stopped while it runs, what is finished is kept and charged and everything else comes back', async () => {
  const board = await openBoard(studio);
  outcomes.set('slow', { kind: 'held' });
  const run = await planned(studio, board, [picture('quick'), picture('slow'), clip('s3', ['slow'])]);
  await approve(run);
  await vi.waitFor(async () => expect((await stepsOf(await readBack(studio, run))).quick).toBe('succeeded'), WAITING);
  await stopRun(studio.runs, { accountId: run.accountId, runId: run.id });
  const end = await readBack(studio, run);
  expect(end).toMatchObject({ status: 'stopped', chargedMillicredits: 51_000n });
  expect(end.summary).toBe(
    'Stopped. What was finished is kept: 1 picture. It cost 51 credits of the 67 credits quoted.',
  );
  expect(await stepsOf(end)).toEqual({ quick: 'succeeded', slow: 'stopped', s3: 'stopped' });
  expect(await credits(board)).toEqual({ spendable: 949_000, held: 0 });
  // The frame and the picture in it stay; frames of what was stopped go with their placeholders.
  expect((await itemsOf(board)).map(({ kind }) => kind)).toEqual(['frame', 'image']);
});

test('a run moves on at once while its creator has more under way than a worker takes', async () => {
  const board = await openBoard(studio);
  // The clip, too: it may begin and must not end before the run is stopped.
  for (const prompt of ['busy', 'key', 's2']) outcomes.set(prompt, { kind: 'held' });
  const many = (count: number) => Array.from({ length: count }, (_, index) => picture(`b${index}`, { prompt: 'busy' }));
  const run = await planned(studio, board, [picture('key'), clip('s2', ['key']), ...many(31)]);
  await approve(run);
  const other = await planned(studio, board, many(3));
  await approve(other);
  const attempt = await vi.waitFor(() => {
    const started = provider.submissions.filter(({ prompt }) => prompt === 'busy' || prompt === 'key');
    expect(new Set(started.map(({ attemptId }) => attemptId)).size).toBe(32);
    return started.find(({ prompt }) => prompt === 'key')?.attemptId ?? '';
  }, WAITING);
  provider.finish(attempt);
  // Its place goes to the other run, whose work was ordered before; the clip is ordered all the same.
  await vi.waitFor(async () => {
    const clips = (await listRunGenerations(database.pool, [run.id])).filter(({ stepId }) => stepId === 's2');
    expect(clips.map(({ referenceIds }) => referenceIds.length)).toEqual([1]);
  }, WAITING);
  for (const each of [run, other]) await stopRun(studio.runs, { accountId: each.accountId, runId: each.id });
  expect(await readBack(studio, run)).toMatchObject({ status: 'stopped', chargedMillicredits: 51_000n });
  expect(await credits(board)).toEqual({ spendable: 949_000, held: 0 });
});
