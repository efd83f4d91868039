/** What may go wrong at a vendor, in our words. Adapters map every vendor error to one of these. */
export const KIT_ERROR_CODES = [
  'moderated',
  'rate-limited',
  'insufficient-vendor-balance',
  'invalid-settings',
  'timeout',
  'unavailable',
  'empty-result',
  'wrong-type',
  'engine-failed',
  /** The vendor refused the key: wrong, expired, or not allowed to use this. Asking again helps nobody but the operator. */
  'auth',
  /** As many jobs run at the vendor as the account may have. */
  'concurrency',
  /** The vendor failed and said so. */
  'vendor',
  /** The order was sent and its answer never came: nobody knows whether the vendor took it, so it is never sent again. */
  'lost',
  /** The result was made and can no longer be had. */
  'expired',
] as const;

export type KitErrorCode = (typeof KIT_ERROR_CODES)[number];

/**
 * A failure at or on the way to a vendor.
 *
 * `retryable` is true only where asking again cannot bill twice: the vendor refused before it took the job.
 */
export class KitError extends Error {
  readonly code: KitErrorCode;
  readonly retryable: boolean;
  /** How long the vendor asked to be left alone, where it said so. */
  readonly retryAfterMs: number | undefined;

  constructor(options: {
    code: KitErrorCode;
    message: string;
    retryable: boolean;
    retryAfterMs?: number | undefined;
    cause?: unknown;
  }) {
    super(options.message, { cause: options.cause });
    this.name = 'KitError';
    this.code = options.code;
    this.retryable = options.retryable;
    this.retryAfterMs = options.retryAfterMs;
  }
}
