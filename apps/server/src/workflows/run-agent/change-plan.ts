import type { UpdatePlan } from '@gesso/contract';
import {
  countWords,
  findRun,
  insertPlanVersion,
  lockRun,
  type StoredRun,
  saveRun,
  withPlan,
} from '../../modules/runs/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { changePlan } from './change-plan.rules.ts';
import type { RunContext } from './context.ts';
import { toVersion, withCeilingNote } from './plan-outcome.ts';
import { listPlanningModels } from './planning-request.ts';
import { pricePlan } from './price-plan.ts';
import { type RunRefusal, RunRefused, refuseProhibited, refuseRun } from './run-refusals.ts';
import { announceRun } from './tell-run.ts';
import { writtenTexts } from './written-texts.ts';

export type ChangeRunPlan = { readonly accountId: string; readonly runId: string; readonly change: UpdatePlan };

/**
 * Changes the plan of a run that waits for its approval and prices it anew by the list in force; the next version then.
 *
 * Of changes that come at once to one version, one is taken and the others are told that the plan has changed.
 */
export async function changeRunPlan(
  context: RunContext,
  { accountId, runId, change }: ChangeRunPlan,
): Promise<{ ok: true } | RunRefusal> {
  const found = await findRun(context.database.pool, { accountId, runId });
  if (found === undefined) return refuseRun('not-found', 'There is no such run.');
  const at = context.clock.now();
  const [priceList, models] = await Promise.all([context.models.priceListInForce(at), listPlanningModels(context, at)]);
  const decide = (run: StoredRun): StoredRun => {
    const plan = planToChange(run, change.planVersion);
    const changed = orRefuse(changePlan(plan, change, models));
    const prohibited = refuseProhibited(context.findProhibitedWord, writtenTexts(changed.plan.steps, models));
    if (prohibited) throw new RunRefused(prohibited);
    const { priceGeneration } = context.models;
    const briefWords = countWords(run.brief);
    const { priced } = orRefuse(pricePlan({ plan: changed.plan, briefWords, priceList, priceGeneration }));
    return withCeilingNote(withPlan(run, priced), run);
  };
  try {
    await inTransaction(context.database, async (connection) => {
      const locked = await lockRun(connection, runId);
      if (locked === undefined) throw new RunRefused(refuseRun('not-found', 'There is no such run.'));
      const run = decide(locked);
      await saveRun(connection, run);
      await insertPlanVersion(connection, toVersion(run, 'creator', at));
      await announceRun(connection, run, at);
    });
  } catch (error) {
    if (error instanceof RunRefused) return error.refusal;
    throw error;
  }
  return { ok: true };
}

/** Why a plan of this status cannot be changed. */
const CLOSED: Readonly<Record<Exclude<StoredRun['status'], 'awaiting-approval'>, string>> = {
  planning: 'There is no plan yet.',
  asking: 'There is no plan yet: the agent asks something first.',
  running: 'The plan was approved and is being made; stop it and send another brief.',
  succeeded: 'The run has ended; send another brief.',
  'partly-succeeded': 'The run has ended; send another brief.',
  failed: 'The run has failed; send another brief.',
  stopped: 'The run was stopped; send another brief.',
};

function planToChange(run: StoredRun, planVersion: number): NonNullable<StoredRun['plan']> {
  if (run.status !== 'awaiting-approval' || run.plan === null) {
    const reason = run.status === 'awaiting-approval' ? CLOSED.planning : CLOSED[run.status];
    throw new RunRefused(refuseRun('conflict', reason));
  }
  if (run.planVersion !== planVersion) {
    const message = `The plan is at version ${run.planVersion}; look at it again and repeat the change.`;
    const errors = [{ path: 'planVersion', message: `must be ${run.planVersion}` }];
    throw new RunRefused(refuseRun('stale-plan', message, errors));
  }
  return run.plan;
}

function orRefuse<Answer extends { readonly ok: true }>(answer: Answer | RunRefusal): Answer {
  if (!answer.ok) throw new RunRefused(answer);
  return answer;
}
