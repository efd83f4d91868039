import { AISDKError, APICallError, RetryError } from 'ai';
import { LanguageModelError, type LanguageModelFailure } from './language-model.ts';

const BY_STATUS: Readonly<Record<number, LanguageModelFailure>> = {
  401: 'key-refused',
  402: 'no-balance',
  403: 'key-refused',
  404: 'unknown-model',
  408: 'timeout',
  429: 'rate-limited',
};

/** OpenAI says so with status 429 and Anthropic with 400; no wait helps. */
const NO_BALANCE = /insufficient_quota|credit balance is too low|billing_hard_limit/iu;

/** Google answers a wrong key with status 400. */
const WRONG_KEY = /API_KEY_INVALID|invalid[ _]api[ _]key/iu;

/** Hosts that look at a question before the model does answer 400 with one of these. */
const BLOCKED = /content_filter|content_policy|invalid_prompt/iu;

/**
 * Turns what the SDK throws into our own error. What the vendor wrote is read and not kept.
 *
 * @returns Undefined for what is no failure of the vendor but a fault of ours.
 */
export function readFailure(thrown: unknown): LanguageModelError | undefined {
  const error = lastOf(thrown);
  if (!AISDKError.isInstance(error)) return undefined;
  if (!APICallError.isInstance(error)) return new LanguageModelError('unreadable');
  const { statusCode: status, responseBody = '' } = error;
  if (status === undefined) return new LanguageModelError('unreachable');
  if (NO_BALANCE.test(responseBody)) return new LanguageModelError('no-balance', status);
  if (WRONG_KEY.test(responseBody)) return new LanguageModelError('key-refused', status);
  const known = BY_STATUS[status];
  if (known !== undefined) return new LanguageModelError(known, status);
  if (status >= 500) return new LanguageModelError('overloaded', status);
  // A status of success with a body that is no answer.
  if (status < 300) return new LanguageModelError('unreadable', status);
  return new LanguageModelError('request-refused', status);
}

/** Whether the vendor refused the question for what it says rather than for how it was sent. */
export function isBlocked(thrown: unknown): boolean {
  const error = lastOf(thrown);
  return APICallError.isInstance(error) && error.statusCode === 400 && BLOCKED.test(error.responseBody ?? '');
}

/** Servers of one's own that are older than schemas of answers refuse the field, each in its own words. */
const SCHEMA_REFUSED = /response_format|json_schema|structured output/iu;

/** Whether a server refused the question because it cannot keep to a schema. */
export function isSchemaRefused(thrown: unknown): boolean {
  const error = lastOf(thrown);
  if (!APICallError.isInstance(error)) return false;
  return [400, 422, 501].includes(error.statusCode ?? 0) && SCHEMA_REFUSED.test(error.responseBody ?? '');
}

function lastOf(thrown: unknown): unknown {
  return RetryError.isInstance(thrown) ? thrown.lastError : thrown;
}
