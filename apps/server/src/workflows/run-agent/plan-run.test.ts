import { randomUUID } from 'node:crypto';
import { createFakeProvider } from '@gesso/provider-kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listMessages } from '../../modules/chat/index.ts';
import { lockRun, readRun, saveRun, withEnd } from '../../modules/runs/index.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { type Durable, StepFailure } from '../../platform/jobs/index.ts';
import { addCreator, createStudio, type Studio } from '../generate-asset/testing/create-studio.ts';
import { answerRun } from './answer-run.ts';
import type { RunContext } from './context.ts';
import { planRun } from './plan-run.ts';
import { startRun } from './start-run.ts';
import { createScriptedPlanner } from './testing/scripted-planner.ts';

let database: TestDatabase;
let studio: Studio;
let board: { readonly accountId: string; readonly projectId: string };
const approved: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const providers = [createFakeProvider()];
  studio = await createStudio({ database, databaseUrl: database.url, providers, executes: false });
  const accountId = await addCreator(database, { millicredits: 1_000_000 });
  board = { accountId, projectId: (await studio.projects.create({ accountId, name: 'Board' })).id };
});

afterAll(async () => {
  await studio.close();
  await database.close();
});

function createContext(): RunContext & { readonly asked: () => number } {
  const llm = createScriptedPlanner('llm');
  return {
    ...studio.context,
    planners: { builtin: createScriptedPlanner(), llm },
    asked: () => llm.requests.length,
  };
}

async function start(context: RunContext, brief: string) {
  const answer = await startRun(context, { ...board, id: randomUUID(), request: { brief, approve: 'ask' } });
  if (!answer.ok) throw new Error(answer.message);
  return answer.runId;
}

const read = async (runId: string) => {
  const run = await readRun(database.pool, runId);
  if (run === undefined) throw new Error(`there is no run ${runId}`);
  return run;
};

async function orderedJobs(runId: string) {
  const { rows } = await database.pool.query<{ id: string }>(
    'SELECT workflow_uuid AS id FROM dbos.workflow_status WHERE workflow_uuid LIKE $1 ORDER BY created_at',
    [`${runId}%`],
  );
  return rows.map(({ id }) => id);
}

/** Steps that are not remembered: every run of the job is one after a crash. */
function work(context: RunContext, jobId: string, diesBefore?: string): Promise<void> {
  const durable: Durable = {
    step: (name, run) => (name === diesBefore ? Promise.reject(new Error('killed')) : run()),
    sleep: async () => {},
    sleepUnlessWoken: async () => {},
    waitUnlessWoken: async () => {},
    stopping: new AbortController().signal,
  };
  return planRun(context, durable, { jobId, approve: async (runId) => void approved.push(runId) });
}

test('a language model is asked by a job; killed after the call, the job asks again and writes one plan', async () => {
  const context = createContext();
  const runId = await start(context, 'make 3');
  expect(await read(runId)).toMatchObject({ status: 'planning', askedPlanner: 'llm', planVersion: 0 });
  const [jobId = ''] = await orderedJobs(runId);
  await expect(work(context, jobId, 'write the plan')).rejects.toThrow('killed');
  expect(await read(runId)).toMatchObject({ status: 'planning' });
  await work(context, jobId);
  await work(context, jobId);
  expect(context.asked()).toBe(2);
  const run = await read(runId);
  expect(run).toMatchObject({ status: 'awaiting-approval', planner: 'llm', planVersion: 1 });
  const messages = await listMessages(database.pool, { threadId: run.threadId, limit: 9 });
  expect(messages.map(({ kind }) => kind)).toEqual(['brief', 'plan']);
  expect(approved).toEqual([runId, runId]);
});

test('answers order the next job, once', async () => {
  const context = createContext();
  const runId = await start(context, 'ask colour');
  await work(context, (await orderedJobs(runId))[0] ?? '');
  expect(await read(runId)).toMatchObject({ status: 'asking' });
  const answers = [{ questionId: 'colour', value: 'navy' }];
  expect(await answerRun(context, { ...board, runId, answers })).toEqual({ ok: true });
  expect(await answerRun(context, { ...board, runId, answers })).toMatchObject({ code: 'conflict' });
  expect(await read(runId)).toMatchObject({ status: 'planning', questions: [{ answer: 'navy' }] });
  const jobs = await orderedJobs(runId);
  expect(jobs).toHaveLength(2);
  await work(context, jobs[1] ?? '');
  expect(await read(runId)).toMatchObject({ status: 'awaiting-approval', planVersion: 1 });
});

test('a language model that breaks is replaced by the built-in planner, and the run says so', async () => {
  const context = createContext();
  const { llm } = context.planners;
  const broken = { name: 'llm', plan: () => Promise.reject(new Error('no route to host')) } as const;
  const without = { ...context, planners: { ...context.planners, llm: llm && broken } };
  const runId = await start(without, 'make 2');
  await work(without, (await orderedJobs(runId))[0] ?? '');
  expect(await read(runId)).toMatchObject({
    status: 'awaiting-approval',
    planner: 'builtin',
    notes: [expect.stringContaining('did not answer')],
  });
});

test('a run that was stopped meanwhile takes no plan', async () => {
  const context = createContext();
  const runId = await start(context, 'make 2');
  await inTransaction(database, async (connection) => {
    const run = await lockRun(connection, runId);
    if (run) await saveRun(connection, withEnd(run, { status: 'stopped', at: new Date() }));
  });
  await work(context, (await orderedJobs(runId))[0] ?? '');
  expect(context.asked()).toBe(0);
  expect(await read(runId)).toMatchObject({ status: 'stopped', plan: null });
});

test('a planner that fails every time ends the run with a sentence, and nothing was charged', async () => {
  const context = createContext();
  const runId = await start(context, 'make 2');
  const durable: Durable = {
    step: (name, run) => (name === 'ask the planner' ? Promise.reject(new StepFailure(name, 'broken')) : run()),
    sleep: async () => {},
    sleepUnlessWoken: async () => {},
    waitUnlessWoken: async () => {},
    stopping: new AbortController().signal,
  };
  const jobId = (await orderedJobs(runId))[0] ?? '';
  await planRun(context, durable, { jobId, approve: async () => {} });
  expect(await read(runId)).toMatchObject({
    status: 'failed',
    failure: { code: 'engine-failed' },
    chargedMillicredits: 0n,
  });
});
