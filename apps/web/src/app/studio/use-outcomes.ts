import { useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { endpointQuery } from '../../shared/client/index.ts';
import { announce } from '../../shared/ui/index.ts';
import { describeOutcome } from './describe-outcome.ts';

/** The account's events tell at once; this catches an ending whose event was lost. */
const ASK_EVERY_MS = 5000;

/**
 * Follows the generations started in this page and says aloud how each one ended, once.
 *
 * @returns The function to call with the id of each accepted generation.
 */
export function useOutcomes(): (generationId: string) => void {
  const [followed, setFollowed] = useState<readonly string[]>([]);
  const told = useRef(new Set<string>());
  const generations = useQueries({
    queries: followed.map((id) => ({
      ...endpointQuery('getGeneration', { params: { id } }),
      refetchInterval: ASK_EVERY_MS,
    })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  });

  useEffect(() => {
    for (const generation of generations) {
      const outcome = describeOutcome(generation);
      if (!outcome || told.current.has(generation.id)) continue;
      told.current.add(generation.id);
      announce(outcome.message, outcome.tone);
      setFollowed((ids) => ids.filter((id) => id !== generation.id));
    }
  }, [generations]);

  return useCallback((id) => setFollowed((ids) => [...ids, id]), []);
}
