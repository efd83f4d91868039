import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFakeProvider } from '@gesso/provider-kit/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listMessages } from '../../modules/chat/index.ts';
import { reconcile } from '../../modules/ledger/index.ts';
import { hasEnded, type StoredRun } from '../../modules/runs/index.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { approveRun } from './approve-run.ts';
import { partIdOf } from './run-parts.ts';
import {
  type Board,
  createRunStudio,
  openBoard,
  planned,
  type RunStudio,
  readBack,
} from './testing/create-run-studio.ts';
import { exampleStep } from './testing/example-plan.ts';
import { FAKE_MODELS } from './testing/fake-studio-models.ts';

let database: TestDatabase;
let files: string;
/** Approves and looks on; its jobs are left to the workers. */
let web: RunStudio;
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  files = mkdtempSync(join(tmpdir(), 'gesso-test-run-crash-'));
  const providers = [createFakeProvider({ models: FAKE_MODELS })];
  web = await createRunStudio({
    database,
    databaseUrl: database.url,
    providers,
    blobDirectory: files,
    executes: false,
  });
});

afterAll(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await web.close();
  await database.close();
  rmSync(files, { recursive: true, force: true });
});

async function startWorker(crashAt?: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/crashing-run-worker.ts')], {
    env: {
      ...process.env,
      GESSO_TEST_DATABASE: database.url,
      GESSO_TEST_FILES: files,
      ...(crashAt === undefined ? {} : { GESSO_CRASH_AT: crashAt }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  if (child.stdout === null) throw new Error('the worker has no output');
  await once(child.stdout, 'data');
  return child;
}

/** Each is made from the one before, so that no step can overtake the point at which a worker dies. */
const chain = [
  exampleStep({ id: 's1', model: 'fake-image', count: 2 }),
  exampleStep({ id: 's2', model: 'fake-image', kind: 'edit', inputs: ['s1'], count: 2 }),
  exampleStep({ id: 's3', model: 'fake-clip', kind: 'video', inputs: ['s2'], count: 2 }),
  exampleStep({ id: 's4', model: 'gesso-combine', kind: 'combine', inputs: ['s3'] }),
  exampleStep({ id: 's5', model: 'fake-image', kind: 'edit', inputs: ['s4'] }),
];

async function approve(board: Board): Promise<StoredRun> {
  const run = await planned(web, board, chain);
  const { accountId, id: runId } = run;
  expect(await approveRun(web.runs, { accountId, runId, planVersion: 1 })).toEqual({ ok: true });
  return run;
}

async function ended(run: StoredRun): Promise<StoredRun> {
  const look = async () => {
    const now = await readBack(web, run);
    expect(hasEnded(now)).toBe(true);
    return now;
  };
  return vi.waitFor(look, { timeout: 60_000, interval: 20 });
}

/**
 * Whether a job was done by the worker that was killed a moment later: PostgreSQL may tell its listeners of a commit before
 * whoever committed hears of it, and on a crowded machine that moment is long enough for the next job.
 */
async function isDone(jobId: string): Promise<boolean> {
  const { rows } = await database.pool.query('SELECT status FROM dbos.workflow_status WHERE workflow_uuid = $1', [
    jobId,
  ]);
  return rows[0]?.status === 'SUCCESS';
}

/** @throws Error that names the point where no worker comes to it. */
async function deathOf(doomed: ChildProcess, point: string): Promise<void> {
  if (doomed.exitCode !== null || doomed.signalCode !== null) return;
  await once(doomed, 'exit', { signal: AbortSignal.timeout(DEATH_MS) }).catch((cause: unknown) => {
    throw new Error(`No worker died at "${point}".`, { cause });
  });
}

async function outcomeOf(board: Board, run: StoredRun) {
  const { status, chargedMillicredits } = await ended(run);
  const { rows: entries } = await database.pool.query(
    'SELECT kind, count(*)::int, sum(spendable_delta)::int AS moved FROM credit_entries WHERE run_id = $1 GROUP BY kind ORDER BY kind',
    [run.id],
  );
  const { rows: credits } = await database.pool.query(
    'SELECT spendable_millicredits::int AS spendable, held_millicredits::int AS held FROM credit_accounts WHERE account_id = $1',
    [board.accountId],
  );
  const { rows: attempts } = await database.pool.query(
    `SELECT count(*)::int, count(*) FILTER (WHERE a.state = 'succeeded')::int AS succeeded
     FROM generation_attempts a JOIN generations g ON g.id = a.generation_id WHERE g.run_id = $1`,
    [run.id],
  );
  const items = (await web.projects.items(board))?.items ?? [];
  const messages = await listMessages(database.pool, { threadId: run.threadId, limit: 20 });
  return {
    run: { status, chargedMillicredits },
    entries,
    credits,
    attempts,
    board: items.map(({ kind, status: how, title, x, y, width, height }) => [kind, how, title, x, y, width, height]),
    said: messages.map(({ kind }) => kind),
  };
}

/** A worker starts within twenty seconds, and adopts what another has left a few seconds later. */
const DEATH_MS = 120_000;

/** A dozen workers start one after the other: a second each on a quiet machine, twenty on a crowded one. */
const CHAIN_MS = 400_000;

test(
  'killed with each step of a run and with each move to the next, it ends as if nothing had happened',
  async () => {
    const board = await openBoard(web);
    const run = await approve(board);
    let deaths = 0;
    for (const [index, { id, count }] of chain.entries()) {
      // The last part of a step is the one that lets the next begin, whichever was quicker.
      const generationId = partIdOf(run.id, id, index === 1 || index === 2 ? count - 1 : 0);
      const points = [
        ['deliver', generationId],
        ['advance', `${run.id} after ${generationId}`],
      ] as const;
      for (const [step, jobId] of points) {
        if (await isDone(jobId)) continue;
        const point = `inside ${step} of ${jobId}`;
        const doomed = await startWorker(point);
        await deathOf(doomed, point);
        expect([point, doomed.signalCode]).toEqual([point, 'SIGKILL']);
        deaths += 1;
      }
    }
    expect(deaths).toBeGreaterThan(chain.length);
    await startWorker();
    const killed = await outcomeOf(board, run);
    const quietBoard = await openBoard(web);
    const quiet = await outcomeOf(quietBoard, await approve(quietBoard));
    expect(killed).toEqual(quiet);
    expect(killed).toMatchObject({
      run: { status: 'succeeded', chargedMillicredits: 103_000n },
      credits: [{ spendable: 897_000, held: 0 }],
      attempts: [{ count: 7, succeeded: 7 }],
      said: ['result'],
    });
    expect((await reconcile(database.pool)).differences).toEqual([]);
  },
  CHAIN_MS,
);
