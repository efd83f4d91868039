import assert from 'node:assert/strict';
import {
  type ArtSource,
  type Catalogue,
  type Deliverable,
  type FieldError,
  LIMITS,
  type PriceListChanges,
  type Quote,
  type QuoteRequest,
} from '@gesso/contract';
import type { Availability, ModelDefinition, Provider } from '@gesso/provider-kit';
import type { Pool, PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { inTransaction } from '../../platform/database/transaction.ts';
import { presentCatalogue } from './catalogue.rules.ts';
import { FIRST_PRICE_LIST } from './catalogue-data.ts';
import type { FoundModel, PricedGeneration, PricedTask, QuoteRefusal } from './models.ts';
import type { OwnModel, OwnModels } from './own-models.service.ts';
import { type PriceList, type PriceListContent, priceListContentSchema } from './price-list.ts';
import { findPriceListErrors, mergePriceList } from './price-list-changes.rules.ts';
import {
  insertPriceList,
  lockPriceLists,
  readNewestPriceList,
  readPriceList,
  readPriceListInForce,
} from './price-lists.store.ts';
import { priceGeneration } from './pricing.rules.ts';
import { deleteExpiredQuotes, insertQuote } from './quotes.store.ts';
import { priceTask } from './task-pricing.rules.ts';

export type ModelsOptions = {
  readonly database: { readonly pool: Pool };
  /** In the order the catalogue shows them. */
  readonly providers: readonly Provider[];
  /** Models of the operator's own, which come and go while the server runs. Default: none. */
  readonly ownModels?: Pick<OwnModels, 'list'> | undefined;
  /** Whether a model can be had on any way. Default: what its own provider says. */
  readonly availabilityOf?: ((definition: ModelDefinition) => Availability) | undefined;
  /** Price list 1 of a database that has none. Default: Gesso's own. */
  readonly firstPriceList?: Omit<PriceListContent, 'models'>;
  /** Default: random UUIDv7. */
  readonly newId?: () => string;
};

export type GenerationRequestToPrice = {
  readonly priceList: PriceList;
  /** Catalogue key. */
  readonly model: string;
  /** As the client sent them; checked here. */
  readonly settings: unknown;
};

export type TaskRequestToPrice = {
  readonly priceList: PriceList;
  readonly deliverables: readonly Deliverable[];
  /** Default: 0. */
  readonly briefWords?: number;
};

export type QuoteOutcome = { readonly ok: true; readonly quote: Quote } | QuoteRefusal;

export type PriceListOutcome =
  | { readonly ok: true; readonly priceList: PriceList }
  /** Paths into the changes. */
  | { readonly ok: false; readonly errors: readonly FieldError[] };

export type Models = {
  /**
   * Writes price list 1 where there is none, and a new version when this Gesso has models the newest list does not
   * price. Call once at start; many servers may start together.
   */
  readonly prepare: (at: Date) => Promise<void>;
  /**
   * The price list that binds at an instant.
   *
   * @param connection - To read inside a transaction. Default: any connection.
   */
  readonly priceListInForce: (at: Date, connection?: PoolClient) => Promise<PriceList>;
  /**
   * Puts changes over the newest list and writes the result as a new version, in force at once. Operators who change at
   * once do so one after the other, each on what the other wrote. Nothing sent changes nothing.
   */
  readonly updatePriceList: (changes: PriceListChanges, at: Date) => Promise<PriceListOutcome>;
  /** Gives a model that came while the server runs its price in a new version of the newest list, or changes it there. */
  readonly setPrice: (price: {
    readonly key: string;
    readonly millicredits: number;
    readonly at: Date;
  }) => Promise<void>;
  /** A list by its version, as it was sold under. Throws for one that never was. */
  readonly priceListOf: (version: string, connection?: PoolClient) => Promise<PriceList>;
  /** `GET /api/catalogue`, without who can plan: that is not a matter of models and prices. */
  readonly catalogue: (at: Date) => Promise<Omit<Catalogue, 'planners'>>;
  /** Whose art the providers' results are made of, by provider. */
  readonly artSources: () => readonly ArtSource[];
  readonly findModel: (key: string) => FoundModel | undefined;
  readonly priceGeneration: (request: GenerationRequestToPrice) => PricedGeneration;
  readonly priceTask: (request: TaskRequestToPrice) => PricedTask;
  /**
   * Prices a request and keeps the quote for 15 minutes. Nothing is stored when it is refused.
   *
   * @param connection - The transaction the quote belongs to.
   */
  readonly createQuote: (
    connection: PoolClient,
    quote: { readonly accountId: string; readonly request: QuoteRequest; readonly at: Date },
  ) => Promise<QuoteOutcome>;
};

/** A first list counts from the beginning of time, so that any instant has a price. */
const BEGINNING = new Date(0);

/** Expired quotes are kept for a day, so that a question about one can be answered. */
const QUOTE_KEPT_MS = 24 * 3_600_000;

/**
 * The catalogue: which models there are, which can run, and what anything costs.
 *
 * Asks no vendor; availability is what each provider says of itself.
 */
export function createModels(options: ModelsOptions): Models {
  const { database, firstPriceList = FIRST_PRICE_LIST, newId = uuidv7 } = options;
  const owners = ownersOf(options);
  const ownModel = (key: string) => findOwn(options, ({ key: own }) => own === key)[0];
  const findModel = (key: string) => owners.get(key)?.() ?? ownModel(key);
  const priceOf = (request: GenerationRequestToPrice) =>
    priceGeneration({ ...request, model: findModel(request.model) ?? request.model });
  const priceTaskOf = (request: TaskRequestToPrice) =>
    priceTask({ ...request, briefWords: request.briefWords ?? 0, findModel });
  const priceListInForce = (at: Date, connection?: PoolClient) => loadPriceList(connection ?? database.pool, at);
  return {
    findModel,
    priceListInForce,
    priceListOf: async (version, connection) => {
      const priceList = await readPriceList(connection ?? database.pool, version);
      assert(priceList, `there is no price list ${version}`);
      return priceList;
    },
    priceGeneration: priceOf,
    priceTask: priceTaskOf,
    prepare: (at) =>
      inTransaction(database, (connection) => completePriceList(connection, options, firstPriceList, at)),
    updatePriceList: (changes, at) =>
      inTransaction(database, (connection) => writeChangedPriceList(connection, changes, at)),
    setPrice: (price) => inTransaction(database, (connection) => writePrice(connection, price)),
    artSources: () => options.providers.flatMap(({ artSources = [] }) => artSources.map(presentSource)),
    catalogue: async (at) => {
      const offered = findOwn(options, ({ retiredAt }) => retiredAt === null);
      const models = [...[...owners.values()].map((find) => find()), ...offered];
      return presentCatalogue(await priceListInForce(at), models);
    },
    createQuote: async (connection, { accountId, request, at }) => {
      const priceList = await priceListInForce(at, connection);
      const outcome = quoteRequest({ request, priceList, at, id: newId() }, priceOf, priceTaskOf);
      if (!outcome.ok) return outcome;
      await deleteExpiredQuotes(connection, new Date(at.getTime() - QUOTE_KEPT_MS));
      await insertQuote(connection, { quote: outcome.quote, accountId, request, createdAt: at });
      return outcome;
    },
  };
}

function ownersOf({ providers, availabilityOf }: ModelsOptions): ReadonlyMap<string, () => FoundModel> {
  const owners = new Map<string, () => FoundModel>();
  for (const provider of providers) {
    for (const definition of provider.models) {
      assert(!owners.has(definition.key), `two providers have a model ${definition.key}`);
      const availability = () => availabilityOf?.(definition) ?? provider.availability();
      owners.set(definition.key, () => ({ definition, provider, availability: availability() }));
    }
  }
  return owners;
}

function findOwn(
  { ownModels, availabilityOf }: ModelsOptions,
  isWanted: (model: OwnModel) => boolean,
): readonly FoundModel[] {
  return (ownModels?.list() ?? []).filter(isWanted).flatMap(({ provider }) =>
    provider.models.map((definition) => ({
      definition,
      provider,
      availability: availabilityOf?.(definition) ?? provider.availability(),
    })),
  );
}

async function loadPriceList(database: Pool | PoolClient, at: Date): Promise<PriceList> {
  const priceList = await readPriceListInForce(database, at);
  assert(priceList, 'there is no price list; prepare() was not called at start');
  return priceList;
}

async function completePriceList(
  connection: PoolClient,
  { providers, ownModels }: ModelsOptions,
  first: Omit<PriceListContent, 'models'>,
  at: Date,
): Promise<void> {
  await lockPriceLists(connection);
  const own = (ownModels?.list() ?? []).map(({ provider }) => provider);
  const definitions = [...providers, ...own].flatMap((provider) => provider.models);
  const defaults = Object.fromEntries(definitions.map(({ key, defaultMillicredits }) => [key, defaultMillicredits]));
  const newest = await readNewestPriceList(connection);
  if (newest === undefined) {
    return insertPriceList(connection, {
      version: '1',
      content: { ...first, models: defaults },
      effectiveAt: BEGINNING,
    });
  }
  const isComplete = definitions.every(({ key }) => newest.content.models[key] !== undefined);
  if (isComplete) return;
  await insertNext(connection, newest, { ...newest.content, models: { ...defaults, ...newest.content.models } }, at);
}

async function writeChangedPriceList(
  connection: PoolClient,
  changes: PriceListChanges,
  at: Date,
): Promise<PriceListOutcome> {
  await lockPriceLists(connection);
  const newest = await readNewestPriceList(connection);
  assert(newest, 'there is no price list; prepare() was not called at start');
  if (Object.keys(changes).length === 0) return { ok: true, priceList: newest };
  const errors = findPriceListErrors(newest.content, changes);
  if (errors.length > 0) return { ok: false, errors };
  const content = priceListContentSchema.parse(mergePriceList(newest.content, changes));
  return { ok: true, priceList: await insertNext(connection, newest, content, at) };
}

async function writePrice(
  connection: PoolClient,
  { key, millicredits, at }: { readonly key: string; readonly millicredits: number; readonly at: Date },
): Promise<void> {
  await lockPriceLists(connection);
  const newest = await readNewestPriceList(connection);
  assert(newest, 'there is no price list; prepare() was not called at start');
  if (newest.content.models[key] === millicredits) return;
  const models = { ...newest.content.models, [key]: millicredits };
  await insertNext(connection, newest, { ...newest.content, models }, at);
}

/** Writes a list after the newest one, never before it in time: the higher number is always the later list. */
async function insertNext(
  connection: PoolClient,
  newest: PriceList & { readonly effectiveAt: Date },
  content: PriceListContent,
  at: Date,
): Promise<PriceList> {
  const version = String(Number(newest.version) + 1);
  const effectiveAt = new Date(Math.max(at.getTime(), newest.effectiveAt.getTime()));
  await insertPriceList(connection, { version, content, effectiveAt });
  return { version, content };
}

function quoteRequest(
  { request, priceList, at, id }: { request: QuoteRequest; priceList: PriceList; at: Date; id: string },
  priceOf: Models['priceGeneration'],
  priceTaskOf: Models['priceTask'],
): QuoteOutcome {
  const priced =
    request.kind === 'task'
      ? priceTaskOf({ priceList, deliverables: request.deliverables, briefWords: request.briefWords })
      : priceOf({ priceList, model: request.model, settings: request.settings });
  if (!priced.ok) return priced;
  const quote: Quote = {
    id,
    totalMillicredits: priced.totalMillicredits,
    lines: [...priced.lines],
    available: 'model' in priced ? priced.model.availability.available : priced.available,
    priceListVersion: priced.priceListVersion,
    expiresAt: new Date(at.getTime() + LIMITS.quoteLifeMs).toISOString(),
  };
  return { ok: true, quote };
}

/** Only what the contract speaks of: an engine may know more of its art. */
function presentSource({ kind, name, author, licence, licenceUrl, url, isCreditOwed }: ArtSource): ArtSource {
  return { kind, name, author, licence, licenceUrl, url, isCreditOwed };
}
