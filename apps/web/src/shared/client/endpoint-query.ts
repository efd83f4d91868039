import type { EndpointName } from '@gesso/contract';
import { type QueryKey, queryOptions } from '@tanstack/react-query';
import { type CallArguments, type CallResult, call } from './call.ts';

/**
 * Options of a query that reads one endpoint. The key is the endpoint's name and the input, so every reader of the same
 * thing shares one answer and `[name]` invalidates all of them.
 */
export function endpointQuery<Name extends EndpointName>(name: Name, ...[input]: CallArguments<Name>) {
  return queryOptions<CallResult<Name>, Error, CallResult<Name>, QueryKey>({
    queryKey: [name, ...(input ? [input] : [])],
    queryFn: ({ signal }) => call(name, ...([input, { signal }] as unknown as CallArguments<Name>)),
  });
}
