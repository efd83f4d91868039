import assert from 'node:assert/strict';
import { type GenerationRequest, KitError, type Provider } from '@gesso/provider-kit';
import { readGeneration, type StoredGeneration } from '../../modules/generation/index.ts';
import { deriveUuid } from '../../platform/database/uuid.ts';
import { tellBrand } from './brand-of-order.ts';
import type { GenerationContext } from './context.ts';
import { loadReferences } from './references.ts';

/** A failure at the vendor as plain JSON, so that a job can remember it. */
export type VendorFailure = {
  readonly kind: 'failed';
  readonly code: KitError['code'];
  /** The adapter's words, for the operator. */
  readonly message: string;
  /** True where asking again cannot bill twice. */
  readonly retryable: boolean;
};

/** An order with the provider that fills it and the request of one attempt. */
export type VendorCall = {
  readonly kind: 'call';
  readonly order: StoredGeneration;
  readonly provider: Provider;
  readonly request: GenerationRequest;
};

/** The id of an attempt follows from its generation, so that a step run again asks for the same job. */
export function attemptIdOf(generationId: string, number: number): string {
  return deriveUuid(generationId, `attempt ${number}`);
}

/** Builds the same call for an attempt every time, from what is stored. */
export async function prepareCall(
  context: GenerationContext,
  generationId: string,
  attemptNumber: number,
): Promise<VendorCall | VendorFailure> {
  const order = await readGeneration(context.database.pool, generationId);
  assert(order, `there is no generation ${generationId}`);
  const model = context.models.findModel(order.model);
  if (model === undefined) {
    const message = `No provider runs the model ${order.model} any more.`;
    return { kind: 'failed', code: 'unavailable', message, retryable: false };
  }
  const request: GenerationRequest = {
    attemptId: attemptIdOf(generationId, attemptNumber),
    model: order.model,
    ...tellBrand(order, model.provider, model.definition.promptMaxCharacters),
    settings: order.settings,
    count: order.resultCount,
    seed: order.seed,
    references: await loadReferences(context, order),
  };
  return { kind: 'call', order, provider: model.provider, request };
}

/**
 * Asks a vendor and turns its errors into a value.
 *
 * Anything but a kit error is an adapter that breaks its promise. It counts as an engine failure and is not tried again
 * here: nobody knows whether the vendor took the job.
 */
export async function askVendor<Answer>(ask: () => Promise<Answer>): Promise<Answer | VendorFailure> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof KitError) {
      const { code, message, retryable } = error;
      return { kind: 'failed', code, message, retryable };
    }
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { kind: 'failed', code: 'engine-failed', message, retryable: false };
  }
}
