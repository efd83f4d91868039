import type { Endpoint } from '@gesso/contract';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { answerOnce } from '../platform/idempotency/answer-once.ts';
import type { CallLocks } from '../platform/idempotency/call-locks.store.ts';
import { CallLockedError } from '../platform/idempotency/call-locks.store.ts';
import { admitCaller, type Caller, type IdentifyCaller } from './caller.ts';
import type { EndpointCall, EndpointRoute } from './endpoint-route.ts';
import { hashPayload, readIdempotencyKey } from './idempotency-key.ts';
import { parseCall } from './parse-call.ts';
import { ProblemError } from './problems.ts';
import { RATE_LIMITS, type RateLimiter } from './rate-limiter.ts';

/** What stands before every endpoint. */
export type Gates = {
  readonly identifyCaller: IdentifyCaller;
  readonly limiter: RateLimiter;
  readonly pool: Pool;
  readonly locks: CallLocks;
};

/**
 * Answers one request to one endpoint: who calls, may they, how often, what do they send, was it sent before; then the
 * handler, then the answer.
 *
 * @param address - The caller's address, to count calls of strangers by.
 * @throws ProblemError for every refusal; nothing has happened then.
 */
export async function serveEndpoint(
  gates: Gates,
  { endpoint, handle }: EndpointRoute,
  { request, pathParameters, address }: { request: Request; pathParameters: Record<string, string>; address: string },
): Promise<Response> {
  const { caller, setCookies } = await gates.identifyCaller(request);
  admitCaller(endpoint, caller, request);
  const limitHeaders = countCall(gates.limiter, endpoint, caller, address);
  const parsed = await parseCall(endpoint, request, pathParameters);
  // The schemas of this endpoint made the parts, and `admitCaller` let nobody unknown in where it matters.
  const callUnder = (operationId: string) => ({ ...parsed, caller, operationId, request }) as EndpointCall<Endpoint>;
  const key = endpoint.idempotent && caller !== undefined ? readIdempotencyKey(request) : undefined;
  const response =
    key === undefined || caller === undefined
      ? toResponse(endpoint, await handle(callUnder(uuidv7())))
      : await serveOnce(gates, { endpoint, caller, key, payload: parsed }, async (operationId) =>
          toResponse(endpoint, await handle(callUnder(operationId))),
        );
  for (const [name, value] of Object.entries(limitHeaders)) response.headers.set(name, value);
  for (const cookie of setCookies) response.headers.append('set-cookie', cookie);
  return response;
}

type OnceOptions = {
  readonly endpoint: Endpoint;
  readonly caller: Caller;
  readonly key: string;
  readonly payload: Readonly<Record<string, unknown>>;
};

async function serveOnce(
  { pool, locks }: Gates,
  { endpoint, caller, key, payload }: OnceOptions,
  work: (operationId: string) => Promise<Response>,
): Promise<Response> {
  const call = {
    accountId: caller.account.id,
    endpoint: `${endpoint.method} ${endpoint.path}`,
    key,
    payloadSha256: await hashPayload(payload),
  };
  const answer = async (operationId: string) => {
    const response = await work(operationId);
    return { status: response.status, text: await response.text() };
  };
  const outcome = await answerOnce({ pool, locks, newId: uuidv7 }, call, answer, isRefusal).catch(toConflict);
  if (outcome.kind === 'mismatch') {
    throw new ProblemError({
      code: 'idempotency-mismatch',
      detail: 'This Idempotency-Key was sent with another request before; use a new key for a new request.',
    });
  }
  return new Response(outcome.answer.text, {
    status: outcome.answer.status,
    headers: {
      ...JSON_HEADERS,
      ...(outcome.isReplay ? { 'idempotency-replayed': 'true' } : {}),
    },
  });
}

const JSON_HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' };

function toResponse(endpoint: Endpoint, answer: unknown): Response {
  if (answer instanceof Response) return answer;
  if (endpoint.success === 204) return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  return new Response(JSON.stringify(answer), { status: endpoint.success, headers: JSON_HEADERS });
}

// Every call counts for the account or key; what starts work counts for the account a second time, more narrowly.
function countCall(
  limiter: RateLimiter,
  endpoint: Endpoint,
  caller: Caller | undefined,
  address: string,
): Readonly<Record<string, string>> {
  const headers = limiter.count(RATE_LIMITS.api, caller?.apiKey?.id ?? caller?.account.id ?? address);
  const startsWork = endpoint.idempotent && endpoint.path.endsWith('/generations');
  return startsWork && caller ? limiter.count(RATE_LIMITS.work, caller.account.id) : headers;
}

function isRefusal(error: unknown): boolean {
  return error instanceof ProblemError && error.refusal.code !== 'internal';
}

function toConflict(error: unknown): never {
  if (!(error instanceof CallLockedError)) throw error;
  throw new ProblemError({ code: 'conflict', detail: 'The first call with this Idempotency-Key is still at work.' });
}
