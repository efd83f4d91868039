/**
 * The closed list of problem codes. Clients switch over all of them; adding one is a change of the contract, renaming one
 * is forbidden.
 */
export const ERROR_CODES = [
  'invalid-request',
  'unauthenticated',
  'forbidden-origin',
  'session-required',
  'not-found',
  'method-not-allowed',
  'payload-too-large',
  'unsupported-media-type',
  'rate-limited',
  'idempotency-mismatch',
  'conflict',
  'insufficient-credits',
  'cap-exceeded',
  'max-exceeded',
  'unknown-model',
  'model-unavailable',
  'invalid-settings',
  'invalid-prompt',
  'invalid-file',
  'prohibited',
  'stale-plan',
  'stale-quote',
  'stale-preview',
  'no-change',
  'use-cancel',
  'change-in-progress',
  'past-due',
  'membership-required',
  'amount-out-of-range',
  'payment-declined',
  'authentication-required',
  'clock-backwards',
  'unknown-price',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
