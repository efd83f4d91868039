import type { Provider } from '@gesso/provider-kit';
import { type Accounts, createAccounts } from '../modules/accounts/index.ts';
import { type Canvases, createCanvases } from '../modules/canvases/index.ts';
import { createModels, type Models } from '../modules/models/index.ts';
import { sweepAnswers } from '../platform/idempotency/answers.store.ts';
import { createJobs, type Jobs } from '../platform/jobs/index.ts';
import type { Closers } from '../platform/lifecycle/closers.ts';
import { repeat } from '../platform/schedule/repeat.ts';
import { createGenerationStories, type GenerationStories } from '../workflows/generate-asset/index.ts';
import { reconcileLedger } from '../workflows/reconcile-ledger/index.ts';
import { createSettleLedger, type SettleLedger } from '../workflows/settle-ledger/index.ts';
import type { Platform } from './open-platform.ts';

/** The modules and stories that every role needs, with the jobs started. */
export type Product = {
  readonly accounts: Accounts;
  readonly models: Models;
  readonly canvases: Canvases;
  readonly jobs: Jobs;
  readonly generations: GenerationStories;
  readonly ledger: SettleLedger;
};

/** Soon enough for a statement nobody looks at: whoever looks settles by itself. */
const SETTLE_EVERY_MS = 30_000;

const SWEEP_EVERY_MS = 3_600_000;

const RECONCILE_EVERY_MS = 24 * 3_600_000;

/** Late enough not to weigh on the start, soon enough for a server that is restarted every day. */
const RECONCILE_FIRST_AFTER_MS = 10 * 60_000;

/** A client that comes back later than this starts afresh. */
const ANSWERS_KEPT_MS = 7 * 24 * 3_600_000;

/**
 * Builds the product on a platform and starts its jobs; a `web` process orders jobs and leaves them to the workers.
 *
 * @param providers - In the order the catalogue shows their models.
 */
export async function buildProduct(
  platform: Platform,
  providers: readonly Provider[],
  closers: Closers,
): Promise<Product> {
  const { config, database, databaseUrl, blobs, clock, log } = platform;
  const executes = config.role !== 'web';
  const accounts = createAccounts({ database });
  const models = createModels({ database, providers });
  const jobs = createJobs({ databaseUrl, pool: database.pool, log, executes });
  const ledger = createSettleLedger({ database, clock, log });
  const canvases = createCanvases({ database });
  const generations = createGenerationStories({ database, accounts, models, canvases, blobs, jobs, clock, log });
  generations.defineJobs();
  closers.add('jobs', jobs.close);
  await Promise.all([models.prepare(clock.now()), jobs.start()]);
  if (executes) startRegularWork(platform, ledger, closers);
  return { accounts, models, canvases, jobs, generations, ledger };
}

function startRegularWork({ database, log }: Platform, ledger: SettleLedger, closers: Closers): void {
  const settling = repeat({
    name: 'settle the ledger',
    pauseMs: SETTLE_EVERY_MS,
    log,
    work: ledger.idle,
  });
  closers.add('settling', settling.close);
  const sweeping = repeat({
    name: 'sweep answers',
    pauseMs: SWEEP_EVERY_MS,
    log,
    work: () => sweepAnswers(database.pool, new Date(Date.now() - ANSWERS_KEPT_MS)),
  });
  closers.add('sweeping', sweeping.close);
  const reconciling = repeat({
    name: 'reconcile the ledger',
    firstPauseMs: RECONCILE_FIRST_AFTER_MS,
    pauseMs: RECONCILE_EVERY_MS,
    log,
    work: () => reconcileLedger({ database, log }),
  });
  closers.add('reconciling', reconciling.close);
}
