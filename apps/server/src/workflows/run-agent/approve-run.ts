import type { PoolClient } from 'pg';
import { listAssetSummaries } from '../../modules/assets/index.ts';
import type { TogetherAnswer } from '../../modules/ledger/index.ts';
import { lockProject, touchProject } from '../../modules/projects/index.ts';
import { findRun, lockRun, type StoredRun, saveRun } from '../../modules/runs/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { orderAdvance } from './advance-run.ts';
import type { AskingKey, RunContext } from './context.ts';
import { placeRun } from './place-run.ts';
import { findUnavailable } from './price-plan.ts';
import { beginParts, holdRun, orderParts, processingHoldOf, type Sold } from './reserve-run.ts';
import { inCredits, type RunRefusal, RunRefused, refuseRun } from './run-refusals.ts';
import { announceRun } from './tell-run.ts';

export type ApproveRunPlan = {
  readonly accountId: string;
  readonly runId: string;
  /** The version that was looked at. */
  readonly planVersion: number;
  readonly apiKey?: AskingKey | undefined;
};

/**
 * Approves a version of a plan: holds its whole price, writes all of its generations with their places on the board, and
 * lets begin what waits for nothing. One transaction: all of it is there afterwards, or nothing is.
 *
 * Approved again with the same version, from wherever, nothing more happens and the answer is the same.
 */
export async function approveRun(
  context: RunContext,
  { accountId, runId, planVersion, apiKey }: ApproveRunPlan,
): Promise<{ readonly ok: true } | RunRefusal> {
  const found = await findRun(context.database.pool, { accountId, runId });
  if (found === undefined) return refuseRun('not-found', 'There is no such run.');
  const sold = await readSold(context, accountId, apiKey);
  if (sold === undefined) return refuseRun('not-found', 'There is no such account.');
  try {
    await inTransaction(context.database, async (connection) => {
      const run = await lockRun(connection, runId);
      if (run !== undefined && shallBegin(run, planVersion)) await begin(context, connection, run, sold);
    });
  } catch (error) {
    if (error instanceof RunRefused) return error.refusal;
    throw error;
  }
  return { ok: true };
}

async function readSold(
  { accounts, models, clock }: RunContext,
  accountId: string,
  apiKey: AskingKey | undefined,
): Promise<Sold | undefined> {
  const at = clock.now();
  const [account, caps, priceList] = await Promise.all([
    accounts.find(accountId),
    accounts.readCaps(accountId),
    models.priceListInForce(at),
  ]);
  return (
    account && {
      planKey: account.plan,
      plan: priceList.content.plans[account.plan],
      apiKeyId: apiKey?.id ?? null,
      caps: { ...caps, perKeyMillicredits: apiKey?.capMillicredits ?? null },
      at,
    }
  );
}

/** What an approval cannot change any more, in words. */
const CLOSED: Readonly<Record<Exclude<StoredRun['status'], 'awaiting-approval'>, string>> = {
  planning: 'There is no plan to approve yet.',
  asking: 'There is no plan to approve yet: the agent asks something first.',
  running: 'The plan was approved already.',
  succeeded: 'The run has ended; send another brief.',
  'partly-succeeded': 'The run has ended; send another brief.',
  failed: 'The run has failed; send another brief.',
  stopped: 'The run was stopped; send another brief.',
};

/** False when this very version was approved before. */
function shallBegin({ status, approvedAt, planVersion: current }: StoredRun, planVersion: number): boolean {
  if (current !== 0 && current !== planVersion) {
    const message = `The plan is at version ${current}; look at it again and approve that.`;
    throw new RunRefused(refuseRun('stale-plan', message, [{ path: 'planVersion', message: `must be ${current}` }]));
  }
  if (approvedAt !== null) return false;
  if (status === 'awaiting-approval') return true;
  throw new RunRefused(refuseRun('conflict', CLOSED[status]));
}

async function begin(context: RunContext, connection: PoolClient, run: StoredRun, sold: Sold): Promise<void> {
  const { id: runId, accountId, projectId } = run;
  const { at } = sold;
  const refusal = findUnavailableModel(context, run) ?? findCeilingFault(run) ?? (await findLost(connection, run));
  if (refusal) throw new RunRefused(refusal);
  const parts = orderParts(context, run, sold);
  const held = await holdRun(connection, run, { parts, sold });
  if (!held.ok) throw new RunRefused(describeHoldRefusal(held));
  if ((await lockProject(connection, { accountId, projectId })) === undefined) {
    throw new RunRefused(refuseRun('not-found', 'The project of this run is gone.'));
  }
  const steps = run.plan?.steps ?? [];
  const running: StoredRun = {
    ...run,
    status: 'running',
    holdId: processingHoldOf(runId),
    // A text needs no making: it lies on the board with the placeholders.
    deliveredTexts: steps.filter(({ kind }) => kind === 'text').map(({ id }) => id),
    approvedAt: at,
  };
  await saveRun(connection, running);
  await beginParts(context, connection, parts);
  if (parts.length === 0) await orderAdvance(context, connection, { run, occasion: 'approved' });
  await touchProject(connection, { projectId, at });
  await announceRun(connection, running, at);
  await context.canvases.change(connection, projectId, (doc) => placeRun(doc, { run: running, placed: parts }));
}

function findUnavailableModel({ models }: RunContext, { plan }: StoredRun): RunRefusal | undefined {
  const [missing] = findUnavailable(plan?.steps ?? [], models.findModel);
  return missing && refuseRun('model-unavailable', `${missing.model} cannot run now: ${missing.reason}`);
}

function findCeilingFault({ quotedMillicredits, ceilingMillicredits }: StoredRun): RunRefusal | undefined {
  if (ceilingMillicredits === null || quotedMillicredits <= ceilingMillicredits) return undefined;
  const [price, ceiling] = [inCredits(quotedMillicredits), inCredits(ceilingMillicredits)];
  const message = `This run costs ${price}, above its ceiling of ${ceiling}. Drop steps, lower counts or choose cheaper models.`;
  return refuseRun('max-exceeded', message);
}

/** A planner names files by their ids; only the owner's own are there to work from. */
async function findLost(connection: PoolClient, { plan, accountId }: StoredRun): Promise<RunRefusal | undefined> {
  const steps = plan?.steps ?? [];
  const assetIds = [...new Set(steps.flatMap(({ references }) => references))];
  if (assetIds.length === 0) return undefined;
  const known = new Set((await listAssetSummaries(connection, { accountId, assetIds })).map(({ id }) => id));
  const lost = steps.find(({ references }) => references.some((id) => !known.has(id)));
  if (lost === undefined) return undefined;
  const message = `“${lost.title}” is made from a file that is not there; take that step out of the plan.`;
  return refuseRun('conflict', message);
}

function describeHoldRefusal(answer: Extract<TogetherAnswer, { readonly ok: false }>): RunRefusal {
  const needed = inCredits(answer.neededMillicredits);
  if (answer.reason === 'insufficient-credits') {
    const message = `This run costs ${needed} and you have ${inCredits(answer.spendableMillicredits)}.`;
    return refuseRun('insufficient-credits', message);
  }
  const { words, path } = CAP_FIELDS[answer.cap];
  const used = `${inCredits(answer.usedMillicredits)} of ${inCredits(answer.capMillicredits)} used`;
  return refuseRun('cap-exceeded', `This run costs ${needed}, above ${words}: ${used}.`, [
    { path, message: 'must leave room for this, or be removed' },
  ]);
}

/** Each cap in words, and under the name it is set by. */
const CAP_FIELDS = {
  run: { words: 'your cap per run', path: 'perRunMillicredits' },
  day: { words: 'your cap per day', path: 'perDayMillicredits' },
  project: { words: 'your cap per project', path: 'perProjectMillicredits' },
  key: { words: 'the cap of the API key', path: 'capMillicredits' },
} as const;
