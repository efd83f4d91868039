import type { Availability } from '../availability.ts';
import type { CarriedModel, ModelDefinition } from '../model-definition.ts';
import type { FetchedResult, GenerationRequest, KeyTest, VendorLimits } from '../provider.ts';
import type { CallbackVerdict, VendorCallback } from '../vendor-callback.ts';

/**
 * One order to a vendor. A request for four results is four orders where the vendor makes one at a time.
 *
 * `request.count` and `request.seed` are those of the whole request; `count` and `seed` are this order's.
 */
export type VendorOrder = {
  readonly request: GenerationRequest;
  /** Ours, unique, the same after a crash. For vendors by whose client ids a job can be looked up. */
  readonly clientId: string;
  readonly count: number;
  readonly seed: number;
};

/**
 * What a vendor answered to an order: a job to ask about, or the results themselves.
 *
 * `ref` is all that the adapter needs to find the job again: an id, or JSON with the addresses it was given.
 */
export type Submission = { readonly ref: string } | { readonly results: readonly FetchedResult[] };

export type VendorState =
  | {
      readonly state: 'running';
      /** 0 to 1, where known. */
      readonly progress?: number;
      readonly pollAfterMs: number;
    }
  /** `ref` where the results are found by another one than the job. */
  | { readonly state: 'succeeded'; readonly ref?: string };

/**
 * What a vendor's folder writes; `createVendorProvider` makes a `Provider` of it that sends each order exactly once.
 *
 * No call is repeated by the adapter itself, and all of them throw `KitError`: `lost` where an order was sent and its answer
 * never came, `retryable` only where the vendor took nothing.
 */
export type VendorAdapter = {
  readonly vendor: string;
  readonly models: readonly ModelDefinition[];
  /** Models of other vendors' rows that it runs too. Aggregators live on this. */
  readonly carries?: readonly CarriedModel[];
  /** Default: none are known. */
  readonly limits?: VendorLimits;
  /** Asked at each look, since keys change while the server runs. */
  readonly availability: () => Availability;
  /** How many results one order brings at most. Default: 1. */
  readonly mostPerOrder?: (request: GenerationRequest) => number;
  readonly submit: (order: VendorOrder) => Promise<Submission>;
  /** Throws for a job that failed. A status that is not known is `running`: the caller has a deadline. */
  readonly poll: (ref: string, order: VendorOrder) => Promise<VendorState>;
  /** Brings the results, by fresh addresses where the vendor signs them anew. May be called again. */
  readonly fetch: (ref: string, order: VendorOrder) => Promise<readonly FetchedResult[]>;
  /**
   * Looks up by `clientId` an order whose answer was lost. Undefined means that the vendor knows nothing of it, so that it may be
   * sent again. Left out where the vendor cannot be asked.
   */
  readonly recover?: (order: VendorOrder) => Promise<string | undefined>;
  /** Left out where the vendor cannot stop. */
  readonly cancel?: (ref: string) => Promise<void>;
  /** Asks something that costs nothing: the balance where there is one, else a list or a job that does not exist. */
  readonly testKey?: () => Promise<KeyTest>;
  /** For vendors that call back; the address and the secret come with the request. */
  readonly verifyCallback?: (callback: VendorCallback) => Promise<CallbackVerdict>;
};
