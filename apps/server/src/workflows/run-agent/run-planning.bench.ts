import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGessoProvider } from '@gesso/providers/gesso';
import { createKlingProvider } from '@gesso/providers/kling';
import { createOpenaiProvider } from '@gesso/providers/openai';
import type { Emit } from '../../../../../scripts/bench/measurement.ts';
import { createBuiltinPlanner, type Planner } from '../../modules/planning/index.ts';
import { readRun } from '../../modules/runs/index.ts';
import { startEmbeddedPostgres } from '../../platform/database/embedded-postgres.ts';
import { migrate } from '../../platform/database/migrate.ts';
import { openDatabase } from '../../platform/database/open-database.ts';
import { addCreator, createStudio } from '../generate-asset/testing/create-studio.ts';
import { startRun } from './start-run.ts';

const BRIEFS = [
  'a poster of a fox in the snow with the words "First snow", 3 variants',
  'Four images of a lighthouse at night, watercolour',
  'Launch campaign for a coffee shop called "Nordlicht": logo, poster, instagram post and story, banner',
  'storyboard with 5 frames and 5 clips of a paper boat crossing a city, combined into one video with calm music',
  'business card for Ada Lovelace, navy and gold, minimal',
  'an icon set of 6 icons for a weather app, flat',
  'packaging for "Wild Honey", a seamless bee pattern and a 3D model of the jar',
  'teaser video 9:16 for a mountain race, the headline says "Run high"',
];

const ROUNDS = 12;

/** From the accepted brief to the stored plan with its price, with the built-in planner, one after the other. */
export async function run(emit: Emit): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'gesso-planning-bench-'));
  const postgres = await startEmbeddedPostgres({ directory });
  await migrate(postgres.url);
  const database = openDatabase({ url: postgres.url });
  const access = { read: () => undefined, allowedHosts: new Set<string>() };
  const outside = [createOpenaiProvider(access), createKlingProvider(access)];
  const providers = [createGessoProvider({ warmAfterMs: null }), ...outside];
  const studio = await createStudio({
    database,
    databaseUrl: postgres.url,
    providers,
    blobDirectory: join(directory, 'files'),
    executes: false,
  });
  try {
    const planner = timed(createBuiltinPlanner());
    const context = { ...studio.context, planners: { builtin: planner } };
    const accountId = await addCreator(database, { millicredits: 10_000 });
    const { id: projectId } = await studio.projects.create({ accountId, name: 'Bench' });
    const outcomes = new Set<string>();
    const measure = async (brief: string) => {
      const startedAt = performance.now();
      const answer = await startRun(context, { accountId, projectId, request: { brief, approve: 'ask' } });
      const took = performance.now() - startedAt;
      if (!answer.ok) throw new Error(answer.message);
      outcomes.add((await readRun(database.pool, answer.runId))?.status ?? 'gone');
      return took;
    };
    const [first = ''] = BRIEFS;
    emit({ what: 'the first brief of a server, which loads the planner', value: await measure(first), unit: 'ms' });
    for (const brief of BRIEFS) await measure(brief);
    planner.tookMs.length = 0;
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) for (const brief of BRIEFS) took.push(await measure(brief));
    if (outcomes.has('failed')) throw new Error('a brief of this bench was not planned');
    emit({ what: 'brief to stored plan and quote, median', value: quantile(took, 0.5), unit: 'ms', atMost: 50 });
    emit({ what: 'brief to stored plan and quote, p95', value: quantile(took, 0.95), unit: 'ms' });
    emit({ what: 'of it the planner, median', value: quantile(planner.tookMs, 0.5), unit: 'ms' });
  } finally {
    await studio.close();
    await Promise.all(providers.map((provider) => provider.close()));
    await database.close();
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

function timed(planner: Planner): Planner & { readonly tookMs: number[] } {
  const tookMs: number[] = [];
  return {
    name: planner.name,
    tookMs,
    plan: async (request, options) => {
      const startedAt = performance.now();
      const answer = await planner.plan(request, options);
      tookMs.push(performance.now() - startedAt);
      return answer;
    },
  };
}

/** @param share - 0 to 1. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
