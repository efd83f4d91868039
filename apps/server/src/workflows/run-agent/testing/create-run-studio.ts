import { randomUUID } from 'node:crypto';
import { insertThread } from '../../../modules/chat/index.ts';
import type { PlanStep } from '../../../modules/planning/index.ts';
import {
  findRun,
  insertPlanVersion,
  insertRun,
  newRun,
  type StoredRun,
  saveRun,
  withPlan,
} from '../../../modules/runs/index.ts';
import { exampleOrder } from '../../../modules/runs/testing/example-run.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import {
  addCreator,
  createStudio,
  type Studio,
  type StudioOptions,
} from '../../generate-asset/testing/create-studio.ts';
import { defineRunJobs } from '../advance-run.ts';
import type { RunContext } from '../context.ts';
import { toVersion } from '../plan-outcome.ts';
import { pricePlan } from '../price-plan.ts';
import { examplePlan } from './example-plan.ts';
import { createScriptedPlanner } from './scripted-planner.ts';

/** A studio whose workers also move runs on. */
export type RunStudio = Studio & { readonly runs: RunContext };

export async function createRunStudio(options: StudioOptions): Promise<RunStudio> {
  const planners = { builtin: createScriptedPlanner() };
  const studio = await createStudio({
    ...options,
    defineMore: (context) => defineRunJobs({ ...context, planners }),
  });
  return { ...studio, runs: { ...studio.context, planners } };
}

export type Board = { readonly accountId: string; readonly projectId: string };

/** A creator with credits and an empty board. */
export async function openBoard({ context, projects }: Studio, millicredits = 1_000_000): Promise<Board> {
  const accountId = await addCreator(context.database, { millicredits });
  const { id: projectId } = await projects.create({ accountId, name: 'Board' });
  return { accountId, projectId };
}

/** Writes a run with a plan that waits for its approval, as if it had been planned. */
export async function planned(
  { runs: { database, models, clock } }: RunStudio,
  board: Board,
  steps: readonly PlanStep[],
  more: Partial<Pick<StoredRun, 'brief' | 'ceilingMillicredits' | 'place'>> = {},
): Promise<StoredRun> {
  const at = clock.now();
  const order = exampleOrder({ ...board, ...more, id: randomUUID(), threadId: randomUUID(), createdAt: at });
  const priceList = await models.priceListInForce(at);
  const briefWords = order.brief.split(' ').length;
  const priced = pricePlan({
    plan: examplePlan(steps),
    briefWords,
    priceList,
    priceGeneration: models.priceGeneration,
  });
  if (!priced.ok) throw new Error(priced.message);
  const run = withPlan(newRun(order), priced.priced);
  await inTransaction(database, async (connection) => {
    await insertThread(connection, { ...board, id: order.threadId, title: 'A run', at });
    await insertRun(connection, order);
    await saveRun(connection, run);
    await insertPlanVersion(connection, toVersion(run, 'planner', at));
  });
  return run;
}

/** The run as it is stored now. */
export async function readBack({ runs }: RunStudio, { accountId, id }: StoredRun): Promise<StoredRun> {
  const run = await findRun(runs.database.pool, { accountId, runId: id });
  if (run === undefined) throw new Error(`there is no run ${id}`);
  return run;
}
