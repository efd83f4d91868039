import { type CreateRun, type FieldError, LIMITS } from '@gesso/contract';
import type { PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { listAssetSummaries } from '../../modules/assets/index.ts';
import { findThread, insertThread, renameThread, titleOfBrief } from '../../modules/chat/index.ts';
import { appendProjectEvent, findProject, lockProject, type Project } from '../../modules/projects/index.ts';
import {
  findRun,
  insertRun,
  newRun,
  type RunBrandKit,
  type RunOrder,
  type StoredRun,
} from '../../modules/runs/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { deriveUuid } from '../../platform/database/uuid.ts';
import type { AskingKey, RunContext } from './context.ts';
import { writePlanned } from './plan-outcome.ts';
import { askPlanner, MOST_COMPUTING_MS, orderPlanning } from './plan-run.ts';
import { type RunRefusal, RunRefused, refuseProhibited, refuseRun } from './run-refusals.ts';
import { announceRun, sayOfRun } from './tell-run.ts';

export type StartRun = {
  /** Names the run: asked again under the same id, the run that is there answers. Default: new. */
  readonly id?: string | undefined;
  readonly accountId: string;
  readonly projectId: string;
  readonly apiKey?: AskingKey | undefined;
  readonly request: CreateRun;
};

export type StartRunAnswer = { readonly ok: true; readonly runId: string } | RunRefusal;

/**
 * Takes a brief in and has it planned.
 *
 * The built-in planner answers within the request, so that the run asks, waits for its approval or has failed when this
 * returns; a language model is asked by a job. What cannot be read is refused and nothing is written. What can be
 * read and not be planned becomes a run that says so in its thread. Charges nothing before the approval.
 */
export async function startRun(context: RunContext, asked: StartRun): Promise<StartRunAnswer> {
  const { accountId, projectId, request } = asked;
  const { pool } = context.database;
  const project = await findProject(pool, { accountId, projectId });
  if (project === undefined) return refuseRun('not-found', 'There is no such project.');
  const earlier = asked.id === undefined ? undefined : await findRun(pool, { accountId, runId: asked.id });
  if (earlier) return { ok: true, runId: earlier.id };
  const refusal = findBriefFault(request.brief) ?? refuseProhibited(context.findProhibitedWord, briefText(request));
  if (refusal) return refusal;
  const order = await toOrder(context, asked, project);
  if ('ok' in order) return order;
  const run = newRun(order);
  try {
    if (order.askedPlanner === 'llm') await planLater(context, run, request);
    else await planNow(context, run, request);
  } catch (error) {
    if (error instanceof RunRefused) return error.refusal;
    throw error;
  }
  return { ok: true, runId: run.id };
}

/** A brief that cannot be read at all; what can be read is the planner's to judge. */
function findBriefFault(brief: string): RunRefusal | undefined {
  if (brief.trim() === '') return refuseBrief('must say what to make');
  if (brief.length > LIMITS.promptCharacters) {
    return refuseBrief(`must have at most ${LIMITS.promptCharacters.toLocaleString('en-US')} characters`);
  }
  if (brief.isWellFormed() && !brief.includes('\0')) return undefined;
  return refuseBrief('must be text without control character 0 and without broken characters');
}

function refuseBrief(message: string): RunRefusal {
  return refuseRun('invalid-prompt', `The brief ${message}.`, [{ path: 'brief', message }]);
}

function briefText({ brief }: CreateRun) {
  return [{ path: 'brief', text: brief }];
}

async function toOrder(
  context: RunContext,
  { id, accountId, projectId, apiKey, request }: StartRun,
  project: Project,
): Promise<RunOrder | RunRefusal> {
  const { newId = uuidv7, planners } = context;
  const askedPlanner = request.planner ?? (planners.llm === undefined ? 'builtin' : 'llm');
  if (askedPlanner === 'llm' && planners.llm === undefined) {
    const message = 'No language model is set up here; leave planner out, or ask for builtin.';
    return refuseRun('model-unavailable', message, [{ path: 'planner', message: 'must be builtin here' }]);
  }
  const { threadId, references = [] } = request;
  if (threadId !== undefined) {
    const thread = await findThread(context.database.pool, { accountId, threadId });
    if (thread?.projectId !== projectId) return refuseMissing('thread', 'threadId');
  }
  const known = await listAssetSummaries(context.database.pool, { accountId, assetIds: references });
  const strange = references.findIndex((assetId) => known.every((asset) => asset.id !== assetId));
  if (strange !== -1) return refuseMissing('reference', `references.${strange}`);
  const brandKit = await chooseBrandKit(context, { accountId, request, project });
  if (brandKit === undefined) return refuseMissing('brand kit', 'brandKitId');
  const runId = id ?? newId();
  return {
    id: runId,
    accountId,
    projectId,
    threadId: threadId ?? deriveUuid(runId, 'thread'),
    apiKeyId: apiKey?.id ?? null,
    askedPlanner,
    brief: request.brief,
    approve: request.approve,
    ceilingMillicredits: request.ceilingMillicredits === undefined ? null : BigInt(request.ceilingMillicredits),
    referenceIds: references,
    brandKit,
    place: request.place ?? null,
    createdAt: context.clock.now(),
  };
}

function refuseMissing(what: string, path: string): RunRefusal {
  const errors: readonly FieldError[] = [{ path, message: 'names nothing that is yours' }];
  return refuseRun('not-found', `There is no such ${what}.`, errors);
}

async function chooseBrandKit(
  { chooseBrandKit: choose }: RunContext,
  asked: { readonly accountId: string; readonly request: CreateRun; readonly project: Project },
): Promise<RunBrandKit | null | undefined> {
  const { brandKitId, brief } = asked.request;
  // Without brand kits there is none to choose, and none to name.
  if (choose === undefined) return typeof brandKitId === 'string' ? undefined : null;
  const { accountId, project } = asked;
  return choose({ accountId, brandKitId, brief, projectBrandKitId: project.brandKitId });
}

async function planNow(context: RunContext, run: StoredRun, request: CreateRun): Promise<void> {
  const { outcome } = await askPlanner(context, run, AbortSignal.timeout(MOST_COMPUTING_MS));
  await inTransaction(context.database, async (connection) => {
    await begin(connection, run, request);
    await writePlanned(connection, outcome, run.createdAt);
    // Whoever dies between here and the approval leaves it to the job.
    if (run.approve === 'auto') await orderPlanning(context, connection, run);
  });
}

async function planLater(context: RunContext, run: StoredRun, request: CreateRun): Promise<void> {
  await inTransaction(context.database, async (connection) => {
    await begin(connection, run, request);
    await announceRun(connection, run, run.createdAt);
    await orderPlanning(context, connection, run);
  });
}

/** Writes the run with its brief into its thread, which may be new. Locks the thread, then the project, if it lives. */
async function begin(connection: PoolClient, run: StoredRun, { threadId: given }: CreateRun): Promise<void> {
  const { accountId, projectId, threadId, brief, referenceIds, createdAt: at } = run;
  const title = titleOfBrief(brief);
  if (given === undefined) await insertThread(connection, { id: threadId, accountId, projectId, title, at });
  else await nameThread(connection, { accountId, threadId, title });
  await insertRun(connection, run);
  await sayOfRun(
    connection,
    run,
    [{ occasion: 'brief', role: 'creator', kind: 'brief', text: brief, referenceIds }],
    at,
  );
  if ((await lockProject(connection, { accountId, projectId })) === undefined) {
    throw new RunRefused(refuseRun('not-found', 'There is no such project.'));
  }
  await appendProjectEvent(connection, { projectId, event: { name: 'thread-changed', threadId }, at });
}

/** A thread that was opened without a brief is called after its first. */
async function nameThread(
  connection: PoolClient,
  { accountId, threadId, title }: { readonly accountId: string; readonly threadId: string; readonly title: string },
): Promise<void> {
  const thread = await findThread(connection, { accountId, threadId });
  if (thread?.title === titleOfBrief('')) await renameThread(connection, { threadId, title });
}
