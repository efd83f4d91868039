import {
  type Endpoint,
  type EndpointName,
  type EndpointRequest,
  type EndpointResponse,
  endpoints,
} from '@gesso/contract';
import { readProblem, UnreachableError } from './problem-error.ts';

type Endpoints = typeof endpoints;

/** Parts of a request that the endpoint declares; a part whose fields are all optional may be left out. */
type Parts<Request> = {
  readonly [Part in keyof Request as Request[Part] extends undefined
    ? never
    : object extends Request[Part]
      ? never
      : Part]: Request[Part];
} & {
  readonly [Part in keyof Request as Request[Part] extends undefined
    ? never
    : object extends Request[Part]
      ? Part
      : never]?: Request[Part];
};

/** What the caller of an endpoint passes. */
export type CallInput<Name extends EndpointName> = Parts<EndpointRequest<Endpoints[Name]>>;

/** What the endpoint answers. */
export type CallResult<Name extends EndpointName> = EndpointResponse<Endpoints[Name]>;

export type CallOptions = {
  readonly signal?: AbortSignal;
  /** Made once per action of the person and sent again on a retry, so that doing it twice equals doing it once. */
  readonly idempotencyKey?: string;
};

/** The input may be left out when nothing in it is required. */
export type CallArguments<Name extends EndpointName> =
  object extends CallInput<Name>
    ? [input?: CallInput<Name>, options?: CallOptions]
    : [input: CallInput<Name>, options?: CallOptions];

/**
 * Calls an endpoint of the contract by its name, for example `call('getProject', { params: { id } })`.
 *
 * The answer is trusted to have the contract's shape: page and server are built from the same sources.
 *
 * @throws ProblemError when the server refuses; nothing was changed.
 * @throws UnreachableError when no answer came; safe to call again with the same idempotency key.
 */
export async function call<Name extends EndpointName>(
  name: Name,
  ...[input, options]: CallArguments<Name>
): Promise<CallResult<Name>> {
  const response = await send(toRequest(endpoints[name], (input ?? {}) as RequestParts, options));
  if (!response.ok) throw await readProblem(response);
  // The contract types the answer; an empty one is `undefined` there as well.
  return (response.status === 204 ? undefined : await response.json()) as CallResult<Name>;
}

/** A file that an endpoint answers, with the name the server gave it. */
export type AnsweredFile = { readonly blob: Blob; readonly fileName: string };

/**
 * Calls an endpoint that answers a file. For files that the server may refuse: a plain link would lead to the refusal.
 *
 * @throws ProblemError when the server refuses, UnreachableError when no answer came.
 */
export async function callForFile<Name extends EndpointName>(
  name: Name,
  ...[input, options]: CallArguments<Name>
): Promise<AnsweredFile> {
  const response = await send(toRequest(endpoints[name], (input ?? {}) as RequestParts, options));
  if (!response.ok) throw await readProblem(response);
  const fileName = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'gesso';
  return { blob: await response.blob(), fileName };
}

/** The address of an endpoint, for links and pictures that the browser itself loads. */
export function addressOf<Name extends EndpointName>(name: Name, ...[input]: CallArguments<Name>): string {
  return toAddress(endpoints[name], (input ?? {}) as RequestParts);
}

/** A request of any endpoint, once its types have done their work. */
type RequestParts = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
};

async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new UnreachableError(error);
  }
}

function toRequest(endpoint: Endpoint, parts: RequestParts, options: CallOptions = {}): Request {
  const headers = new Headers({ accept: 'application/json' });
  if (options.idempotencyKey) headers.set('idempotency-key', options.idempotencyKey);
  const body = toBody(endpoint, parts.body);
  if (typeof body === 'string') headers.set('content-type', 'application/json');
  // Needed where no document gives relative addresses a base, as in tests.
  const address = new URL(toAddress(endpoint, parts), globalThis.location?.href ?? 'http://localhost');
  return new Request(address, { method: endpoint.method.toUpperCase(), headers, body, signal: options.signal });
}

function toAddress(endpoint: Endpoint, { params = {}, query = {} }: RequestParts): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

function toBody(endpoint: Endpoint, body: unknown): string | FormData | undefined {
  if (body === undefined) return undefined;
  if (endpoint.bodyKind !== 'multipart') return JSON.stringify(body);
  const form = new FormData();
  form.set('file', (body as { readonly file: File }).file);
  return form;
}
