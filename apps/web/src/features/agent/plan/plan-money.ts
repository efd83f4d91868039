import type { Catalogue, Run, RunStep } from '@gesso/contract';

export type AgentPrice = Catalogue['agent'];

/** What a plan costs, split as its card shows it. */
export type PlanPrice = {
  readonly totalMillicredits: number;
  /** The agent's own work: what the steps do not account for. */
  readonly agentMillicredits: number;
  readonly deliverables: number;
  /** What a long brief costs beyond the deliverables; 0 for one of ordinary length. */
  readonly lengthMillicredits: number;
};

/** Splits a quote into the steps and the agent's own work. The total is the server's. */
export function splitPrice({ plan, quote }: Run, agent: AgentPrice): PlanPrice {
  const { totalMillicredits } = quote;
  const deliverables = plan.steps.reduce((sum, { count }) => sum + count, 0);
  const agentMillicredits = plan.steps.reduce((rest, { millicredits }) => rest - millicredits, totalMillicredits);
  const ordinary = agent.baseMillicredits + agent.perDeliverableMillicredits * deliverables;
  return {
    totalMillicredits,
    agentMillicredits,
    deliverables,
    lengthMillicredits: Math.max(0, agentMillicredits - ordinary),
  };
}

/**
 * What comes back when a run is stopped now: the quote without what was delivered, which is the agent's base once there is
 * anything, its part of each deliverable, and the deliverables' own prices.
 *
 * Results of steps that are not through are known by their number only. They count at the highest price they could have,
 * so that at least what is promised comes back.
 */
export function returnIfStopped({ plan, quote, assets }: Run, agent: AgentPrice): number {
  const done = plan.steps.filter(({ status }) => status === 'succeeded');
  const underWay = plan.steps.filter(({ status }) => status === 'running' || status === 'partly-succeeded');
  const known = done.reduce((sum, { count }) => sum + count, 0);
  const filesOfDone = done.reduce((sum, { kind, count }) => (kind === 'text' ? sum : sum + count), 0);
  const early = dearest(underWay, Math.max(0, assets.length - filesOfDone));
  const delivered = known + early.length;
  if (delivered === 0) return quote.totalMillicredits;
  const own = agent.baseMillicredits + agent.perDeliverableMillicredits * delivered;
  const steps = done.reduce((sum, { millicredits }) => sum + millicredits, 0);
  return Math.max(0, quote.totalMillicredits - own - steps - early.reduce((sum, price) => sum + price, 0));
}

/** The prices of the dearest results that these steps could have made so far. */
function dearest(steps: readonly RunStep[], count: number): readonly number[] {
  return steps
    .flatMap(({ millicredits, count: results }) => Array<number>(results).fill(Math.ceil(millicredits / results)))
    .sort((a, b) => b - a)
    .slice(0, count);
}
