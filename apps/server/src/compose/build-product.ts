import type { ExportFile, ExportModel, ModelDefinition } from '@gesso/provider-kit';
import { uuidv7 } from 'uuidv7';
import { type Accounts, createAccounts } from '../modules/accounts/index.ts';
import { createLadders, createSheets, type Ladders, type Sheets } from '../modules/assets/index.ts';
import { createBrandKits } from '../modules/brand-kits/index.ts';
import { type Canvases, createCanvases } from '../modules/canvases/index.ts';
import { createModels, type Models } from '../modules/models/index.ts';
import { availabilityOfRoutes } from '../modules/vendors/index.ts';
import { createWordPolicy } from '../modules/word-policy/index.ts';
import { openCallLocks } from '../platform/idempotency/call-locks.store.ts';
import { createJobs, type Jobs } from '../platform/jobs/index.ts';
import type { Closers } from '../platform/lifecycle/closers.ts';
import { enqueueMail } from '../platform/mail/mails.store.ts';
import { createPaymentGateway, type Payments } from '../platform/payments/create-payment-gateway.ts';
import type { ExportStories } from '../workflows/export-board/index.ts';
import { createGenerationStories, type GenerationStories } from '../workflows/generate-asset/index.ts';
import { type BrandKitStories, createBrandKitStories } from '../workflows/keep-brand-kits/index.ts';
import { type BillingStories, createBillingStories } from '../workflows/manage-subscription/index.ts';
import { createRunStories, type RunStories } from '../workflows/run-agent/index.ts';
import { createSettleLedger, type SettleLedger } from '../workflows/settle-ledger/index.ts';
import { createBoardExports } from './create-board-exports.ts';
import { createPeopleStories, type PeopleStories } from './create-people-stories.ts';
import { createPlanners } from './create-planners.ts';
import { createVendorDesk, type Outside, type VendorDesk } from './create-vendor-desk.ts';
import type { Platform } from './open-platform.ts';
import { startRegularWork } from './start-regular-work.ts';

/** The modules and stories that every role needs, with the jobs started. */
export type Product = {
  readonly accounts: Accounts;
  readonly models: Models;
  readonly canvases: Canvases;
  readonly ladders: Ladders;
  readonly sheets: Sheets;
  readonly jobs: Jobs;
  readonly brandKits: BrandKitStories;
  readonly generations: GenerationStories;
  readonly vendors: ReturnType<VendorDesk['tellStories']>;
  readonly runs: RunStories;
  readonly people: PeopleStories;
  readonly exports: ExportStories;
  readonly ledger: SettleLedger;
  readonly payments: Payments;
  readonly billing: BillingStories;
  /** Of the first provider that can write files in other formats. */
  readonly exportFile: ExportFile | undefined;
  readonly exportModel: ExportModel | undefined;
};

/**
 * Builds the product on a platform and starts its jobs; a `web` process orders jobs and leaves them to the workers.
 *
 * @param outside - Providers in the order the catalogue shows their models.
 */
export async function buildProduct(platform: Platform, outside: Outside, closers: Closers): Promise<Product> {
  const { config, database, databaseUrl, blobs, clock, log } = platform;
  const executes = config.role !== 'web';
  const accounts = createAccounts({ database });
  const { providers } = outside;
  const desk = await createVendorDesk(platform, outside, closers);
  const { ways, ownModels } = desk;
  const availabilityOf = (definition: ModelDefinition) => availabilityOfRoutes(ways.routesOf(definition));
  const models = createModels({ database, providers, ownModels, availabilityOf });
  const jobs = createJobs({ databaseUrl, pool: database.pool, log, executes });
  const ledger = createSettleLedger({ database, clock, log });
  const canvases = createCanvases({ database });
  const sheets = createSheets({ database, blobs });
  const ladders = createLadders({ database, blobs, onMade: sheets.note });
  const findProhibitedWord = createWordPolicy(config.prohibitedWords);
  const brandKits = createBrandKits(database);
  const chooseBrandKit = brandKits.choose;
  const making = {
    database,
    accounts,
    models,
    canvases,
    blobs,
    ladders,
    jobs,
    clock,
    log,
    findProhibitedWord,
    chooseBrandKit,
    ways,
  };
  const generations = createGenerationStories(making);
  const runs = createRunStories({ ...making, planners: createPlanners(config, log) });
  const { payments, billing } = await createBilling(platform, models, closers);
  const exports = createBoardExports(platform, { canvases, jobs });
  generations.defineJobs();
  exports.defineJobs();
  runs.defineJobs();
  closers.add('sheets', sheets.close);
  closers.add('ladders', ladders.settled);
  closers.add('jobs', jobs.close);
  await Promise.all([models.prepare(clock.now()), jobs.start()]);
  const { exportFile, exportModel } = providers.find((provider) => provider.exportFile !== undefined) ?? {};
  const product = {
    accounts,
    models,
    canvases,
    ladders,
    sheets,
    jobs,
    brandKits: createBrandKitStories({ database, brandKits, clock, findProhibitedWord }),
    generations,
    vendors: desk.tellStories({ models, jobs }),
    runs,
    people: createPeopleStories(platform, { canvases }),
    exports,
    ledger,
    payments,
    billing,
    exportFile,
    exportModel,
  };
  if (executes) startRegularWork(platform, product, closers);
  return product;
}

async function createBilling(
  { config, database, databaseUrl, clock, log }: Platform,
  models: Models,
  closers: Closers,
): Promise<Pick<Product, 'payments' | 'billing'>> {
  const payments = await createPaymentGateway(config, { pool: database.pool, clock, newId: uuidv7 });
  const locks = openCallLocks({ url: databaseUrl });
  closers.add('payment locks', locks.close);
  const { publicUrl } = config;
  const tools = { ...payments, locks, clock, log, newId: uuidv7, publicUrl, sendMail: enqueueMail };
  return { payments, billing: createBillingStories({ database, models, ...tools }) };
}
