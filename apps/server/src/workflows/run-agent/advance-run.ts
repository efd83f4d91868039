import type { PoolClient } from 'pg';
import { listRunResults } from '../../modules/assets/index.ts';
import { listRunGenerations, noteReferences, type RunGeneration } from '../../modules/generation/index.ts';
import { appendProjectEvent } from '../../modules/projects/index.ts';
import { lockRun, type StoredRun } from '../../modules/runs/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ADVANCE_RUN, cancelGeneration, failGeneration, GENERATE_ASSET } from '../generate-asset/index.ts';
import type { RunContext } from './context.ts';
import { finishRun } from './finish-run.ts';
import { decideMoves } from './next-moves.rules.ts';
import { boundsOf } from './reserve-run.ts';
import { splitIntoParts } from './run-parts.ts';
import { deriveSteps } from './step-states.rules.ts';
import { announceRun } from './tell-run.ts';

/** Tells the workers how to move runs on. Before the jobs start. */
export function defineRunJobs(context: RunContext): void {
  context.jobs.define(ADVANCE_RUN, (durable, jobId) => {
    const [runId = '', , endedId] = jobId.split(' ');
    return durable.step('advance', () => advanceRun(context, runId, endedId));
  });
}

/** Orders a look at a run, once for each occasion. The ends of its generations order their own. */
export async function orderAdvance(
  { jobs }: RunContext,
  connection: PoolClient,
  { run, occasion }: { readonly run: StoredRun; readonly occasion: string },
): Promise<void> {
  const { id, accountId } = run;
  await jobs.enqueue(connection, { name: ADVANCE_RUN, id: `${id} ${occasion}`, accountId, isShort: true });
}

/** Each round ends at least one generation; a run has no more than this. */
const MOST_ROUNDS = 100;

/**
 * Moves a run on: begins what has become ready, ends what can never become ready or was stopped, and settles the run when
 * nothing is left. Does nothing where there is nothing to do, and may run twice, at once too.
 *
 * @param endedId - The generation that has just ended: open pages are told of its step.
 */
export async function advanceRun(context: RunContext, runId: string, endedId?: string): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { dead, isStopping } = await moveOn(context, runId, round === 0 ? endedId : undefined);
    if (dead.length === 0) return;
    for (const generationId of dead) {
      if (isStopping) await cancelGeneration(context, generationId);
      else await failGeneration(context, { generationId, code: 'input-failed' });
    }
  }
}

/** Generations to be ended by transactions of their own, which lock a generation and no run. */
type Ending = { readonly dead: readonly string[]; readonly isStopping: boolean };

const NOTHING: Ending = { dead: [], isStopping: false };

function moveOn(context: RunContext, runId: string, endedId: string | undefined): Promise<Ending> {
  return inTransaction(context.database, async (connection) => {
    const run = await lockRun(connection, runId);
    if (run?.status !== 'running') return NOTHING;
    const generations = await listRunGenerations(connection, [runId]);
    const open = generations.filter(({ finishedAt }) => finishedAt === null);
    if (open.length === 0) {
      await finishRun(context, connection, { run, generations });
      return NOTHING;
    }
    const ended = generations.find(({ id }) => id === endedId);
    if (ended) await announceStep(connection, run, { generations, ended, at: context.clock.now() });
    if (run.stopRequestedAt !== null) return { dead: open.map(({ id }) => id), isStopping: true };
    const results = Map.groupBy(
      await listRunResults(connection, { accountId: run.accountId, runIds: [runId] }),
      ({ generationId }) => generationId,
    );
    const { starts, dead } = decideMoves(splitIntoParts(run, boundsOf(context.models.findModel)), {
      generations,
      resultsOf: (id) => (results.get(id) ?? []).map((asset) => asset.id),
      leastOf: (model) => context.models.findModel(model)?.definition.references?.least ?? 0,
    });
    for (const start of starts) {
      await noteReferences(connection, start);
      await context.jobs.enqueue(connection, {
        name: GENERATE_ASSET,
        id: start.generationId,
        accountId: run.accountId,
      });
    }
    if (starts.length > 0) await announceRun(connection, run, context.clock.now());
    return { dead, isStopping: false };
  });
}

/** What a whole run has become is told by its own event; this is for those who watch it on its way. */
async function announceStep(
  connection: PoolClient,
  run: StoredRun,
  told: { readonly generations: readonly RunGeneration[]; readonly ended: RunGeneration; readonly at: Date },
): Promise<void> {
  const { id: runId, projectId, threadId } = run;
  const { id: generationId, stepId } = told.ended;
  const status = stepId === null ? undefined : deriveSteps(run, told.generations).get(stepId)?.status;
  if (stepId === null || status === undefined) return;
  const event = { name: 'step-changed', runId, threadId, stepId, generationId, status } as const;
  await appendProjectEvent(connection, { projectId, event, at: told.at });
}
