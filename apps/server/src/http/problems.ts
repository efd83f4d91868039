import type { ErrorCode, FieldError, Problem } from '@gesso/contract';

type Kind = { readonly status: number; readonly title: string };

/** The one table from code to status. A code's meaning never depends on the route. */
const KINDS: Readonly<Record<ErrorCode, Kind>> = {
  'invalid-request': { status: 422, title: 'The request cannot be used' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  'forbidden-origin': { status: 403, title: 'The request comes from another site' },
  'session-required': { status: 403, title: 'An API key cannot do this' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'The method does not fit' },
  'payload-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body has another type' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'idempotency-mismatch': { status: 422, title: 'The Idempotency-Key belongs to another request' },
  conflict: { status: 409, title: 'Something is in the way' },
  'insufficient-credits': { status: 402, title: 'Not enough credits' },
  'cap-exceeded': { status: 402, title: 'A cap is in the way' },
  'max-exceeded': { status: 402, title: 'It would cost more than you allowed' },
  'unknown-model': { status: 422, title: 'There is no such model' },
  'model-unavailable': { status: 409, title: 'The model cannot run here yet' },
  'invalid-settings': { status: 422, title: 'The settings cannot be used' },
  'invalid-prompt': { status: 422, title: 'The prompt cannot be used' },
  'invalid-file': { status: 422, title: 'The file cannot be used' },
  prohibited: { status: 422, title: 'The operator does not allow this' },
  'stale-plan': { status: 409, title: 'The plan has changed' },
  'stale-quote': { status: 409, title: 'The quote has expired' },
  'stale-preview': { status: 409, title: 'The preview has expired' },
  'no-change': { status: 409, title: 'Nothing would change' },
  'use-cancel': { status: 422, title: 'Cancel instead' },
  'change-in-progress': { status: 409, title: 'Another change is under way' },
  'past-due': { status: 409, title: 'A payment is owed' },
  'membership-required': { status: 403, title: 'Only members can do this' },
  'amount-out-of-range': { status: 422, title: 'The amount is out of range' },
  'payment-declined': { status: 402, title: 'The payment was declined' },
  'authentication-required': { status: 402, title: 'The payment must be confirmed' },
  'clock-backwards': { status: 422, title: 'The clock never goes back' },
  'unknown-price': { status: 409, title: 'There is no price for this' },
  internal: { status: 500, title: 'Something broke on our side' },
};

export type Refusal = {
  readonly code: ErrorCode;
  /** One sentence: what happened and what to do. */
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  /** With `authentication-required`: what is to be confirmed, and where. */
  readonly authentication?: { readonly id: string; readonly confirmUrl: string };
  readonly headers?: Readonly<Record<string, string>>;
  /** Only where the protocol itself has a word for it, such as 400 for a body that is no JSON. */
  readonly status?: number;
};

/** Ends a request with a problem document. Thrown by gates and routes, turned into the answer in one place. */
export class ProblemError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.name = 'ProblemError';
    this.refusal = refusal;
  }
}

/** The answer of RFC 9457 for a refusal. */
export function toProblemResponse({ code, detail, errors, authentication, headers, status }: Refusal): Response {
  const kind = KINDS[code];
  const problem: Problem = {
    type: `/problems/${code}`,
    title: kind.title,
    status: status ?? kind.status,
    detail,
    code,
    ...(errors === undefined ? {} : { errors: [...errors] }),
    ...(authentication && { authenticationId: authentication.id, confirmUrl: authentication.confirmUrl }),
  };
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}

/** What another account's id and an id that never was have in common: nobody can tell them apart. */
export function notFound(what: string): ProblemError {
  return new ProblemError({ code: 'not-found', detail: `There is no such ${what}.` });
}
