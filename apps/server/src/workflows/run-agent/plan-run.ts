import type { PoolClient } from 'pg';
import type { PlanningAnswer } from '../../modules/planning/index.ts';
import { lockRun, readRun, type StoredRun, withEnd } from '../../modules/runs/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { type Durable, StepFailure } from '../../platform/jobs/index.ts';
import type { RunContext } from './context.ts';
import { decidePlanned, type PlanningTerms, type PlanOutcome, writePlanned } from './plan-outcome.ts';
import { listPlanningModels, preparePlanning } from './planning-request.ts';

/** Name of the job that plans a run outside of a request. */
export const PLAN_RUN = 'plan-run';

/**
 * Orders that a run be planned, or planned again after answers, and then approve itself where it was asked to.
 *
 * @param run - As it is when the job is ordered: each number of answers is planned once.
 */
export async function orderPlanning(
  { jobs }: RunContext,
  connection: PoolClient,
  { id, accountId, questions }: StoredRun,
): Promise<void> {
  const answered = questions.filter(({ answer }) => answer !== null).length;
  await jobs.enqueue(connection, { name: PLAN_RUN, id: `${id} plan ${answered}`, accountId });
}

/** The built-in planner computes for milliseconds; what takes longer hangs. */
export const MOST_COMPUTING_MS = 20_000;

/** A language model that has not answered by then hangs: it thinks for seconds, not for minutes. */
const MOST_PLANNING_MS = 150_000;

const INSTEAD = 'The language model did not answer, so the built-in planner made this plan.';

/**
 * The durable story of a brief that is planned outside of its request, and of the approval that a run gives itself.
 *
 * Killed anywhere it goes on: at most the call of the planner is made a second time, and a plan is written once, since
 * only a run in planning takes one.
 *
 * @param job.approve - Approves the run where it was asked to approve itself.
 */
export async function planRun(
  context: RunContext,
  durable: Durable,
  { jobId, approve }: { readonly jobId: string; readonly approve: (runId: string) => Promise<void> },
): Promise<void> {
  const runId = jobId.slice(0, jobId.indexOf(' '));
  try {
    const answer = await durable.step('ask the planner', () => askIfPlanning(context, runId, durable.stopping));
    if (answer !== null) await durable.step('write the plan', () => writeAnswer(context, runId, answer));
    await durable.step('approve by itself', () => approve(runId));
  } catch (error) {
    // Only a step's own failure is ours to answer; what the engine throws (a takeover, a shutdown) must pass.
    if (!(error instanceof StepFailure)) throw error;
    context.log.error({ err: error, runId }, 'a run could not be planned');
    await durable.step('fail after a fault', () => failPlanning(context, runId));
  }
}

/** Asks the planner of a run, or the built-in one where the asked one is gone. */
export async function askPlanner(
  context: RunContext,
  run: StoredRun,
  signal: AbortSignal,
): Promise<{ readonly answer: PlanningAnswer; readonly outcome: PlanOutcome }> {
  const { planners, clock } = context;
  const { request, priceList } = await preparePlanning(context, run);
  const planner = (run.askedPlanner === 'llm' ? planners.llm : undefined) ?? planners.builtin;
  const answer = await planner.plan(request, { signal }).catch(async (error: unknown) => {
    // A shutdown passes: the job asks again after the next start.
    if (planner === planners.builtin || signal.reason?.name === 'AbortError') throw error;
    context.log.warn({ err: error, runId: run.id }, 'the language model planned nothing; the built-in planner does');
    const instead = await planners.builtin.plan(request, { signal: AbortSignal.timeout(MOST_PLANNING_MS) });
    return { ...instead, notes: [INSTEAD, ...instead.notes] };
  });
  const terms = termsOf(context, { priceList, models: request.models, at: clock.now() });
  const outcome = decidePlanned(run, answer, terms);
  if (outcome.fault !== undefined) {
    context.log.warn(
      { runId: run.id, planner: answer.planner, fault: outcome.fault },
      'a planner’s answer was unusable',
    );
  }
  return { answer, outcome };
}

function termsOf(
  { models, findProhibitedWord }: RunContext,
  terms: Pick<PlanningTerms, 'priceList' | 'models' | 'at'>,
): PlanningTerms {
  return { ...terms, priceGeneration: models.priceGeneration, findProhibitedWord };
}

/** Null where there is nothing to plan: it was stopped, or an earlier try has written its plan. */
async function askIfPlanning(
  context: RunContext,
  runId: string,
  stopping: AbortSignal,
): Promise<PlanningAnswer | null> {
  const run = await readRun(context.database.pool, runId);
  if (run?.status !== 'planning') return null;
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(MOST_PLANNING_MS)]);
  return (await askPlanner(context, run, signal)).answer;
}

async function writeAnswer(context: RunContext, runId: string, answer: PlanningAnswer): Promise<void> {
  const { database, models, clock } = context;
  const at = clock.now();
  const [priceList, planningModels] = await Promise.all([models.priceListInForce(at), listPlanningModels(context, at)]);
  await inTransaction(database, async (connection) => {
    const run = await lockRun(connection, runId);
    if (run?.status !== 'planning') return;
    const terms = termsOf(context, { priceList, models: planningModels, at });
    await writePlanned(connection, decidePlanned(run, answer, terms), at);
  });
}

async function failPlanning(context: RunContext, runId: string): Promise<void> {
  const at = context.clock.now();
  const message = 'The planner failed. Nothing was charged; send the brief again.';
  await inTransaction(context.database, async (connection) => {
    const run = await lockRun(connection, runId);
    if (run?.status !== 'planning') return;
    const failed = withEnd(run, { status: 'failed', failure: { code: 'engine-failed', message }, at });
    const text = { occasion: 'failure', role: 'agent', kind: 'failure', text: message } as const;
    await writePlanned(connection, { run: failed, messages: [text] }, at);
  });
}
