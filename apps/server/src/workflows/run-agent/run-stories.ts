import type { AcceptedRun, Run } from '@gesso/contract';
import { findRun, listOpenRuns, listRuns } from '../../modules/runs/index.ts';
import { defineRunJobs } from './advance-run.ts';
import { type AnswerQuestions, answerRun } from './answer-run.ts';
import { approveByItself } from './approve-by-itself.ts';
import { type ApproveRunPlan, approveRun } from './approve-run.ts';
import { type ChangeRunPlan, changeRunPlan } from './change-plan.ts';
import type { AskingKey, RunContext } from './context.ts';
import { lookAfterRuns } from './look-after-runs.ts';
import { PLAN_RUN, planRun } from './plan-run.ts';
import { presentRun } from './run.presenter.ts';
import { type RunRefusal, refuseRun } from './run-refusals.ts';
import { loadShownRuns } from './show-runs.ts';
import { type StartRun, startRun } from './start-run.ts';
import { stopRun } from './stop-run.ts';

export type OwnedRun = { readonly accountId: string; readonly runId: string };

type Answer<Value> = { readonly ok: true; readonly run: Value } | RunRefusal;

/** Stories of a run. Each answers `not-found` for somebody else's and for nonsense; a refusal has changed nothing. */
export type RunStories = {
  /** Tells the workers what to do. Before the jobs start. */
  readonly defineJobs: () => void;
  /** Takes a brief in; the run asks, waits, runs or has failed then, or a job plans it. */
  readonly start: (asked: StartRun) => Promise<Answer<AcceptedRun>>;
  readonly find: (owned: OwnedRun) => Promise<Run | undefined>;
  /** The given runs of an owner in the order given; others are left out. */
  readonly show: (asked: { readonly accountId: string; readonly runIds: readonly string[] }) => Promise<Run[]>;
  /** Answers everything that is asked. */
  readonly answer: (asked: AnswerQuestions & { readonly apiKey?: AskingKey | undefined }) => Promise<Answer<Run>>;
  readonly changePlan: (asked: ChangeRunPlan) => Promise<Answer<Run>>;
  /** Holds the price of a version of the plan and begins. */
  readonly approve: (asked: ApproveRunPlan) => Promise<Answer<Run>>;
  /** Ends it; what is finished stays. */
  readonly stop: (owned: OwnedRun) => Promise<Answer<Run>>;
  /** Stops everything unfinished of a project that goes away. */
  readonly cancelAll: (projectId: string) => Promise<void>;
  /** Keeps what runs under way hold, and moves on those whose move was lost. To be called now and then. */
  readonly lookAfter: () => Promise<void>;
};

/** Everything that happens to a run, from the brief to its end. */
export function createRunStories(context: RunContext): RunStories {
  const { pool } = context.database;
  const show: RunStories['show'] = async ({ accountId, runIds }) => {
    const runs = await listRuns(pool, { accountId, runIds });
    const shown = (await loadShownRuns(context, runs)).map(presentRun);
    return runIds.flatMap((id) => shown.find((run) => run.id === id) ?? []);
  };
  const find: RunStories['find'] = async ({ accountId, runId }) => (await show({ accountId, runIds: [runId] }))[0];
  const showAfter = async (owned: OwnedRun, answer: { readonly ok: true } | RunRefusal): Promise<Answer<Run>> => {
    if (!answer.ok) return answer;
    const run = await find(owned);
    return run === undefined ? refuseRun('not-found', 'There is no such run.') : { ok: true, run };
  };
  return {
    defineJobs: () => {
      defineRunJobs(context);
      const approve = (runId: string) => approveByItself(context, { runId });
      context.jobs.define(PLAN_RUN, (durable, jobId) => planRun(context, durable, { jobId, approve }));
    },
    start: async (asked) => {
      const started = await startRun(context, asked);
      if (!started.ok) return started;
      const { accountId, apiKey } = asked;
      await approveByItself(context, { runId: started.runId, apiKey });
      const run = await findRun(pool, { accountId, runId: started.runId });
      if (run === undefined) return refuseRun('not-found', 'There is no such run.');
      return { ok: true, run: { id: run.id, threadId: run.threadId, status: run.status } };
    },
    find,
    show,
    answer: async ({ apiKey, ...asked }) => {
      const answered = await answerRun(context, asked);
      if (answered.ok) await approveByItself(context, { runId: asked.runId, apiKey });
      return showAfter(asked, answered);
    },
    changePlan: async (asked) => showAfter(asked, await changeRunPlan(context, asked)),
    approve: async (asked) => showAfter(asked, await approveRun(context, asked)),
    stop: async (owned) => showAfter(owned, await stopRun(context, owned)),
    cancelAll: async (projectId) => {
      for (const open of await listOpenRuns(pool, projectId)) await stopRun(context, open);
    },
    lookAfter: () => lookAfterRuns(context),
  };
}
