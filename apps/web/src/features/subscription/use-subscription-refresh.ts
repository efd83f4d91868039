import type { EndpointName, Subscription } from '@gesso/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { endpointQuery } from '../../shared/client/index.ts';

/** What else shows another figure once a plan has changed or something was paid. */
const STALE: readonly EndpointName[] = ['getMe', 'getCredits', 'listInvoices', 'listEntries', 'getUsage'];

/** Shows a subscription that an answer brought, at once, and fetches the rest of what it changes. */
export function useSubscriptionRefresh(): (subscription: Subscription) => void {
  const queries = useQueryClient();
  return useCallback(
    (subscription) => {
      queries.setQueryData(endpointQuery('getSubscription').queryKey, subscription);
      for (const name of STALE) void queries.invalidateQueries({ queryKey: [name] });
    },
    [queries],
  );
}
