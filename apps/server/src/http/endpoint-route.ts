import type { Endpoint, EndpointInput, EndpointResponse } from '@gesso/contract';
import type { Caller } from './caller.ts';

/** What a handler gets: the parsed request, who sent it, and the id under which its work is done once. */
export type EndpointCall<E extends Endpoint> = EndpointInput<E> & {
  /** Always there, except on public endpoints and for guests. */
  readonly caller: E['audience'] extends 'public' | 'visitor' ? Caller | undefined : Caller;
  /** Ids under which the policy of projects may know the caller: their account, or the links of a guest. */
  readonly visitorIds: readonly string[];
  /**
   * Names the work of this call. The same for every try with one `Idempotency-Key`, also when the server died between;
   * fresh for a call without a key.
   */
  readonly operationId: string;
  /** The request itself, for headers such as Range. Its body has been read. */
  readonly request: Request;
};

/** What a handler answers: the JSON of the contract, nothing for 204, or a whole response where the answer is no JSON. */
export type EndpointAnswer<E extends Endpoint> = E['response'] extends undefined
  ? E['responseType'] extends string
    ? Response
    : undefined
  : EndpointResponse<E> | Response;

/** An endpoint of the contract together with what it does. */
export type EndpointRoute = {
  readonly endpoint: Endpoint;
  readonly handle: (call: EndpointCall<Endpoint>) => Promise<unknown>;
};

/**
 * Binds a handler to an endpoint of the contract. The handler's argument and answer are checked against its schemas by
 * the compiler; parsing, audience, idempotency and problems are the business of `serveEndpoint`.
 *
 * @example
 * route(endpoints.getProject, async ({ params, caller }) => presentProject(await find(caller.account.id, params.id)));
 */
export function route<E extends Endpoint>(
  endpoint: E,
  handle: (call: EndpointCall<E>) => Promise<EndpointAnswer<E>>,
): EndpointRoute {
  // The generic call is the union of all; `serveEndpoint` builds exactly the one that this endpoint's schemas describe.
  return { endpoint, handle: handle as unknown as EndpointRoute['handle'] };
}
