/** Who failed: the vendor of a model, whoever runs this Gesso, Gesso itself, or nobody but the person who stopped it. */
export type AtFault = 'provider' | 'operator' | 'gesso' | 'creator';

/**
 * Why a generation did not succeed. One table for the workflow, the ledger's reasons and the screens.
 *
 * `atFault` decides what happens to slices whose grant has ended meanwhile, see {@link isMadeGood}.
 */
export const FAILURE_CODES = {
  moderated: {
    message: 'The model refused this prompt. Nothing was charged; change the words and run again.',
    atFault: 'provider',
  },
  'rate-limited': {
    message: 'The vendor is busy. Nothing was charged; try again in a few minutes.',
    atFault: 'provider',
  },
  'insufficient-vendor-balance': {
    message: 'The operator’s account at the vendor is empty. Nothing was charged; tell the operator.',
    atFault: 'operator',
  },
  'invalid-settings': {
    message: 'The vendor refused these settings. Nothing was charged; change them and run again.',
    atFault: 'provider',
  },
  timeout: { message: 'The model did not answer in time. Nothing was charged; run it again.', atFault: 'provider' },
  unavailable: {
    message: 'The model cannot be reached. Nothing was charged; try again later or choose another.',
    atFault: 'provider',
  },
  'empty-result': {
    message: 'The model answered with nothing usable. Nothing was charged; run it again.',
    atFault: 'provider',
  },
  'wrong-type': {
    message: 'The model answered with another kind of file. Nothing was charged; run it again.',
    atFault: 'provider',
  },
  'duplicate-result': {
    message: 'The model answered with a picture you already had. Nothing was charged.',
    atFault: 'provider',
  },
  'input-failed': {
    message: 'A step that this one builds on failed. Nothing was charged; run it again.',
    atFault: 'provider',
  },
  auth: {
    message: 'The vendor refused the operator’s key. Nothing was charged; tell the operator.',
    atFault: 'operator',
  },
  concurrency: {
    message: 'The vendor works on as many orders as it takes at once. Nothing was charged; try again in a few minutes.',
    atFault: 'provider',
  },
  vendor: {
    message: 'The vendor failed. Nothing was charged; try again later or choose another.',
    atFault: 'provider',
  },
  lost: {
    message: 'The vendor’s answer was lost on the way. Nothing was charged; run it again.',
    atFault: 'provider',
  },
  expired: {
    message: 'The vendor no longer had the result. Nothing was charged; run it again.',
    atFault: 'provider',
  },
  'engine-failed': { message: 'The engine failed. Nothing was charged; run it again.', atFault: 'gesso' },
  cancelled: { message: 'You stopped it. Nothing was charged.', atFault: 'creator' },
} as const satisfies Record<string, { message: string; atFault: AtFault }>;

export type FailureCode = keyof typeof FAILURE_CODES;

/** Whether slices whose grant has ended meanwhile are replaced: always, unless the creator stopped the work. */
export function isMadeGood(atFault: AtFault): boolean {
  return atFault !== 'creator';
}
