import assert from 'node:assert/strict';
import { FAILURE_CODES, type FailureCode } from '@gesso/contract';
import type { PoolClient } from 'pg';
import { findRunDuplicates, insertAssets, type StoredAsset } from '../../modules/assets/index.ts';
import {
  chargeFor,
  endAttempt,
  endGeneration,
  type GenerationFailure,
  hasHold,
  lockGeneration,
  type StoredGeneration,
  splitCharge,
} from '../../modules/generation/index.ts';
import { captureHold, ownCaptureId, releaseHold } from '../../modules/ledger/index.ts';
import { touchProject } from '../../modules/projects/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { deriveUuid } from '../../platform/database/uuid.ts';
import { notifyAccount } from '../../platform/events/notify-account.ts';
import type { GenerationContext } from './context.ts';
import { failPlaceholders, removePlaceholders, settlePlaceholders } from './placeholders.ts';
import { type AttemptRef, attemptIdOf } from './vendor-call.ts';
import { type Collected, noteLost } from './vendor-steps.ts';

/**
 * Name of the job that moves a run on after one of its generations has ended; its id is `<run> after <generation>`. Whoever
 * looks after runs defines it.
 */
export const ADVANCE_RUN = 'advance-run';

/** `late`: the generation had ended another way before; nothing was written. */
export type Settled = { readonly kind: 'settled' } | { readonly kind: 'late' };

/**
 * Delivers results: assets with their licences, the capture at the actual price, the board and the row in one
 * transaction. What was held beyond that goes back.
 *
 * Running it again writes nothing: the first run ended the generation. A creator who stopped it a moment before wins.
 */
export async function deliverResults(
  context: GenerationContext,
  attempt: AttemptRef,
  collected: Collected,
): Promise<Settled> {
  let delivered: readonly StoredAsset[] = [];
  const settled = await settle(context, attempt.generationId, async (connection, generation, at) => {
    const { results, lack } = await leaveOutDuplicates(connection, generation, collected);
    if (results.length === 0) {
      await endAttempt(connection, {
        attemptId: attemptIdOf(attempt.generationId, attempt.number),
        state: 'failed',
        ...noteLost(collected.lost),
        at,
      });
      return failIn(context, connection, { generation, code: lack ?? 'empty-result', at });
    }
    const charged = chargeFor(generation.quotedMillicredits, generation.resultCount, results.length);
    if (!(await capture(connection, generation, charged, at))) {
      return failIn(context, connection, { generation, code: 'timeout', at });
    }
    const assets = toAssets(generation, results, { charged, at });
    delivered = assets;
    await insertAssets(connection, assets);
    await endGeneration(connection, generation.id, {
      status: 'succeeded',
      chargedMillicredits: charged,
      notes: collected.notes,
      at,
    });
    await endAttempt(connection, {
      attemptId: attemptIdOf(attempt.generationId, attempt.number),
      state: 'succeeded',
      costMicroUsd: costOf(collected),
      ...noteLost(collected.lost),
      at,
    });
    await touchProject(connection, { projectId: generation.projectId, at });
    await context.canvases.change(connection, generation.projectId, (doc) =>
      settlePlaceholders(doc, { order: generation, assets, lack: toFailure(lack ?? 'empty-result') }),
    );
  });
  if (settled.kind === 'settled') makeLadders(context, delivered);
  return settled;
}

/** Nobody waits for the smaller copies here: a board that asks for one before it is there has it made. */
function makeLadders({ ladders, log }: GenerationContext, assets: readonly StoredAsset[]): void {
  for (const asset of assets) {
    ladders?.ensure(asset).catch((error) => log.warn({ err: error, assetId: asset.id }, 'a ladder was not made'));
  }
}

/** Ends a generation that failed: everything held goes back, the placeholders say why. One transaction. */
export function failGeneration(
  context: GenerationContext,
  failed: {
    readonly generationId: string;
    readonly code: FailureCode;
    /** What an engine of ours says to the creator, in the place of the code's own sentence. */
    readonly says?: string | undefined;
    /** The attempt that failed last, with the vendor's words; absent where it never came to one. */
    readonly attempt?: { readonly number: number; readonly state: 'failed' | 'abandoned'; readonly message: string };
  },
): Promise<Settled> {
  const { generationId, code, says, attempt } = failed;
  return settle(context, generationId, async (connection, generation, at) => {
    await failIn(context, connection, { generation, code, says, at });
    if (attempt === undefined) return;
    await endAttempt(connection, {
      attemptId: attemptIdOf(generationId, attempt.number),
      state: attempt.state,
      error: { code, message: attempt.message },
      at,
    });
  });
}

/**
 * Stops a generation for its creator: everything held goes back and the placeholders leave the board. One transaction.
 *
 * The worker notices at its next step. Whoever ends a generation first wins; the other finds it ended.
 */
export function cancelGeneration(context: GenerationContext, generationId: string): Promise<Settled> {
  return settle(context, generationId, async (connection, generation, at) => {
    await release(connection, { generation, code: 'cancelled', at });
    await endGeneration(connection, generation.id, { status: 'cancelled', at });
    await context.canvases.change(connection, generation.projectId, (doc) => removePlaceholders(doc, generation));
  });
}

type Write = (connection: PoolClient, generation: StoredGeneration, at: Date) => Promise<void>;

async function settle(context: GenerationContext, generationId: string, write: Write): Promise<Settled> {
  return inTransaction(context.database, async (connection) => {
    const generation = await lockGeneration(connection, generationId);
    assert(generation, `there is no generation ${generationId}`);
    if (generation.finishedAt !== null) return { kind: 'late' };
    await write(connection, generation, context.clock.now());
    const { accountId, projectId } = generation;
    // That credits moved the ledger has told.
    await notifyAccount(connection, accountId, { name: 'generation-changed', id: generationId, projectId });
    await orderAdvance(context, connection, generation);
    return { kind: 'settled' };
  });
}

/** A run hears of each of its ends once, from the very transaction that made it. */
async function orderAdvance(
  { jobs }: GenerationContext,
  connection: PoolClient,
  { id, runId, accountId }: StoredGeneration,
): Promise<void> {
  if (runId === null) return;
  await jobs.enqueue(connection, { name: ADVANCE_RUN, id: `${runId} after ${id}`, accountId, isShort: true });
}

/** A picture that the run has already, or that is the very one it was made from, is worth nothing. */
async function leaveOutDuplicates(
  connection: PoolClient,
  { runId, referenceIds }: StoredGeneration,
  { results, lack }: Collected,
): Promise<Pick<Collected, 'results' | 'lack'>> {
  if (runId === null) return { results, lack };
  const sha256s = results.map(({ file }) => file.sha256);
  const known = await findRunDuplicates(connection, { runId, referenceIds, sha256s });
  if (known.size === 0) return { results, lack };
  return { results: results.filter(({ file }) => !known.has(file.sha256)), lack: 'duplicate-result' };
}

/** False when the hold has timed out meanwhile. */
async function capture(
  connection: PoolClient,
  generation: StoredGeneration,
  amountMillicredits: bigint,
  at: Date,
): Promise<boolean> {
  if (!hasHold(generation)) return true;
  const { holdId } = generation;
  const operationId = ownCaptureId(holdId);
  return (await captureHold(connection, { operationId, holdId, amountMillicredits, at })).ok;
}

type Failing = {
  readonly generation: StoredGeneration;
  readonly code: FailureCode;
  readonly says?: string | undefined;
  readonly at: Date;
};

async function failIn(context: GenerationContext, connection: PoolClient, failing: Failing): Promise<void> {
  const { generation, code, says, at } = failing;
  const failure = toFailure(code, says);
  await release(connection, failing);
  await endGeneration(connection, generation.id, { status: 'failed', failure, at });
  await context.canvases.change(connection, generation.projectId, (doc) => failPlaceholders(doc, generation, failure));
}

/** A hold that has timed out meanwhile was given back by its time-out; there is nothing left to release. */
async function release(connection: PoolClient, { generation, code, at }: Failing): Promise<void> {
  if (!hasHold(generation)) return;
  const released = await releaseHold(connection, {
    operationId: deriveUuid(generation.id, 'release'),
    holdId: generation.holdId,
    reason: code,
    atFault: FAILURE_CODES[code].atFault,
    at,
  });
  assert(released.ok || released.reason === 'hold-timed-out', `the hold ${generation.holdId} was resolved elsewhere`);
}

/** What the vendor says that the results cost; each result names its own share. */
function costOf({ results }: Collected): bigint | undefined {
  const costs = results.flatMap(({ costMicroUsd }) => (costMicroUsd === null ? [] : [BigInt(costMicroUsd)]));
  return costs.length === 0 ? undefined : costs.reduce((sum, cost) => sum + cost);
}

function toAssets(
  generation: StoredGeneration,
  results: Collected['results'],
  { charged, at }: { readonly charged: bigint; readonly at: Date },
): readonly StoredAsset[] {
  const shares = splitCharge(charged, results.length);
  return results.map(({ file, seed, costMicroUsd: _, vendorModel = generation.vendorModel, ...made }, index) => ({
    ...file,
    id: deriveUuid(generation.id, `asset ${index}`),
    accountId: generation.accountId,
    projectId: generation.projectId,
    generationId: generation.id,
    resultIndex: index,
    name: null,
    model: generation.model,
    vendorModel,
    prompt: generation.prompt,
    settings: generation.settings,
    seed: seed ?? generation.seed,
    ...made,
    chargedMillicredits: shares[index] ?? 0n,
    planAtCreation: generation.plan,
    licence: generation.licence,
    parents: generation.referenceIds,
    createdAt: at,
  }));
}

function toFailure(code: FailureCode, says?: string): GenerationFailure {
  return { code, message: says === undefined ? FAILURE_CODES[code].message : `${says} Nothing was charged.` };
}
