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

  constructor(options: { code: KitErrorCode; message: string; retryable: boolean; cause?: unknown }) {
    super(options.message, { cause: options.cause });
    this.name = 'KitError';
    this.code = options.code;
    this.retryable = options.retryable;
  }
}
