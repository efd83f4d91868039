import type { z } from 'zod';

export type HttpMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';

/**
 * Who may call: `public` anyone; `visitor` like `account`, and who came in through a share link without one; `account` a
 * session or an API key; `session` a session only; `operator` a session of
 * the operator, hidden (404) from everybody else.
 */
export type Audience = 'public' | 'visitor' | 'account' | 'session' | 'operator';

/**
 * One line of the HTTP contract, as data. The server registers it, the OpenAPI document is generated from it and the
 * browser's typed client is derived from it, so the three cannot disagree.
 */
export type Endpoint = {
  readonly method: HttpMethod;
  /** Path with parameters in braces, as OpenAPI writes them: `/api/projects/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly audience: Audience;
  /** True where the caller may send `Idempotency-Key`: the call moves money or starts work. */
  readonly idempotent?: boolean;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** `multipart` bodies carry one field `file`; the schema then only documents it. */
  readonly bodyKind?: 'json' | 'multipart';
  /** What the file of a multipart body may have. Default: `LIMITS.uploadBytes`. */
  readonly mostBytes?: number;
  readonly success: 200 | 201 | 202 | 204;
  /** Schema of the JSON answer; absent for 204 and for answers that are not JSON. */
  readonly response?: z.ZodType;
  /** Media type of an answer that is not JSON: a file, a CSV table, an event stream. */
  readonly responseType?: string;
  /** Media types that the query can ask for in place of the JSON answer. */
  readonly otherTypes?: readonly string[];
};

/** Declares an endpoint while keeping its literal types, from which clients are derived. */
export function defineEndpoint<const E extends Endpoint>(endpoint: E): E {
  return endpoint;
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Sent<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;

/** What the server's handler receives after parsing. */
export type EndpointInput<E extends Endpoint> = {
  readonly params: Parsed<E['params']>;
  readonly query: Parsed<E['query']>;
  readonly body: Parsed<E['body']>;
};

/** What a client sends. */
export type EndpointRequest<E extends Endpoint> = {
  readonly params: Sent<E['params']>;
  readonly query: Sent<E['query']>;
  readonly body: Sent<E['body']>;
};

/** What the JSON answer holds. */
export type EndpointResponse<E extends Endpoint> = Parsed<E['response']>;
