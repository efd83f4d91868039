import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../shared/client/index.ts';

/** Two more attempts cover a restart of the server; after that the person is told. */
const MAX_RETRIES = 2;

/** The cache of everything the server said, with the rules for asking again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The account's events tell when something changed, so there is no need to ask again on every visit.
        staleTime: 30_000,
        // Without a network a question fails and says so; by default it would wait in silence for the network's return.
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (failures, error) => failures < MAX_RETRIES && isWorthRetrying(error),
      },
      // Repeating a change is the person's decision; the key of the action makes it safe.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

function isWorthRetrying(error: Error): boolean {
  return !(error instanceof ProblemError) || error.retryable;
}
