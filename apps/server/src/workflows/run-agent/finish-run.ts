import assert from 'node:assert/strict';
import { FAILURE_CODES } from '@gesso/contract';
import type { PoolClient } from 'pg';
import type { RunGeneration } from '../../modules/generation/index.ts';
import { captureHold, ownCaptureId, releaseHold } from '../../modules/ledger/index.ts';
import { type StoredRun, saveRun } from '../../modules/runs/index.ts';
import { deriveUuid } from '../../platform/database/uuid.ts';
import type { RunContext } from './context.ts';
import { decideEnd, type RunEnd } from './finish-run.rules.ts';
import { removeEmptyFrames } from './place-run.ts';
import { announceRun, sayOfRun } from './tell-run.ts';

/**
 * Ends a run of which nothing is under way any more: charges the agent's own work by what was delivered, says in the
 * thread how it went, and takes frames off the board in which nothing lies.
 *
 * The caller has locked the run, which is running, and holds no other lock.
 */
export async function finishRun(
  context: RunContext,
  connection: PoolClient,
  { run, generations }: { readonly run: StoredRun; readonly generations: readonly RunGeneration[] },
): Promise<void> {
  const at = context.clock.now();
  const end = decideEnd(run, generations, at);
  const isCharged = await settleProcessing(connection, run, end, at);
  const { status, failure, summary } = end;
  const ended: StoredRun = {
    ...run,
    status,
    failure,
    summary,
    chargedMillicredits: end.chargedMillicredits - (isCharged ? 0n : end.processingMillicredits),
    finishedAt: at,
  };
  await saveRun(connection, ended);
  const message = { occasion: 'end', role: 'agent', kind: kindOf(end), text: summary } as const;
  await sayOfRun(connection, ended, [message], at);
  await announceRun(connection, ended, at);
  await context.canvases.change(connection, run.projectId, (doc) => removeEmptyFrames(doc, run));
}

function kindOf({ status, chargedMillicredits }: RunEnd) {
  if (status === 'failed') return 'failure';
  return status === 'stopped' && chargedMillicredits === 0n ? 'note' : 'result';
}

/**
 * Captures what the agent's own work costs, or gives all of it back where nothing was delivered.
 *
 * @returns False when the hold has timed out, as after a week: then it costs nothing.
 */
async function settleProcessing(
  connection: PoolClient,
  { id, holdId }: StoredRun,
  { processingMillicredits: amountMillicredits, failure }: RunEnd,
  at: Date,
): Promise<boolean> {
  assert(holdId, `the run ${id} was approved without a hold`);
  if (amountMillicredits > 0n) {
    const operationId = ownCaptureId(holdId);
    return (await captureHold(connection, { operationId, holdId, amountMillicredits, at })).ok;
  }
  const reason = failure?.code ?? 'cancelled';
  const { atFault } = FAILURE_CODES[reason];
  const released = await releaseHold(connection, {
    operationId: deriveUuid(id, 'release'),
    holdId,
    reason,
    atFault,
    at,
  });
  assert(released.ok || released.reason === 'hold-timed-out', `the hold ${holdId} was resolved elsewhere`);
  return true;
}
