import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { GenerationRequest, Provider } from '@gesso/provider-kit';
import { createFakeProvider } from '@gesso/provider-kit/testing';
import { createGessoProvider } from '@gesso/providers/gesso';
import type { Emit } from '../../../../../scripts/bench/measurement.ts';
import { listRunGenerations, type RunGeneration } from '../../modules/generation/index.ts';
import { createBuiltinPlanner, type PlanStep } from '../../modules/planning/index.ts';
import { hasEnded } from '../../modules/runs/index.ts';
import { startEmbeddedPostgres } from '../../platform/database/embedded-postgres.ts';
import { migrate } from '../../platform/database/migrate.ts';
import { openDatabase } from '../../platform/database/open-database.ts';
import { type AccountEvents, openAccountEvents } from '../../platform/events/account-events.ts';
import { addCreator, createStudio, type Studio } from '../generate-asset/testing/create-studio.ts';
import { approveRun } from './approve-run.ts';
import { createRunStories, type RunStories } from './run-stories.ts';
import { createRunStudio, openBoard, planned, type RunStudio, readBack } from './testing/create-run-studio.ts';
import { exampleStep } from './testing/example-plan.ts';
import { FAKE_MODELS } from './testing/fake-studio-models.ts';

const CHAINS = 8;
const STEPS = 5;
const ROUNDS = 7;
const WARM_UPS = 3;
const BRIEF = '4 images of a fox in a forest at night';

/**
 * What a run costs in time beside its engines: steps that wait for each other with an engine that takes none, the largest
 * approval there can be, and the simple reference task with the real one against its four renders alone.
 */
export async function run(emit: Emit): Promise<void> {
  await withDatabase(async (database, url, directory) => {
    const providers = [createFakeProvider({ models: FAKE_MODELS })];
    const studio = await createRunStudio({ database, databaseUrl: url, providers, blobDirectory: directory });
    try {
      await measureSteps(emit, studio);
      await measureApproval(emit, studio);
    } finally {
      await studio.close();
    }
  });
  await withDatabase(async (database, url, directory) => {
    const provider = createGessoProvider({ warmAfterMs: null });
    let runs: RunStories | undefined;
    const studio = await createStudio({
      database,
      databaseUrl: url,
      providers: [provider],
      blobDirectory: directory,
      defineMore: (context) => {
        runs = createRunStories({ ...context, planners: { builtin: createBuiltinPlanner() } });
        runs.defineJobs();
      },
    });
    const events = await openAccountEvents({ url, log: studio.context.log });
    try {
      if (runs !== undefined) await compareSimpleTask(emit, { studio, runs, provider, events });
    } finally {
      await events.close();
      await studio.close();
      await provider.close();
    }
  });
}

type Database = ReturnType<typeof openDatabase>;

async function withDatabase(
  work: (database: Database, url: string, directory: string) => Promise<void>,
): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'gesso-run-bench-'));
  const postgres = await startEmbeddedPostgres({ directory });
  await migrate(postgres.url);
  const database = openDatabase({ url: postgres.url });
  try {
    await work(database, postgres.url, join(directory, 'files'));
  } finally {
    await database.close();
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Each step is an edit of the one before, so that nothing of them happens side by side. */
async function measureSteps(emit: Emit, studio: RunStudio): Promise<void> {
  const steps = Array.from({ length: STEPS }, (_, index) =>
    exampleStep({
      id: `s${index}`,
      model: 'fake-image',
      ...(index === 0 ? {} : { kind: 'edit' as const, inputs: [`s${index - 1}`] }),
    }),
  );
  await timeRun(studio, steps); // The queue of a fresh database is worked from its first second on.
  const took: number[] = [];
  const direct: number[] = [];
  for (let index = 0; index < CHAINS; index += 1) {
    took.push((await timeRun(studio, steps)) / STEPS);
    direct.push(await timeGeneration(studio));
  }
  emit({
    what: 'the same without a run: one generation from its acceptance to its end, median',
    value: median(direct),
    unit: 'ms',
  });
  const what = `from the approval to the end of ${STEPS} steps in a row, with an engine that takes no time, per step, median`;
  emit({ what, value: median(took), unit: 'ms', atMost: 150 });
}

async function timeRun(studio: RunStudio, steps: readonly PlanStep[]): Promise<number> {
  const planning = await planned(studio, await openBoard(studio), steps);
  const { accountId, id: runId } = planning;
  const startedAt = performance.now();
  await approveRun(studio.runs, { accountId, runId, planVersion: 1 });
  while (!hasEnded(await readBack(studio, planning))) await wait(LOOK_MS);
  return performance.now() - startedAt;
}

/** What a step of a run costs anyway, turn by turn with the runs, so that a busy machine shows itself. */
async function timeGeneration(studio: RunStudio): Promise<number> {
  const board = await openBoard(studio);
  const startedAt = performance.now();
  const accepted = await studio.generations.accept({ ...board, request: { model: 'fake-image', prompt: 'a fox' } });
  if (!accepted.ok) throw new Error(accepted.message);
  const owned = { accountId: board.accountId, generationId: accepted.generation.id };
  for (;;) {
    if ((await studio.generations.find(owned))?.finishedAt) return performance.now() - startedAt;
    await wait(LOOK_MS);
  }
}

async function measureApproval(emit: Emit, studio: RunStudio): Promise<void> {
  const steps = Array.from({ length: 20 }, (_, index) =>
    exampleStep({ id: `s${index}`, model: 'fake-image', count: 2, inputs: [], prompt: `picture ${index}` }),
  );
  const took: number[] = [];
  for (let index = 0; index < 3; index += 1) {
    const planning = await planned(studio, await openBoard(studio), steps);
    const { accountId, id: runId } = planning;
    const startedAt = performance.now();
    await approveRun(studio.runs, { accountId, runId, planVersion: 1 });
    took.push(performance.now() - startedAt);
    while (!hasEnded(await readBack(studio, planning))) await wait(LOOK_MS);
  }
  emit({ what: 'an approval with 20 generations, their holds, jobs and 40 places', value: median(took), unit: 'ms' });
}

type Real = {
  readonly studio: Studio;
  readonly runs: RunStories;
  readonly provider: Provider;
  readonly events: AccountEvents;
};

/** Turn by turn the run and then the very same four pictures by the engine alone, in the same process. */
async function compareSimpleTask(emit: Emit, real: Real): Promise<void> {
  const runMs: number[] = [];
  const aloneMs: number[] = [];
  // A server that has just started compiles as it goes.
  for (let round = 0; round < WARM_UPS; round += 1) await timeSimpleTask(real);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { tookMs, generations } = await timeSimpleTask(real);
    runMs.push(tookMs);
    // The smaller copies are made behind the delivery and must not lengthen what it is compared with.
    await real.studio.ladders.settled();
    aloneMs.push(await timeRenders(real.provider, generations, round));
  }
  const [whole, alone] = [median(runMs), median(aloneMs)];
  emit({
    what: 'the simple reference task from the brief to four pictures on the board, median',
    value: whole,
    unit: 'ms',
  });
  emit({ what: 'its four renders alone, median', value: alone, unit: 'ms' });
  emit({
    what: 'the simple reference task against its renders alone',
    value: whole / alone,
    unit: 'times',
    atMost: 1.3,
  });
}

async function timeSimpleTask({ studio, runs, events }: Real) {
  const { database } = studio.context;
  const accountId = await addCreator(database, { millicredits: 1_000_000 });
  const { id: projectId } = await studio.projects.create({ accountId, name: 'Bench' });
  const startedAt = performance.now();
  const request = { brief: BRIEF, approve: 'auto', ceilingMillicredits: 200_000 } as const;
  const started = await runs.start({ accountId, projectId, request });
  if (!started.ok) throw new Error(started.message);
  const runId = started.run.id;
  await waitFor(events, accountId, async () => (await listDelivered(studio, runId)).length === 4);
  return { tookMs: performance.now() - startedAt, generations: await listRunGenerations(database.pool, [runId]) };
}

/** Waits until a claim holds, looking only when something of the account has changed: to ask all the time takes the engine's core. */
async function waitFor(events: AccountEvents, accountId: string, holds: () => Promise<boolean>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const look = () => void holds().then((isSo) => isSo && resolve(), reject);
  const timer = setTimeout(() => reject(new Error('it did not come')), MOST_MS);
  const stop = events.subscribe(accountId, look);
  look();
  await promise.finally(() => {
    clearTimeout(timer);
    stop();
  });
}

async function listDelivered({ context }: Studio, runId: string): Promise<readonly string[]> {
  const { rows } = await context.database.pool.query<{ id: string }>(
    'SELECT a.id FROM assets a JOIN generations g ON g.id = a.generation_id WHERE g.run_id = $1',
    [runId],
  );
  return rows.map(({ id }) => id);
}

async function timeRenders(provider: Provider, generations: readonly RunGeneration[], round: number): Promise<number> {
  const startedAt = performance.now();
  await Promise.all(
    generations.map(async ({ id, model, prompt, settings, resultCount: count, seed }) => {
      const attemptId = `${id} alone ${round}`;
      const request: GenerationRequest = {
        attemptId,
        model,
        prompt,
        settings,
        count,
        seed,
        references: [],
        brand: null,
      };
      const job = await provider.submit(request);
      for (;;) {
        const state = await provider.poll(job, request);
        if (state.state === 'succeeded') break;
        await wait(state.pollAfterMs);
      }
      await provider.fetch(job, request);
    }),
  );
  return performance.now() - startedAt;
}

/** Well below what is measured, and rare enough not to weigh on it. */
const LOOK_MS = 8;

const MOST_MS = 120_000;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
