import { listResultsOf } from '../../modules/assets/index.ts';
import { listRunGenerations } from '../../modules/generation/index.ts';
import type { StoredRun } from '../../modules/runs/index.ts';
import type { RunContext } from './context.ts';
import type { ShownRun } from './run.presenter.ts';
import { deriveSteps } from './step-states.rules.ts';

/** Runs with how their steps go and what they have made, in three queries however many they are. */
export async function loadShownRuns(
  { database }: RunContext,
  runs: readonly StoredRun[],
): Promise<readonly ShownRun[]> {
  const approved = runs.filter(({ approvedAt }) => approvedAt !== null).map(({ id }) => id);
  const generations = approved.length === 0 ? [] : await listRunGenerations(database.pool, approved);
  const assets = await listResultsOf(
    database.pool,
    generations.map(({ id }) => id),
  );
  return runs.map((run) => {
    const own = generations.filter(({ runId }) => runId === run.id);
    const states = deriveSteps(run, own);
    const order = (run.plan?.steps ?? []).flatMap(({ id }) => states.get(id)?.generationIds ?? []);
    const results = order.flatMap((id) => assets.filter(({ generationId }) => generationId === id));
    return { run, states, assets: results };
  });
}
