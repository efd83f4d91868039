import type { AccountEvent, EndpointName } from '@gesso/contract';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { endpointQuery } from '../client/index.ts';
import { listenToAccount } from './account-events.ts';

/** What each event makes stale. */
const STALE: Readonly<Record<AccountEvent['name'], readonly EndpointName[]>> = {
  'credits-changed': ['getMe', 'getCredits', 'listEntries', 'getUsage'],
  'subscription-changed': ['getMe', 'getCredits', 'getSubscription', 'listInvoices'],
  'generation-changed': ['listProjects', 'listAssets'],
  'run-changed': [],
};

/** Keeps what the tab shows in step with the account for as long as the component lives. */
export function useAccountEvents(queries: QueryClient): void {
  useEffect(
    () =>
      listenToAccount({
        onEvent: (event) => refreshAfter(queries, event),
        onResume: () => void queries.invalidateQueries(),
      }),
    [queries],
  );
}

/** Marks as stale what an event speaks of; what is on the screen is fetched again at once. */
export function refreshAfter(queries: QueryClient, event: AccountEvent): void {
  for (const name of STALE[event.name]) void queries.invalidateQueries({ queryKey: [name] });
  if (event.name !== 'generation-changed') return;
  const changed = event.id ? endpointQuery('getGeneration', { params: { id: event.id } }).queryKey : ['getGeneration'];
  void queries.invalidateQueries({ queryKey: changed });
}
