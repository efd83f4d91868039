import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Provider } from '@gesso/provider-kit';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { createAccounts } from '../../../modules/accounts/index.ts';
import { createLadders, type Ladders } from '../../../modules/assets/index.ts';
import { type Canvases, createCanvases } from '../../../modules/canvases/index.ts';
import { grantCredits, openCreditAccount } from '../../../modules/ledger/index.ts';
import { createModels } from '../../../modules/models/index.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { createJobs, type Jobs } from '../../../platform/jobs/index.ts';
import { createFileBlobStore } from '../../../platform/storage/file-blob-store.ts';
import { insertAccount } from '../../../testing/insert-account.ts';
import { createProjectStories, type ProjectStories } from '../../manage-project/index.ts';
import type { GenerationContext, Ways } from '../context.ts';
import { createGenerationStories, type GenerationStories } from '../generation-stories.ts';

/** The whole of generation without HTTP: real database, real jobs, a provider of the test's choice. */
export type Studio = {
  readonly context: GenerationContext;
  readonly jobs: Jobs;
  readonly canvases: Canvases;
  readonly ladders: Ladders;
  readonly generations: GenerationStories;
  readonly projects: ProjectStories;
  readonly close: () => Promise<void>;
};

export type StudioOptions = {
  readonly database: { readonly pool: Pool };
  readonly databaseUrl: string;
  readonly providers: readonly Provider[];
  /** Default: a folder that goes away at `close`. */
  readonly blobDirectory?: string;
  readonly clock?: Clock;
  /** Default: each model's own provider. */
  readonly ways?: Ways;
  /** False leaves the jobs to another process. Default: true. */
  readonly executes?: boolean;
  /** Lets a test come between the steps of the jobs. */
  readonly wrapJobs?: (jobs: Jobs) => Jobs;
  /** Defines jobs of other stories, before the jobs start. */
  readonly defineMore?: (context: GenerationContext) => void;
};

/** Builds a studio and starts its jobs. */
export async function createStudio(options: StudioOptions): Promise<Studio> {
  const { database, databaseUrl, providers, clock = { now: () => new Date() } } = options;
  const log = pino({ level: process.env.GESSO_TEST_LOG ?? 'silent' });
  const directory = options.blobDirectory ?? mkdtempSync(join(tmpdir(), 'gesso-test-files-'));
  const plain = createJobs({ databaseUrl, pool: database.pool, log, executes: options.executes ?? true });
  const jobs = options.wrapJobs?.(plain) ?? plain;
  const models = createModels({ database, providers });
  const canvases = createCanvases({ database });
  const blobs = createFileBlobStore(directory);
  const ladders = createLadders({ database, blobs });
  const context: GenerationContext = {
    database,
    accounts: createAccounts({ database }),
    models,
    canvases,
    blobs,
    ladders,
    jobs,
    clock,
    log,
    ways: options.ways,
  };
  const generations = createGenerationStories(context);
  const projects = createProjectStories({ database, canvases, clock, cancelWork: generations.cancelAll });
  await models.prepare(clock.now());
  generations.defineJobs();
  options.defineMore?.(context);
  await jobs.start();
  const close = async () => {
    await jobs.close();
    await ladders.settled();
    if (options.blobDirectory === undefined) rmSync(directory, { recursive: true, force: true });
  };
  return { context, jobs, canvases, ladders, generations, projects, close };
}

/** Adds a person with credits and answers the account's id. */
export async function addCreator(
  database: { readonly pool: Pool },
  { millicredits, plan = 'free' }: { readonly millicredits: number; readonly plan?: 'free' | 'basic' | 'pro' },
): Promise<string> {
  const at = new Date();
  const accountId = await insertAccount(database.pool, { plan, at });
  await inTransaction(database, async (connection) => {
    await openCreditAccount(connection, { accountId, at });
    await grantCredits(connection, {
      operationId: randomUUID(),
      accountId,
      kind: 'operator',
      amountMillicredits: BigInt(millicredits),
      reason: 'for a test',
      at,
    });
  });
  return accountId;
}
