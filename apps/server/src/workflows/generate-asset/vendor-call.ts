import assert from 'node:assert/strict';
import { defaultSettings } from '@gesso/contract';
import { type AttemptMemory, type GenerationRequest, KitError, type Provider } from '@gesso/provider-kit';
import {
  keepOrders,
  readAttempt,
  readGeneration,
  readOrders,
  type StoredGeneration,
} from '../../modules/generation/index.ts';
import type { FoundModel } from '../../modules/models/index.ts';
import type { Route } from '../../modules/vendors/index.ts';
import { deriveUuid } from '../../platform/database/uuid.ts';
import { tellBrand } from './brand-of-order.ts';
import type { GenerationContext } from './context.ts';
import { loadReferences } from './references.ts';

/** One attempt, as the steps of the job name it. */
export type AttemptRef = { readonly generationId: string; readonly number: number };

/** A failure at the vendor as plain JSON, so that a job can remember it. */
export type VendorFailure = {
  readonly kind: 'failed';
  readonly code: KitError['code'];
  /** The adapter's words, for the operator. */
  readonly message: string;
  /** True where asking again cannot bill twice. */
  readonly retryable: boolean;
  /** How long the vendor asked to be left alone. */
  readonly retryAfterMs?: number;
  /** True where the vendor never took it and another way to the model is open. */
  readonly hasOtherWay?: boolean;
  /** What an engine of this machine says to the creator: its own words are ours. */
  readonly says?: string;
};

/** An order with the way it goes and the request of one attempt. */
export type VendorCall = {
  readonly kind: 'call';
  readonly order: StoredGeneration;
  readonly route: Route;
  readonly request: GenerationRequest;
  readonly memory: AttemptMemory;
};

/** The id of an attempt follows from its generation, so that a step run again asks for the same job. */
export function attemptIdOf(generationId: string, number: number): string {
  return deriveUuid(generationId, `attempt ${number}`);
}

/**
 * Builds the same call for an attempt every time, from what is stored.
 *
 * @param choose - Picks a way for an attempt that has none yet. Default: the way it was begun on.
 */
export async function prepareCall(
  context: GenerationContext,
  { generationId, number }: AttemptRef,
  choose: (order: StoredGeneration, routes: readonly Route[]) => Promise<Route | undefined> = async () => undefined,
): Promise<VendorCall | VendorFailure> {
  const stored = await readGeneration(context.database.pool, generationId);
  assert(stored, `there is no generation ${generationId}`);
  const model = context.models.findModel(stored.model);
  if (model === undefined) return noProvider(`No provider runs the model ${stored.model} any more.`);
  // Settings that the model was given by a newer Gesso than the one which took the order stand at their defaults.
  const settings = { ...defaultSettings(model.definition.settingsSchema), ...stored.settings };
  const order = { ...stored, settings };
  const attemptId = attemptIdOf(generationId, number);
  const routes = findRoutes(context, model);
  const begun = routes.length === 1 ? undefined : await readAttempt(context.database.pool, attemptId);
  const route =
    routes.find(({ provider }) => provider.vendor === begun?.vendor) ?? (await choose(order, routes)) ?? routes[0];
  if (route === undefined) return noProvider(`No way leads to the model ${order.model} any more.`);
  const callback = context.ways?.callbackOf?.(route.provider.vendor, attemptId);
  const request: GenerationRequest = {
    attemptId,
    model: order.model,
    ...tellBrand(order, route.provider, model.definition.promptMaxCharacters),
    settings: order.settings,
    count: order.resultCount,
    seed: order.seed,
    references: await loadReferences(context, order),
    ...(callback === undefined ? {} : { callback }),
  };
  return { kind: 'call', order, route, request, memory: openMemory(context, attemptId) };
}

/** The ways to a model; without any knowledge of ways it is the model's own provider. */
export function findRoutes({ ways }: GenerationContext, { definition, provider, availability }: FoundModel) {
  if (ways !== undefined) return ways.routesOf(definition);
  const { vendorModel, licence, findFault } = definition;
  return [{ provider, vendorModel, licence, findFault, availability, isOff: false }];
}

function noProvider(message: string): VendorFailure {
  return { kind: 'failed', code: 'unavailable', message, retryable: false };
}

/**
 * What an attempt remembers lies in its row, and results that came with an answer lie with the files. One worker has a job,
 * so the row is read once by each of its steps: a clip that is asked after for minutes costs no query each time.
 */
function openMemory({ database: { pool }, blobs }: GenerationContext, attemptId: string): AttemptMemory {
  let known: Promise<string | null> | undefined;
  return {
    read: () => {
      known ??= readOrders(pool, attemptId);
      return known;
    },
    keep: async (orders) => {
      known = undefined;
      await keepOrders(pool, attemptId, orders);
      known = Promise.resolve(orders);
    },
    keepFile: async (bytes) => (await blobs.putBytes(bytes)).sha256,
    openFile: async (sha256) => {
      const file = await blobs.openFile(sha256);
      assert(file, `the kept result ${sha256} is gone`);
      return Buffer.concat(await file.read().toArray());
    },
  };
}

/**
 * Asks a vendor and turns its errors into a value.
 *
 * Anything but a kit error is an adapter that breaks its promise. It counts as an engine failure and is not tried again
 * here: nobody knows whether the vendor took the job.
 */
export async function askVendor<Answer>(
  { isElsewhere = false }: Pick<Provider, 'isElsewhere'>,
  ask: () => Promise<Answer>,
): Promise<Answer | VendorFailure> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof KitError) {
      const { code, message, retryable, retryAfterMs } = error;
      return {
        kind: 'failed',
        code,
        message,
        retryable,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
        ...(code === 'invalid-settings' && !isElsewhere ? { says: message } : {}),
      };
    }
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { kind: 'failed', code: 'engine-failed', message, retryable: false };
  }
}
