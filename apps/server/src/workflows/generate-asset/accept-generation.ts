import { randomInt } from 'node:crypto';
import { type AcceptedGeneration, type CreateGeneration, LIMITS } from '@gesso/contract';
import type { PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { decideLicence } from '../../modules/assets/index.ts';
import { findGeneration, type GenerationOrder, insertGeneration } from '../../modules/generation/index.ts';
import { type HoldCaps, holdCredits } from '../../modules/ledger/index.ts';
import type { PricedGeneration } from '../../modules/models/index.ts';
import { findProject, lockProject, touchProject } from '../../modules/projects/index.ts';
import type { Route } from '../../modules/vendors/index.ts';
import { findProhibitedText } from '../../modules/word-policy/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { deriveUuid } from '../../platform/database/uuid.ts';
import { notifyAccount } from '../../platform/events/notify-account.ts';
import { chooseBrand } from './brand-of-order.ts';
import { findPromptFault, isStorable } from './check-prompt.ts';
import type { GenerationContext } from './context.ts';
import { GENERATE_ASSET } from './generate-asset.ts';
import { placePlaceholders } from './placeholders.ts';
import { findReferenceFault, readReferenceFacts } from './references.ts';
import { describeAboveMaximum, describeHoldRefusal, describePriceRefusal, type Refusal, refuse } from './refusals.ts';
import { findRoutes } from './vendor-call.ts';

export type AcceptGeneration = {
  /** Names the work: asked again under the same id it is not done again, and the first answer returns. Default: new. */
  readonly id?: string | undefined;
  readonly accountId: string;
  readonly projectId: string;
  /** The key that asks, where it is not a person in a browser. */
  readonly apiKey?: { readonly id: string; readonly capMillicredits: bigint | null } | undefined;
  readonly request: CreateGeneration;
};

export type AcceptAnswer = { readonly ok: true; readonly generation: AcceptedGeneration } | Refusal;

/** Seeds are whole and below 2^31, which every vendor and every JSON reader takes. */
const SEEDS = 2 ** 31;

type Priced = PricedGeneration & { readonly ok: true };

/**
 * Accepts work: price by the server's list, hold, row, placeholders on the board and the job in one transaction.
 *
 * All of it exists afterwards or nothing does. What fails a check is refused with a code of the contract and moves
 * nothing.
 */
export async function acceptGeneration(context: GenerationContext, asked: AcceptGeneration): Promise<AcceptAnswer> {
  const { accountId, projectId, request } = asked;
  const at = context.clock.now();
  const project = await findProject(context.database.pool, { accountId, projectId });
  if (project === undefined) return refuse('not-found', 'There is no such project.');
  const earlier = asked.id && (await findGeneration(context.database.pool, { accountId, generationId: asked.id }));
  if (earlier) return toAnswer(earlier);
  const priceList = await context.models.priceListInForce(at);
  const priced = context.models.priceGeneration({ priceList, model: request.model, settings: request.settings });
  if (!priced.ok) return describePriceRefusal(priced);
  const fault = findFault(request, priced) ?? findProhibited(context, request, priced);
  if (fault) return fault;
  const assetIds = request.references ?? [];
  const { definition } = priced.model;
  const referenceFault = await findReferenceFault(context, { accountId, assetIds, definition });
  if (referenceFault) return referenceFault;
  const way = await findWay(context, { accountId, request, priced });
  if ('ok' in way) return way;
  const brand = await chooseBrand(context, { accountId, prompt: request.prompt, brandKitId: request.brandKitId });
  if (!brand.ok) return brand;
  const account = await context.accounts.find(accountId);
  if (account === undefined) return refuse('not-found', 'There is no such account.');
  const caps: HoldCaps = {
    ...(await context.accounts.readCaps(accountId)),
    perKeyMillicredits: asked.apiKey?.capMillicredits ?? null,
  };
  const plan = priceList.content.plans[account.plan];
  const order = toOrder(context, asked, priced, {
    plan: account.plan,
    licence: decideLicence(plan, { name: definition.name, licence: way.licence }),
    brandKit: brand.brandKit,
    createdAt: at,
  });
  return accept(context, { order, priced, caps, place: request.place });
}

function findFault(request: CreateGeneration, priced: Priced): Refusal | undefined {
  const { definition } = priced.model;
  const promptFault = findPromptFault(request.prompt, definition);
  if (promptFault) {
    return refuse('invalid-prompt', `The prompt ${promptFault}.`, [{ path: 'prompt', message: promptFault }]);
  }
  if (!isStorable(JSON.stringify(priced.settings).replaceAll('\\u0000', '\0'))) {
    return refuse('invalid-settings', 'A setting holds a control character that cannot be kept.');
  }
  if (request.maxMillicredits !== undefined && priced.totalMillicredits > request.maxMillicredits) {
    return describeAboveMaximum({
      neededMillicredits: BigInt(priced.totalMillicredits),
      maximumMillicredits: BigInt(request.maxMillicredits),
    });
  }
  return undefined;
}

type Asking = { readonly accountId: string; readonly request: CreateGeneration; readonly priced: Priced };

/** The first open way whose vendor takes this order, or the limit that it breaks on the best one. */
async function findWay(
  context: GenerationContext,
  { accountId, request, priced }: Asking,
): Promise<Pick<Route, 'licence'> | Refusal> {
  const open = findRoutes(context, priced.model).filter(({ availability }) => availability.available);
  const { availability } = priced.model;
  // Ways that make nothing of words alone are open to who brings a reference.
  const isOpen = availability.available || (open.length > 0 && (request.references ?? []).length > 0);
  if (!isOpen) return refuse('model-unavailable', availability.reason);
  const hasLimits = open.some(({ findFault }) => findFault !== undefined);
  const assetIds = hasLimits ? (request.references ?? []) : [];
  const order = {
    prompt: request.prompt,
    settings: priced.settings,
    references: await readReferenceFacts(context, { accountId, assetIds }),
  };
  let first: string | undefined;
  for (const route of open) {
    const fault = route.findFault?.(order);
    if (fault === undefined) return route;
    first ??= fault;
  }
  return first === undefined ? priced.model.definition : refuse('invalid-settings', first);
}

/** Words that the operator does not allow, in whatever a person wrote. */
function findProhibited(context: GenerationContext, { prompt }: CreateGeneration, priced: Priced): Refusal | undefined {
  const { properties } = priced.model.definition.settingsSchema;
  const settings = Object.entries(priced.settings).flatMap(([name, value]) => {
    const setting = properties[name];
    // Choices are the model's own words.
    const isWritten = typeof value === 'string' && setting !== undefined && !('enum' in setting);
    return isWritten ? [{ path: `settings.${name}`, text: value }] : [];
  });
  const fault = findProhibitedText(context.findProhibitedWord, [{ path: 'prompt', text: prompt }, ...settings]);
  return fault && refuse('prohibited', `The ${fault.path} ${fault.message}.`, [fault]);
}

function toOrder(
  context: GenerationContext,
  { id: givenId, accountId, projectId, apiKey, request }: AcceptGeneration,
  priced: Priced,
  sold: Pick<GenerationOrder, 'plan' | 'licence' | 'brandKit' | 'createdAt'>,
): GenerationOrder {
  const { newId = uuidv7, newSeed = () => randomInt(SEEDS) } = context;
  const id = givenId ?? newId();
  const { definition } = priced.model;
  const { seed } = priced.settings;
  return {
    ...sold,
    id,
    accountId,
    projectId,
    apiKeyId: apiKey?.id ?? null,
    runId: null,
    stepId: null,
    model: definition.key,
    vendorModel: definition.vendorModel,
    prompt: request.prompt,
    settings: priced.settings,
    resultCount: priced.count,
    seed: typeof seed === 'number' ? seed : newSeed(),
    referenceIds: request.references ?? [],
    itemIds: Array.from({ length: priced.count }, (_, index) => deriveUuid(id, `item ${index}`)),
    holdId: deriveUuid(id, 'hold'),
    priceListVersion: priced.priceListVersion,
    priceLines: priced.lines,
    quotedMillicredits: BigInt(priced.totalMillicredits),
  };
}

type Sale = {
  readonly order: GenerationOrder;
  readonly priced: Priced;
  readonly caps: HoldCaps;
  readonly place: CreateGeneration['place'];
};

/** Thrown to roll the transaction back; never leaves this file. */
class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

async function accept(context: GenerationContext, sale: Sale): Promise<AcceptAnswer> {
  const { order } = sale;
  try {
    await inTransaction(context.database, (connection) => writeSale(context, connection, sale));
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
  return toAnswer(order);
}

/** What is said when work is accepted, whatever has become of it since. */
function toAnswer({ id, holdId, itemIds, quotedMillicredits: quoted }: GenerationOrder): AcceptAnswer {
  const quotedMillicredits = Number(quoted);
  return { ok: true, generation: { id, status: 'queued', quotedMillicredits, holdId, itemIds: [...itemIds] } };
}

/** Locks in one order everywhere: the account first, then the project, the board last. */
async function writeSale(
  context: GenerationContext,
  connection: PoolClient,
  { order, priced, caps, place }: Sale,
): Promise<void> {
  const { accountId, projectId, createdAt: at } = order;
  const held = await holdCredits(connection, {
    holdId: order.holdId,
    accountId,
    amountMillicredits: order.quotedMillicredits,
    expiresAt: new Date(at.getTime() + LIMITS.holdLifeMs),
    caps,
    generationId: order.id,
    runId: order.runId,
    projectId,
    apiKeyId: order.apiKeyId,
    model: order.model,
    at,
  });
  if (!held.ok) throw new Refused(describeHoldRefusal(held));
  if ((await lockProject(connection, { accountId, projectId })) === undefined) {
    throw new Refused(refuse('not-found', 'There is no such project.'));
  }
  await insertGeneration(connection, order);
  const isElsewhere = priced.model.provider.isElsewhere ?? false;
  await context.jobs.enqueue(connection, { name: GENERATE_ASSET, id: order.id, accountId, isElsewhere });
  await touchProject(connection, { projectId, at });
  await context.canvases.change(connection, projectId, (doc) =>
    placePlaceholders(doc, { order, definition: priced.model.definition, place }),
  );
  // That credits moved the ledger has told.
  await notifyAccount(connection, accountId, { name: 'generation-changed', id: order.id, projectId });
}
