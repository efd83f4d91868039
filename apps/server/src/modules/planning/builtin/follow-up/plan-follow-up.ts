import type { PlanningAnswer, PlanningRequest } from '../../planning.ts';

/**
 * Plans what a brief asks of things that lie there already: attachments and results of earlier runs.
 *
 * @returns The plan, a question or a refusal; undefined where the brief is a fresh one that stands alone.
 */
export async function planFollowUp(_request: PlanningRequest): Promise<PlanningAnswer | undefined> {
  return undefined;
}
