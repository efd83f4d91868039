import { endpoints, type PaymentOptions } from '@gesso/contract';
import type { Account, Accounts } from '../modules/accounts/index.ts';
import type { Assets, Certificates } from '../modules/assets/index.ts';
import type { Models } from '../modules/models/index.ts';
import type { GuestPasses } from '../modules/shares/index.ts';
import type { Auth, AuthUser } from '../platform/auth/create-auth.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { OpenDatabase } from '../platform/database/open-database.ts';
import type { AccountEvents } from '../platform/events/account-events.ts';
import type { CallLocks } from '../platform/idempotency/call-locks.store.ts';
import type { Logger } from '../platform/log/create-logger.ts';
import type { ChangeDesignAnswer, ChangeDesignOrder } from '../workflows/change-design/index.ts';
import type { ExportAsset } from '../workflows/export-asset/index.ts';
import type { ExportStories } from '../workflows/export-board/index.ts';
import type { GenerationStories } from '../workflows/generate-asset/index.ts';
import type { BrandKitStories } from '../workflows/keep-brand-kits/index.ts';
import type { CommentStories } from '../workflows/keep-comments/index.ts';
import type { ThreadStories } from '../workflows/keep-threads/index.ts';
import type { VersionStories } from '../workflows/keep-versions/index.ts';
import type { OwnModelStories, ReceiveCallback, VendorStories } from '../workflows/look-after-vendors/index.ts';
import type { ProjectStories } from '../workflows/manage-project/index.ts';
import type { BillingStories } from '../workflows/manage-subscription/billing-stories.ts';
import type { MoveClock } from '../workflows/move-clock/index.ts';
import type { Seller } from '../workflows/print-invoice/index.ts';
import type { GenerationRefund, RefundGeneration } from '../workflows/refund-generation/index.ts';
import type { RunStories } from '../workflows/run-agent/index.ts';
import type { ShareStories } from '../workflows/share-project/index.ts';
import { accountRoutes } from './account.routes.ts';
import { type App, createApp } from './app.ts';
import { type AssetRoutesOptions, assetRoutes } from './asset.routes.ts';
import { createServeAuth } from './auth.routes.ts';
import { billingRoutes } from './billing.routes.ts';
import { boardExportRoutes } from './board-export.routes.ts';
import { brandKitRoutes } from './brand-kit.routes.ts';
import type { IdentifyCaller } from './caller.ts';
import { catalogueRoutes } from './catalogue.routes.ts';
import { chatRoutes } from './chat.routes.ts';
import { commentRoutes } from './comment.routes.ts';
import { createReadCredits, creditRoutes } from './credit.routes.ts';
import { designRoutes } from './design.routes.ts';
import { createEventStreams } from './event-stream.ts';
import { exportRoutes } from './export.routes.ts';
import { generationRoutes } from './generation.routes.ts';
import { createHealthChecks, type HealthCheck } from './health.routes.ts';
import { invoiceRoutes } from './invoice.routes.ts';
import { mailRoutes } from './mail.routes.ts';
import { writeOpenApi } from './openapi.ts';
import { operatorRoutes } from './operator.routes.ts';
import { ownModelRoutes } from './own-model.routes.ts';
import { priceListRoutes } from './price-list.routes.ts';
import { type ProjectRoutesOptions, projectRoutes } from './project.routes.ts';
import { type ProjectFileRoutesOptions, projectFileRoutes } from './project-file.routes.ts';
import { createRateLimiter, noRateLimits } from './rate-limiter.ts';
import { runRoutes } from './run.routes.ts';
import { noSandboxRoutes, sandboxRoutes } from './sandbox.routes.ts';
import type { Installation } from './setup.presenter.ts';
import { shareRoutes } from './share.routes.ts';
import { sheetRoutes } from './sheet.routes.ts';
import type { StaticWeb } from './static-web.ts';
import { createTurns } from './turns.ts';
import { vendorRoutes } from './vendor.routes.ts';
import { versionRoutes } from './version.routes.ts';
import { webhookRoutes } from './webhook.routes.ts';

/** What the API speaks to. Built by the composition root, and by tests on a database of their own. */
export type ApiServices = {
  readonly database: OpenDatabase;
  readonly callLocks: CallLocks;
  readonly clock: Clock;
  /** Undefined where time cannot be moved. */
  readonly moveClock: MoveClock | undefined;
  readonly log: Logger;
  readonly auth: Auth;
  readonly identifyCaller: IdentifyCaller;
  readonly events: AccountEvents;
  readonly accounts: Accounts;
  readonly models: Models;
  readonly assets: Assets;
  readonly certificates: Certificates;
  readonly openAccount: (user: AuthUser) => Promise<Account>;
  readonly projects: ProjectStories;
  readonly shares: ShareStories;
  readonly guestPasses: GuestPasses;
  readonly comments: CommentStories;
  readonly versions: VersionStories;
  readonly brandKits: BrandKitStories;
  readonly generations: GenerationStories;
  readonly runs: RunStories;
  readonly threads: ThreadStories;
  readonly vendorStories: VendorStories;
  readonly ownModelStories: OwnModelStories;
  readonly receiveVendorCallback: ReceiveCallback;
  readonly refundGeneration: (asked: RefundGeneration) => Promise<GenerationRefund>;
  readonly billing: BillingStories;
  readonly paymentOptions: PaymentOptions;
  readonly seller: Seller;
  readonly uploadAsset: AssetRoutesOptions['uploadAsset'];
  readonly importAddress: AssetRoutesOptions['importAddress'];
  readonly copyAssets: AssetRoutesOptions['copyAssets'];
  readonly exportProject: ProjectFileRoutesOptions['exportProject'];
  readonly importProject: ProjectFileRoutesOptions['importProject'];
  readonly exportAsset: ExportAsset;
  readonly exports: ExportStories;
  readonly changeDesign: (order: ChangeDesignOrder) => Promise<ChangeDesignAnswer>;
  readonly createCollabToken: ProjectRoutesOptions['createCollabToken'];
  readonly healthChecks: readonly HealthCheck[];
  readonly installation: Installation;
  readonly hasRateLimits: boolean;
  /** Where uploads lie while they come; on a disk, since one may have 2 GB. */
  readonly uploadDirectory: string;
  readonly web: StaticWeb | undefined;
};

export type Api = {
  readonly app: App;
  /** Ends the event streams, which would otherwise keep a stopping server waiting. */
  readonly closeStreams: () => void;
};

/** For each caller. A dropped folder sends many files at once: two are taken in, the others wait their turn. */
const UPLOAD_TURNS = { most: 2, mostWaiting: 200 };

/** Puts every route of the contract together with the gates before them. */
export function createApi(services: ApiServices): Api {
  const { database, callLocks, log } = services;
  const limiter = services.hasRateLimits ? createRateLimiter() : noRateLimits;
  const streams = createEventStreams();
  const uploads = createTurns(UPLOAD_TURNS);
  const readCredits = createReadCredits(services);
  const routes = [
    ...accountRoutes({ ...services, readCredits, openStream: streams.open }),
    ...catalogueRoutes(services),
    ...projectRoutes(services),
    ...projectFileRoutes(services),
    ...shareRoutes(services),
    ...commentRoutes(services),
    ...versionRoutes(services),
    ...brandKitRoutes(services),
    ...assetRoutes(services),
    ...sheetRoutes(services),
    ...designRoutes(services),
    ...exportRoutes(services),
    ...boardExportRoutes(services),
    ...generationRoutes(services),
    ...runRoutes(services),
    ...chatRoutes({ ...services, openStream: streams.open }),
    ...creditRoutes(services),
    ...billingRoutes(services),
    ...invoiceRoutes(services),
    ...webhookRoutes(services),
    ...(services.paymentOptions.gateway === 'sandbox' ? sandboxRoutes(services.billing) : noSandboxRoutes()),
    ...operatorRoutes({ ...services, readCredits }),
    ...priceListRoutes(services),
    ...vendorRoutes(services),
    ...ownModelRoutes(services),
    ...mailRoutes(services),
  ];
  let openApi: Promise<string> | undefined;
  const app = createApp({
    routes,
    gates: {
      identifyCaller: services.identifyCaller,
      readGuestPass: (headers) => services.guestPasses.read(headers, new Date()),
      limiter,
      pool: database.pool,
      locks: callLocks,
      uploads,
      uploadDirectory: services.uploadDirectory,
    },
    serveAuth: createServeAuth({ ...services, limiter }),
    health: createHealthChecks(services.healthChecks, log),
    openApi: () => {
      openApi ??= writeOpenApi(endpoints);
      return openApi;
    },
    web: services.web,
    log,
  });
  return { app, closeStreams: streams.closeAll };
}
