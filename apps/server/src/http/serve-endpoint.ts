import { type Endpoint, type ErrorCode, endpoints } from '@gesso/contract';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { answerOnce } from '../platform/idempotency/answer-once.ts';
import type { CallLocks } from '../platform/idempotency/call-locks.store.ts';
import { CallLockedError } from '../platform/idempotency/call-locks.store.ts';
import { admitCaller, type Caller, type IdentifyCaller } from './caller.ts';
import type { EndpointCall, EndpointRoute } from './endpoint-route.ts';
import { hashPayload, readIdempotencyKey } from './idempotency-key.ts';
import { type ParsedCall, parseCall } from './parse-call.ts';
import { ProblemError } from './problems.ts';
import { RATE_LIMITS, type RateLimiter } from './rate-limiter.ts';
import type { Turns } from './turns.ts';

/** What stands before every endpoint. */
export type Gates = {
  readonly identifyCaller: IdentifyCaller;
  /** Links that somebody without an account came in through. */
  readonly readGuestPass: (headers: Headers) => readonly string[];
  readonly limiter: RateLimiter;
  readonly pool: Pool;
  readonly locks: CallLocks;
  /** Uploads lie in memory while they are looked into, so nobody has many of them at once. */
  readonly uploads: Turns;
  /** Where they lie while they come. */
  readonly uploadDirectory: string;
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
  route: EndpointRoute,
  { request, pathParameters, address }: { request: Request; pathParameters: Record<string, string>; address: string },
): Promise<Response> {
  const { endpoint } = route;
  const { caller, setCookies } = await gates.identifyCaller(request);
  const visitorIds = caller === undefined ? gates.readGuestPass(request.headers) : [caller.account.id];
  admitCaller(endpoint, caller, request, visitorIds);
  const limitHeaders = countCall(gates.limiter, endpoint, caller, address);
  const endTurn =
    endpoint.bodyKind === 'multipart' ? await gates.uploads.take(caller?.account.id ?? address) : undefined;
  try {
    const { call: parsed, discard } = await parseCall(endpoint, request, pathParameters, gates.uploadDirectory);
    try {
      const response = await answer(gates, route, { request, caller, visitorIds, parsed });
      for (const [name, value] of Object.entries(limitHeaders)) response.headers.set(name, value);
      for (const cookie of setCookies) response.headers.append('set-cookie', cookie);
      return response;
    } finally {
      await discard();
    }
  } finally {
    endTurn?.();
  }
}

type ParsedRequest = {
  readonly request: Request;
  readonly caller: Caller | undefined;
  readonly visitorIds: readonly string[];
  readonly parsed: ParsedCall;
};

async function answer(
  gates: Gates,
  { endpoint, handle }: EndpointRoute,
  { request, caller, visitorIds, parsed }: ParsedRequest,
): Promise<Response> {
  // The schemas of this endpoint made the parts, and `admitCaller` let nobody unknown in where it matters.
  const callUnder = (operationId: string) =>
    ({ ...parsed, caller, visitorIds, operationId, request }) as EndpointCall<Endpoint>;
  const key = endpoint.idempotent && caller !== undefined ? readIdempotencyKey(request) : undefined;
  const work = async (operationId: string) => toResponse(endpoint, await handle(callUnder(operationId)));
  if (key === undefined || caller === undefined) return work(uuidv7());
  return serveOnce(gates, { endpoint, caller, key, payload: parsed }, work);
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
  const keep = async (operationId: string) => {
    const response = await work(operationId);
    return { status: response.status, text: await response.text() };
  };
  const outcome = await answerOnce({ pool, locks, newId: uuidv7 }, call, keep, isRefusal).catch(toConflict);
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
  const limit = endpoint.path === endpoints.getAssetContent.path ? RATE_LIMITS.content : RATE_LIMITS.api;
  const headers = limiter.count(limit, caller?.apiKey?.id ?? caller?.account.id ?? address);
  const startsWork = endpoint.idempotent && /\/(generations|runs|approve)$/u.test(endpoint.path);
  return startsWork && caller ? limiter.count(RATE_LIMITS.work, caller.account.id) : headers;
}

/**
 * Answers after which the work may still be done: the bank is waited for, or nobody knows yet. The next try with the key
 * must find that work, or it would be paid a second time.
 */
const OPEN_ENDS: ReadonlySet<ErrorCode> = new Set(['internal', 'authentication-required', 'change-in-progress']);

function isRefusal(error: unknown): boolean {
  return error instanceof ProblemError && !OPEN_ENDS.has(error.refusal.code);
}

function toConflict(error: unknown): never {
  if (!(error instanceof CallLockedError)) throw error;
  throw new ProblemError({ code: 'conflict', detail: 'The first call with this Idempotency-Key is still at work.' });
}
