import { randomUUID } from 'node:crypto';
import type { CreateRun } from '@gesso/contract';
import { createFakeProvider } from '@gesso/provider-kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findThread, insertThread, listMessages } from '../../modules/chat/index.ts';
import { readRun } from '../../modules/runs/index.ts';
import { createWordPolicy } from '../../modules/word-policy/index.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { addCreator, createStudio, type Studio } from '../generate-asset/testing/create-studio.ts';
import { answerRun } from './answer-run.ts';
import { changeRunPlan } from './change-plan.ts';
import type { RunContext } from './context.ts';
import { startRun } from './start-run.ts';
import { stopRun } from './stop-run.ts';
import { createScriptedPlanner } from './testing/scripted-planner.ts';

let database: TestDatabase;
let studio: Studio;
let context: RunContext;
let board: { readonly accountId: string; readonly projectId: string };

beforeAll(async () => {
  database = await createTestDatabase();
  const providers = [createFakeProvider()];
  studio = await createStudio({ database, databaseUrl: database.url, providers, executes: false });
  context = {
    ...studio.context,
    planners: { builtin: createScriptedPlanner() },
    findProhibitedWord: createWordPolicy(['acme', 'zombie king']),
  };
  board = await openBoard();
});

afterAll(async () => {
  await studio.close();
  await database.close();
});

async function openBoard() {
  const accountId = await addCreator(database, { millicredits: 1_000_000 });
  const project = await studio.projects.create({ accountId, name: 'Board' });
  return { accountId, projectId: project.id };
}

const request = (brief: string, more: Partial<CreateRun> = {}): CreateRun => ({ brief, approve: 'ask', ...more });

async function start(brief: string, more: Partial<CreateRun> = {}) {
  const answer = await startRun(context, { ...board, request: request(brief, more) });
  if (!answer.ok) throw new Error(answer.message);
  return read(answer.runId);
}

async function read(runId: string) {
  const run = await readRun(database.pool, runId);
  if (run === undefined) throw new Error(`there is no run ${runId}`);
  return run;
}

async function said(threadId: string) {
  const messages = await listMessages(database.pool, { threadId, limit: 100 });
  return messages.map(({ role, kind }) => `${role} ${kind}`);
}

async function count(table: 'runs' | 'chat_messages' | 'chat_threads' | 'project_events' | 'credit_entries') {
  const { rows } = await database.pool.query<{ count: bigint }>(`SELECT count(*) FROM ${table}`);
  return Number(rows[0]?.count);
}

async function countAll() {
  const tables = ['runs', 'chat_messages', 'chat_threads', 'project_events', 'credit_entries'] as const;
  return Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await count(table)] as const)));
}

describe('a brief', () => {
  test('is planned and priced when it is accepted, in a thread called after it, and costs nothing', async () => {
    const entries = await count('credit_entries');
    const run = await start('make 4');
    expect(run).toMatchObject({
      status: 'awaiting-approval',
      planVersion: 1,
      quotedMillicredits: 72_000n,
      holdId: null,
    });
    expect(await said(run.threadId)).toEqual(['creator brief', 'agent plan']);
    const { rows: versions } = await database.pool.query('SELECT * FROM run_plans WHERE run_id = $1', [run.id]);
    expect(versions).toMatchObject([{ version: 1, author: 'planner', quoted_millicredits: 72_000n, plan: run.plan }]);
    const { rows: events } = await database.pool.query<{ name: string; payload: object }>(
      "SELECT name, payload FROM project_events WHERE payload->>'runId' = $1 ORDER BY sequence",
      [run.id],
    );
    expect(events.map(({ name }) => name)).toEqual(['message-added', 'message-added', 'run-changed']);
    expect(await count('credit_entries')).toBe(entries);
  });

  test('under the same id is one run', async () => {
    const asked = { ...board, id: randomUUID(), request: request('make 2') };
    const first = await startRun(context, asked);
    const before = await countAll();
    expect(await startRun(context, asked)).toEqual(first);
    expect(await countAll()).toEqual(before);
  });

  test('goes on in a thread of the project, which takes the name of its first brief', async () => {
    const threadId = randomUUID();
    const thread = { ...board, id: threadId, title: 'New conversation', at: new Date() };
    await inTransaction(database, (connection) => insertThread(connection, thread));
    const first = await start('make 1', { threadId });
    const second = await start('make 2', { threadId });
    expect([first.threadId, second.threadId]).toEqual([threadId, threadId]);
    expect(await findThread(database.pool, { ...board, threadId })).toMatchObject({ title: 'make 1' });
    expect(await said(first.threadId)).toEqual(['creator brief', 'agent plan', 'creator brief', 'agent plan']);
  });

  test.each<[string, string, RegExp]>([
    ['refuses', 'cannot do it', /No plan can come of this/u],
    ['breaks the rules of plans', 'make 41', /nothing was charged/u],
  ])('whose planner %s becomes a failed run that says so in its thread', async (_, brief, message) => {
    const run = await start(brief);
    expect(run).toMatchObject({ status: 'failed', plan: null, failure: { message: expect.stringMatching(message) } });
    expect(run.finishedAt).not.toBeNull();
    expect(await said(run.threadId)).toEqual(['creator brief', 'agent failure']);
  });

  test.each<[string, string, Partial<CreateRun>, string]>([
    ['an empty brief', ' \n ', {}, 'invalid-prompt'],
    ['a brief that is too long', 'a'.repeat(20_001), {}, 'invalid-prompt'],
    ['half a character', 'a \ud83e', {}, 'invalid-prompt'],
    ['the character 0', 'a \0', {}, 'invalid-prompt'],
    ['a word of the operator', 'a poster of the Zombie  King', {}, 'prohibited'],
    ['a thread that is none', 'make 1', { threadId: randomUUID() }, 'not-found'],
    ['a reference that is none', 'make 1', { references: [randomUUID()] }, 'not-found'],
    ['a reference that is nonsense', 'make 1', { references: ['x'] }, 'not-found'],
    ['a brand kit that is none', 'make 1', { brandKitId: randomUUID() }, 'not-found'],
    ['a planner that is not set up', 'make 1', { planner: 'llm' }, 'model-unavailable'],
  ])('is refused for %s and nothing is written', async (_, brief, more, code) => {
    const before = await countAll();
    const answer = await startRun(context, { ...board, request: request(brief, more) });
    expect(answer).toMatchObject({ ok: false, code });
    expect(await countAll()).toEqual(before);
  });

  test('finds no project, thread or asset of somebody else', async () => {
    const other = await openBoard();
    const own = await start('make 1');
    const strange = { ...other, request: request('make 1') };
    expect(await startRun(context, { ...strange, projectId: board.projectId })).toMatchObject({ code: 'not-found' });
    const inThread = { ...strange, request: request('make 1', { threadId: own.threadId }) };
    expect(await startRun(context, inThread)).toMatchObject({ code: 'not-found', errors: [{ path: 'threadId' }] });
    expect(
      await changeRunPlan(context, { accountId: other.accountId, runId: own.id, change: { planVersion: 1 } }),
    ).toMatchObject({ code: 'not-found' });
    const answers = [{ questionId: 'a', value: 'b' }];
    expect(await answerRun(context, { accountId: other.accountId, runId: own.id, answers })).toMatchObject({
      code: 'not-found',
    });
  });
});

describe('questions', () => {
  const answer = (runId: string, ...answers: readonly (readonly [string, string])[]) =>
    answerRun(context, {
      accountId: board.accountId,
      runId,
      answers: answers.map(([questionId, value]) => ({ questionId, value })),
    });

  test('are asked once and answered once, and the brief is planned again with the answers', async () => {
    const run = await start('ask colour size');
    expect(run).toMatchObject({ status: 'asking', planVersion: 0, questions: [{ id: 'colour' }, { id: 'size' }] });
    const refused = [
      await answer(run.id, ['colour', 'red']),
      await answer(run.id, ['colour', 'red'], ['font', 'serif']),
      await answer(run.id, ['colour', 'red'], ['size', 'Acme size']),
    ];
    expect(refused).toMatchObject([{ code: 'invalid-request' }, { code: 'invalid-request' }, { code: 'prohibited' }]);
    expect(await read(run.id)).toEqual(run);
    const both = [
      answer(run.id, ['colour', 'red'], ['size', 'A4']),
      answer(run.id, ['size', 'A5'], ['colour', 'blue']),
    ];
    const outcomes = await Promise.all(both);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ code: 'conflict' });
    expect(await read(run.id)).toMatchObject({ status: 'awaiting-approval', planVersion: 1 });
    expect(await said(run.threadId)).toEqual(['creator brief', 'agent question', 'creator answer', 'agent plan']);
    expect(await answer(run.id, ['colour', 'red'])).toMatchObject({ code: 'conflict' });
  });
});

test('a run that asks is stopped for nothing, and takes no answers afterwards', async () => {
  const run = await start('ask colour');
  const entries = await count('credit_entries');
  const owned = { accountId: board.accountId, runId: run.id };
  expect(await stopRun(context, owned)).toEqual({ ok: true });
  expect(await stopRun(context, owned)).toEqual({ ok: true });
  const late = await answerRun(context, { ...owned, answers: [{ questionId: 'colour', value: 'red' }] });
  expect(late).toMatchObject({ code: 'conflict' });
  expect(await read(run.id)).toMatchObject({ status: 'stopped', planVersion: 0, holdId: null });
  expect(await said(run.threadId)).toEqual(['creator brief', 'agent question', 'agent note']);
  expect(await count('credit_entries')).toBe(entries);
});

describe('a plan that waits', () => {
  const change = (runId: string, planVersion: number, more: object = {}) =>
    changeRunPlan(context, { accountId: board.accountId, runId, change: { planVersion, ...more } });

  test('is changed, priced anew and kept as the next version; of changes at once one is taken', async () => {
    const run = await start('make 4', { ceilingMillicredits: 60_000 });
    expect(run.notes).toEqual([expect.stringContaining('above your ceiling of 60 credits')]);
    const counts = [1, 2, 3, 5];
    const outcomes = await Promise.all(
      counts.map((count) => change(run.id, 1, { update: [{ id: 's1', title: `By ${count}`, count }] })),
    );
    const winner = counts[outcomes.findIndex(({ ok }) => ok)] ?? 0;
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.code).toBe('stale-plan');
    const changed = await read(run.id);
    const price = 44_000 + winner * 7_000;
    expect(changed).toMatchObject({ planVersion: 2, quotedMillicredits: BigInt(price), status: 'awaiting-approval' });
    expect(changed.plan?.steps[0]).toMatchObject({
      title: `By ${winner}`,
      count: winner,
      millicredits: winner * 1_000,
    });
    expect(await change(run.id, 2, { update: [{ id: 's1', count: 1 }] })).toEqual({ ok: true });
    expect(await read(run.id)).toMatchObject({ planVersion: 3, quotedMillicredits: 51_000n, notes: [] });
    const { rows } = await database.pool.query('SELECT version, author FROM run_plans WHERE run_id = $1 ORDER BY 1', [
      run.id,
    ]);
    expect(rows).toEqual([
      { version: 1, author: 'planner' },
      { version: 2, author: 'creator' },
      { version: 3, author: 'creator' },
    ]);
  });

  test.each<[string, object, string]>([
    ['an empty plan', { remove: ['s1'] }, 'invalid-request'],
    ['a wrong setting', { update: [{ id: 's1', settings: { size: 'huge' } }] }, 'invalid-settings'],
    ['a word of the operator', { update: [{ id: 's1', prompt: 'an ACME can' }] }, 'prohibited'],
  ])('is left as it is for %s', async (_, asked, code) => {
    const run = await start('make 1');
    const before = await countAll();
    expect(await change(run.id, 1, asked)).toMatchObject({ ok: false, code });
    expect(await read(run.id)).toEqual(run);
    expect(await countAll()).toEqual(before);
  });

  test('is changed only while it waits', async () => {
    const asking = await start('ask colour');
    expect(await change(asking.id, 1)).toMatchObject({ code: 'conflict', message: expect.stringContaining('asks') });
    const failed = await start('cannot');
    expect(await change(failed.id, 1)).toMatchObject({ code: 'conflict' });
  });
});
