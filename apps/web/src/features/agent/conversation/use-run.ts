import type { Run } from '@gesso/contract';
import { type QueryClient, useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/client/index.ts';
import { hasEnded, newerRun } from './newer-run.ts';

/** Events tell at once; this catches a change whose event was lost. */
const ASK_EVERY_MS = 10_000;
/** Its conversation has just told it. */
const FRESH_FOR_MS = 5000;

/** A run as it is now. Undefined until it is known, which it mostly is from its conversation. */
export function useRun(runId: string): Run | undefined {
  const { data } = useQuery({
    ...endpointQuery('getRun', { params: { id: runId } }),
    staleTime: ({ state }) => (state.data && hasEnded(state.data) ? Number.POSITIVE_INFINITY : FRESH_FOR_MS),
    refetchInterval: ({ state }) => (state.data && hasEnded(state.data) ? false : ASK_EVERY_MS),
    structuralSharing: (known, answered) => newerRun(known as Run | undefined, answered as Run),
  });
  return data;
}

/** Shows what was just learnt of a run. */
export function learnRun(queries: QueryClient, run: Run): void {
  queries.setQueryData<Run>(endpointQuery('getRun', { params: { id: run.id } }).queryKey, (known) =>
    newerRun(known, run),
  );
}
