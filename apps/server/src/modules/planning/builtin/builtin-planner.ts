import type { Planner } from '../planning.ts';
import { planFollowUp } from './follow-up/plan-follow-up.ts';

/**
 * The planner that needs no language model: a grammar over the brief, in English, tolerant of slips.
 *
 * Deterministic: the same request gives the same answer. What it reads with is loaded with the first brief, so that a
 * server is ready before anybody plans.
 */
export function createBuiltinPlanner(): Planner {
  return {
    name: 'builtin',
    plan: async (request, { signal }) => {
      signal.throwIfAborted();
      const followUp = await planFollowUp(request);
      if (followUp !== undefined) return followUp;
      const { planFresh } = await import('./plan-fresh.ts');
      return planFresh(request);
    },
  };
}
