import type { Emit } from '../../../../../../scripts/bench/measurement.ts';
import { createBuiltinPlanner } from './builtin-planner.ts';
import { CORPUS } from './testing/corpus/index.ts';
import { priceOf, requestOf } from './testing/planning-world.ts';

/** From the request to the priced plan, for every brief of the corpus; nothing is stored. */
export async function run(emit: Emit): Promise<void> {
  const planner = createBuiltinPlanner();
  const { signal } = new AbortController();
  const requests = Object.values(CORPUS).flat().map(requestOf);
  const plan = async (request: (typeof requests)[number]) => {
    const startedAt = performance.now();
    const answer = await planner.plan(request, { signal });
    if (answer.kind === 'plan') priceOf(answer.plan.steps);
    return performance.now() - startedAt;
  };
  // The first round loads and compiles what the planner reads with.
  for (const request of requests) await plan(request);
  const tookMs: number[] = [];
  for (const request of requests) tookMs.push(await plan(request));
  tookMs.sort((a, b) => a - b);
  emit({
    what: 'plan and price of a brief, built-in planner, median',
    value: quantile(tookMs, 0.5),
    unit: 'ms',
    atMost: 10,
  });
  emit({ what: 'plan and price of a brief, built-in planner, p95', value: quantile(tookMs, 0.95), unit: 'ms' });
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
