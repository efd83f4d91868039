import { createFakeProvider } from '@gesso/provider-kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRun } from '../../modules/runs/index.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { cancelGeneration } from '../generate-asset/index.ts';
import { approveRun } from './approve-run.ts';
import { lookAfterRuns } from './look-after-runs.ts';
import { partIdOf } from './run-parts.ts';
import { stopRun } from './stop-run.ts';
import { createRunStudio, openBoard, planned, type RunStudio } from './testing/create-run-studio.ts';
import { exampleStep } from './testing/example-plan.ts';
import { FAKE_MODELS } from './testing/fake-studio-models.ts';

const HOUR_MS = 3_600_000;

let database: TestDatabase;
let studio: RunStudio;
let now = new Date();

beforeAll(async () => {
  database = await createTestDatabase();
  const providers = [createFakeProvider({ models: FAKE_MODELS })];
  const clock = { now: () => now };
  studio = await createRunStudio({ database, databaseUrl: database.url, providers, clock, executes: false });
});

afterAll(async () => {
  await studio.close();
  await database.close();
});

test('a run that takes days keeps what it holds, and one that has ended keeps nothing', async () => {
  const board = await openBoard(studio);
  const steps = [
    exampleStep({ id: 's1', model: 'fake-image' }),
    exampleStep({ id: 's2', model: 'fake-clip', kind: 'video', inputs: ['s1'] }),
    exampleStep({ id: 's3', model: 'gesso-combine', kind: 'combine', inputs: ['s2'] }),
  ];
  const { accountId, id: runId } = await planned(studio, board, steps);
  expect(await approveRun(studio.runs, { accountId, runId, planVersion: 1 })).toEqual({ ok: true });
  const approvedAt = now;
  const livesMs = async () => {
    const { rows } = await database.pool.query<{ state: string; expires_at: Date }>(
      'SELECT state, expires_at FROM credit_holds WHERE run_id = $1',
      [runId],
    );
    // The agent's own work, the picture and the clip; the film is free.
    expect(rows).toHaveLength(3);
    return [...new Set(rows.map(({ state, expires_at }) => `${state} ${expires_at.getTime() - approvedAt.getTime()}`))];
  };
  const after = async (hours: number) => {
    now = new Date(approvedAt.getTime() + hours * HOUR_MS);
    await lookAfterRuns(studio.runs);
    return livesMs();
  };
  expect(await after(11)).toEqual([`held ${24 * HOUR_MS}`]);
  expect(await after(13)).toEqual([`held ${37 * HOUR_MS}`]);
  expect(await after(26)).toEqual([`held ${50 * HOUR_MS}`]);
  await stopRun(studio.runs, { accountId, runId });
  expect(await after(49)).toEqual([`released ${50 * HOUR_MS}`]);
});

test('a run whose move to the next step was lost moves on', async () => {
  const board = await openBoard(studio);
  const { accountId, id: runId } = await planned(studio, board, [exampleStep({ id: 's1', model: 'fake-image' })]);
  expect(await approveRun(studio.runs, { accountId, runId, planVersion: 1 })).toEqual({ ok: true });
  // Nobody executes here, so that the order which this leaves behind is as good as lost.
  await cancelGeneration(studio.context, partIdOf(runId, 's1', 0));
  expect(await readRun(database.pool, runId)).toMatchObject({ status: 'running' });
  await lookAfterRuns(studio.runs);
  expect(await readRun(database.pool, runId)).toMatchObject({ status: 'stopped', chargedMillicredits: 0n });
});
