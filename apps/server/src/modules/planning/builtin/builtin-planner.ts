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
      const { namesDeliverable, planFresh } = await import('./plan-fresh.ts');
      // Where nothing lies yet, "the same poster in A4 and 9:16" can only be a new one.
      const isEmpty = request.attachments.length === 0 && request.earlier.length === 0;
      const followUp = isEmpty && namesDeliverable(request) ? undefined : await planFollowUp(request);
      return followUp ?? planFresh(request);
    },
  };
}
