import { encloses, overlaps } from '@gesso/canvas-core';
import { createFakeProvider, type FakeOutcome } from '@gesso/provider-kit/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listRunGenerations } from '../../modules/generation/index.ts';
import { reconcile } from '../../modules/ledger/index.ts';
import type { PlanStep } from '../../modules/planning/index.ts';
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
import { exampleStep } from './testing/example-plan.ts';
import { FAKE_MODELS } from './testing/fake-studio-models.ts';

let database: TestDatabase;
let studio: RunStudio;
const outcomes = new Map<string, FakeOutcome>();

beforeAll(async () => {
  database = await createTestDatabase();
  const outcome = ({ prompt }: { readonly prompt: string }) => outcomes.get(prompt) ?? { kind: 'succeeds' as const };
  const providers = [createFakeProvider({ models: FAKE_MODELS, outcome })];
  studio = await createRunStudio({ database, databaseUrl: database.url, providers });
});

afterAll(async () => {
  await studio.close();
  await database.close();
});

const outcome: fc.Arbitrary<FakeOutcome> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<FakeOutcome>({ kind: 'succeeds' }) },
  fc.constantFrom<FakeOutcome>(
    { kind: 'slow', polls: 3 },
    { kind: 'fails', code: 'moderated' },
    { kind: 'refused', code: 'invalid-settings', retryable: false },
    { kind: 'empty' },
    { kind: 'wrong-type' },
    { kind: 'duplicates' },
  ),
);

type RandomStep = {
  readonly kind: 'image' | 'edit' | 'video' | 'combine' | 'text';
  readonly count: number;
  /** Which of the steps before it is built on: 0 to 1. */
  readonly pick: number;
  readonly outcome: FakeOutcome;
};

const randomStep: fc.Arbitrary<RandomStep> = fc.record({
  kind: fc.constantFrom('image', 'image', 'edit', 'video', 'combine', 'text'),
  count: fc.integer({ min: 1, max: 6 }),
  pick: fc.double({ min: 0, max: 0.999, noNaN: true }),
  outcome,
});

const randomRun = fc.record({
  steps: fc.array(randomStep, { minLength: 1, maxLength: 5 }),
  isStopped: fc.boolean(),
});

/** A plan as the rules of plans allow it: what is built on nothing that can be built on is a picture instead. */
function toPlan(run: number, randoms: readonly RandomStep[]): readonly PlanStep[] {
  const steps: PlanStep[] = [];
  for (const [index, { kind, count, pick, outcome: how }] of randoms.entries()) {
    const id = `s${index + 1}`;
    const prompt = `${id} of run ${run}`;
    outcomes.set(prompt, how);
    const before = steps.filter((step) => step.kind !== 'text');
    const input = before[Math.floor(pick * before.length)];
    if (kind === 'text') steps.push(exampleStep({ id, kind, model: null, prompt }));
    else if (kind === 'image' || input === undefined)
      steps.push(exampleStep({ id, model: 'fake-image', prompt, count }));
    else if (kind === 'edit') {
      steps.push(exampleStep({ id, kind, model: 'fake-image', prompt, count: input.count, inputs: [input.id] }));
    } else if (kind === 'video') {
      steps.push(exampleStep({ id, kind, model: 'fake-clip', prompt, count: input.count, inputs: [input.id] }));
    } else steps.push(exampleStep({ id, kind, model: 'gesso-combine', prompt, inputs: [input.id] }));
  }
  return steps;
}

async function ended(run: StoredRun): Promise<StoredRun> {
  const look = async () => {
    const now = await readBack(studio, run);
    expect(hasEnded(now)).toBe(true);
    return now;
  };
  return vi.waitFor(look, { timeout: 50_000, interval: 50 });
}

async function sumsOf({ id }: StoredRun) {
  const { rows } = await database.pool.query<{ spent: bigint; held: bigint; captured: bigint }>(
    `SELECT coalesce(sum(spent_delta), 0)::bigint AS spent, coalesce(sum(held_delta), 0)::bigint AS held,
            (SELECT coalesce(sum(captured_millicredits), 0)::bigint FROM credit_holds WHERE run_id = $1) AS captured
     FROM credit_entries WHERE run_id = $1`,
    [id],
  );
  return rows[0];
}

test('whatever fails and whenever it is stopped, a run ends, costs at most its quote, and its rows add up', async () => {
  const board: Board = await openBoard(studio, 10_000_000);
  const doomed = { kind: 'image', count: 2, pick: 0, outcome: { kind: 'fails', code: 'moderated' } } as const;
  const randoms = [...fc.sample(randomRun, { numRuns: 13, seed: 20_261_125 }), { steps: [doomed], isStopped: false }];
  const approved = [];
  for (const [index, { steps, isStopped }] of randoms.entries()) {
    const run = await planned(studio, board, toPlan(index, steps), {
      brief: 'word '.repeat(index * 60).trim() || 'a fox',
    });
    const { accountId, id: runId } = run;
    expect(run.priceLines.reduce((sum, line) => sum + line.millicredits, 0)).toBe(Number(run.quotedMillicredits));
    expect(await approveRun(studio.runs, { accountId, runId, planVersion: 1 })).toEqual({ ok: true });
    approved.push(run);
    if (isStopped) await stopRun(studio.runs, { accountId, runId });
  }
  const statuses = new Set<string>();
  for (const run of approved) {
    const end = await ended(run);
    statuses.add(end.status);
    const generations = await listRunGenerations(database.pool, [run.id]);
    expect(generations.every(({ finishedAt }) => finishedAt !== null)).toBe(true);
    expect(end.chargedMillicredits).toBeLessThanOrEqual(run.quotedMillicredits);
    expect(await sumsOf(run)).toEqual({ spent: end.chargedMillicredits, held: 0n, captured: end.chargedMillicredits });
    const delivered = generations.reduce((sum, each) => sum + each.deliveredCount, end.deliveredTexts.length);
    if (delivered === 0) expect(end.chargedMillicredits).toBe(0n);
    if (end.status === 'succeeded') expect(end.chargedMillicredits).toBe(run.quotedMillicredits);
    if (end.status === 'partly-succeeded') expect(end.chargedMillicredits).toBeLessThan(run.quotedMillicredits);
  }
  expect([...statuses].toSorted()).toEqual(['failed', 'partly-succeeded', 'stopped', 'succeeded']);
  expect((await reconcile(database.pool)).differences).toEqual([]);
  const items = (await studio.projects.items(board))?.items ?? [];
  expect(items.some(({ status }) => status === 'pending')).toBe(false);
  const frames = items.filter(({ kind }) => kind === 'frame');
  for (const frame of frames) {
    const others = frames.filter(({ id }) => id !== frame.id);
    expect(others.filter((other) => overlaps(frame, other)).map(({ title }) => title)).toEqual([]);
    const inside = items.filter(({ parentId }) => parentId === frame.id);
    expect(inside.length).toBeGreaterThan(0);
    expect(inside.every((item) => encloses(frame, item))).toBe(true);
  }
});
