import { ERROR_CODES, type ErrorCode, type FieldError, type Problem } from '@gesso/contract';

/** Where a person confirms a payment that their bank asks about. */
export type Confirmation = { readonly id: string; readonly url: string };

/** A refusal of the API. Nothing was changed by the call; `detail` is a sentence that may be shown as it is. */
export class ProblemError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  /** With `authentication-required` only. */
  readonly confirmation: Confirmation | undefined;

  constructor(problem: Pick<Problem, 'code' | 'status' | 'detail' | 'errors' | 'authenticationId' | 'confirmUrl'>) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.code = problem.code;
    this.status = problem.status;
    this.detail = problem.detail;
    this.errors = problem.errors ?? [];
    const { authenticationId: id, confirmUrl: url } = problem;
    this.confirmation = id !== undefined && url !== undefined ? { id, url } : undefined;
  }

  /** Trying the very same call again may succeed. */
  get retryable(): boolean {
    return this.status >= 500 || this.code === 'rate-limited';
  }
}

/** No answer came: the network is gone or the server is down. Whether the call was carried out is not known. */
export class UnreachableError extends Error {
  readonly code = 'unreachable';
  readonly retryable = true;

  constructor(cause: unknown) {
    super('Gesso cannot be reached. Check the connection; what you typed is still here.', { cause });
    this.name = 'UnreachableError';
  }
}

/**
 * Reads the body of a refusal. An answer that is not a problem document (a proxy's page, better-auth's own shape) becomes
 * `internal`, with the message it carries where it carries one.
 */
export async function readProblem(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return new ProblemError({ ...body, status: response.status });
  const message =
    messageOf(body) ?? `Gesso answered with an error (${response.status}). Try again; nothing is paid twice.`;
  const code = response.status === 401 ? 'unauthenticated' : response.status === 429 ? 'rate-limited' : 'internal';
  return new ProblemError({ code, status: response.status, detail: message });
}

function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  const { code, detail } = body as { code?: unknown; detail?: unknown };
  return typeof detail === 'string' && ERROR_CODES.some((known) => known === code);
}

function messageOf(body: unknown): string | undefined {
  const message = typeof body === 'object' && body !== null ? (body as { message?: unknown }).message : undefined;
  return typeof message === 'string' && message !== '' ? message : undefined;
}
