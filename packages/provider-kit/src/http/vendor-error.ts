import { KitError, type KitErrorCode } from '../kit-error.ts';
import type { VendorAnswer } from './vendor-http.ts';

/** What a refusal means. The adapter knows the vendor's own words; the status alone is read here. */
export type Refusal = { readonly code: KitErrorCode /** What follows the vendor's name. */; readonly says?: string };

/** The vendor's words go to the operator; a page of them helps nobody. */
const MOST_WORDS = 500;

/** Where asking again can help, because the vendor took nothing. */
const RETRYABLE: ReadonlySet<KitErrorCode> = new Set(['rate-limited', 'concurrency', 'vendor']);

/**
 * The error for an answer that refuses an order.
 *
 * @param refusal - What the adapter read in the body; else the status decides: 401 and 403 the key, 402 the balance, 408 and
 * 5xx the vendor, 429 the rate, other 4xx the settings.
 * @param words - The vendor's own, kept as the cause for the operator.
 */
export function toVendorError(vendor: string, answer: VendorAnswer, refusal?: Refusal, words?: string): KitError {
  const code = refusal?.code ?? codeOfStatus(answer.status);
  const says = refusal?.says ?? SAYS[code] ?? 'refused the order';
  const told = (words ?? answer.text).slice(0, MOST_WORDS);
  const id = answer.requestId === undefined ? '' : ` (request ${answer.requestId})`;
  return new KitError({
    code,
    message: `${vendor} ${says}: ${answer.status}${id}.`,
    retryable: RETRYABLE.has(code),
    retryAfterMs: answer.retryAfterMs,
    cause: new Error(told),
  });
}

const SAYS: Partial<Readonly<Record<KitErrorCode, string>>> = {
  auth: 'refused the key',
  'insufficient-vendor-balance': 'says that its account is empty',
  'rate-limited': 'takes fewer requests a minute',
  concurrency: 'takes no more orders at once',
  vendor: 'failed',
  moderated: 'refused the prompt',
  'invalid-settings': 'refused a setting',
  unavailable: 'does not know this model or address',
};

function codeOfStatus(status: number): KitErrorCode {
  if (status === 401 || status === 403) return 'auth';
  if (status === 402) return 'insufficient-vendor-balance';
  if (status === 404) return 'unavailable';
  if (status === 429) return 'rate-limited';
  if (status === 408 || status >= 500) return 'vendor';
  if (status >= 400) return 'invalid-settings';
  return 'unavailable';
}
