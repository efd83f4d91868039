import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import type { PlanKey } from '@gesso/contract';
import { LIMITS } from '@gesso/contract';
import type { ModelDefinition } from '@gesso/provider-kit';
import type { PoolClient } from 'pg';
import { decideLicence } from '../../modules/assets/index.ts';
import { type GenerationOrder, hasHold, insertGeneration } from '../../modules/generation/index.ts';
import { type HoldCaps, type HoldTogether, holdTogether, type TogetherAnswer } from '../../modules/ledger/index.ts';
import { COMBINE_MODEL, type Models } from '../../modules/models/index.ts';
import type { StoredRun } from '../../modules/runs/index.ts';
import { deriveUuid } from '../../platform/database/uuid.ts';
import { GENERATE_ASSET } from '../generate-asset/index.ts';
import type { RunContext } from './context.ts';
import { processingOf } from './finish-run.rules.ts';
import type { PlacedOrder } from './place-run.ts';
import {
  type ModelBounds,
  ownAssets,
  priceOfPart,
  type RunPart,
  splitIntoParts,
  waitsForResults,
} from './run-parts.ts';

/** Seeds are whole and below 2^31, which every vendor and every JSON reader takes. */
const SEEDS = 2 ** 31;

/** What the account has while its run is sold. */
export type Sold = {
  readonly planKey: PlanKey;
  /** Its name and the rights it gives. */
  readonly plan: Parameters<typeof decideLicence>[0];
  readonly apiKeyId: string | null;
  readonly caps: HoldCaps;
  readonly at: Date;
};

/** A generation of a run with the part of the plan that it makes. */
export type SoldPart = PlacedOrder & { readonly part: RunPart };

/** What a model makes and takes at most; of one that is gone, whatever was planned. */
export function boundsOf(findModel: Models['findModel']): (model: string) => ModelBounds {
  return (model) => {
    const definition = findModel(model)?.definition;
    const count = definition?.settingsSchema.properties.count;
    return {
      mostResults: count?.type === 'integer' ? count.maximum : definition === undefined ? LIMITS.resultsPerRun : 1,
      mostReferences: definition?.references?.most ?? (definition === undefined ? LIMITS.references : 0),
    };
  };
}

/** All generations of a run as they are sold with it, in the order of the plan, at the price that was quoted. */
export function orderParts(context: RunContext, run: StoredRun, sold: Sold): readonly SoldPart[] {
  const { newSeed = () => randomInt(SEEDS), models } = context;
  return splitIntoParts(run, boundsOf(models.findModel)).map((part) => {
    const definition = models.findModel(part.step.model ?? '')?.definition;
    assert(definition, 'whoever approves has looked for every model');
    return { part, definition, order: toOrder({ run, part, definition, sold, newSeed }) };
  });
}

/**
 * Holds what a run costs, all of it or nothing: the agent's own work, and each generation that costs something by itself,
 * so that each is charged or given back when it ends.
 */
export function holdRun(
  connection: PoolClient,
  run: StoredRun,
  { parts, sold }: { readonly parts: readonly SoldPart[]; readonly sold: Sold },
): Promise<TogetherAnswer> {
  const own = {
    holdId: processingHoldOf(run.id),
    amountMillicredits: processingOf(run),
    generationId: null,
    model: null,
  };
  const holds: HoldTogether['holds'] = [
    own,
    ...parts
      .filter(({ order }) => hasHold(order))
      .map(({ order }) => ({
        holdId: order.holdId,
        amountMillicredits: order.quotedMillicredits,
        generationId: order.id,
        model: order.model,
      })),
  ];
  assert(
    holds.reduce((sum, { amountMillicredits }) => sum + amountMillicredits, 0n) === run.quotedMillicredits,
    `the parts of run ${run.id} do not add up to its quote`,
  );
  const { apiKeyId, caps, at } = sold;
  return holdTogether(connection, {
    operationId: deriveUuid(run.id, 'holds'),
    accountId: run.accountId,
    holds,
    runId: run.id,
    projectId: run.projectId,
    apiKeyId,
    caps,
    expiresAt: new Date(at.getTime() + LIMITS.holdLifeMs),
    at,
  });
}

/** The hold on the agent's own work. */
export function processingHoldOf(runId: string): string {
  return deriveUuid(runId, 'hold');
}

/** Writes the generations and orders the work of those that wait for nothing. */
export async function beginParts(
  { jobs, models }: RunContext,
  connection: PoolClient,
  parts: readonly SoldPart[],
): Promise<void> {
  for (const { order } of parts) await insertGeneration(connection, order);
  for (const { order, part } of parts) {
    if (waitsForResults(part)) continue;
    const isElsewhere = models.findModel(order.model)?.provider.isElsewhere ?? false;
    await jobs.enqueue(connection, { name: GENERATE_ASSET, id: order.id, accountId: order.accountId, isElsewhere });
  }
}

function toOrder(made: {
  readonly run: StoredRun;
  readonly part: RunPart;
  readonly definition: ModelDefinition;
  readonly sold: Sold;
  readonly newSeed: () => number;
}): GenerationOrder {
  const { run, part, definition, sold, newSeed } = made;
  const { step, count, generationId: id } = part;
  const seed = seedOf(part, newSeed);
  const hasCount = Object.hasOwn(definition.settingsSchema.properties, 'count');
  const settings = {
    ...step.settings,
    ...(hasCount ? { count } : {}),
    ...(step.settings.seed === undefined ? {} : { seed }),
  };
  const quoted = priceOfPart(part);
  const unit = Number(quoted) / count;
  const label = definition.key === COMBINE_MODEL ? `${step.title}: joined` : step.title;
  return {
    id,
    accountId: run.accountId,
    projectId: run.projectId,
    apiKeyId: sold.apiKeyId,
    runId: run.id,
    stepId: step.id,
    model: definition.key,
    vendorModel: definition.vendorModel,
    plan: sold.planKey,
    licence: decideLicence(sold.plan, definition),
    prompt: step.prompt,
    // Parsed by the model's schema when the plan was priced.
    settings: settings as GenerationOrder['settings'],
    resultCount: count,
    seed,
    brandKit: run.brandKit && { name: run.brandKit.name, content: run.brandKit.content },
    referenceIds: ownAssets(part),
    itemIds: Array.from({ length: count }, (_, index) => deriveUuid(id, `item ${index}`)),
    holdId: deriveUuid(id, 'hold'),
    priceListVersion: run.priceListVersion ?? '',
    priceLines: [{ label, quantity: count, unitMillicredits: unit, millicredits: Number(quoted) }],
    quotedMillicredits: quoted,
    createdAt: sold.at,
  };
}

/**
 * A seed that the creator chose counts on from part to part, as a model counts on from result to result: the same seed
 * twice would be the same picture twice. Parts that are made from different things keep it.
 */
function seedOf({ step, firstResult, material, count }: RunPart, newSeed: () => number): number {
  const { seed } = step.settings;
  if (typeof seed !== 'number') return newSeed();
  const isOneEach = count === 1 && material.length === 1 && step.count > 1;
  return isOneEach ? seed : (seed + firstResult) % SEEDS;
}
