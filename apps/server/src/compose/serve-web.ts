import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchFile } from '@gesso/provider-kit';
import { createApi } from '../http/api.ts';
import { withBench } from '../http/bench-web.ts';
import { createIdentifyCaller } from '../http/caller.ts';
import { createAuthoriseVisitor, createRecheckVisitor } from '../http/collab.ts';
import { type HttpServer, listenHttp } from '../http/listen.ts';
import { openStaticWeb } from '../http/static-web.ts';
import { createAssets, createCertificates, drawModelWith } from '../modules/assets/index.ts';
import { createAuth } from '../platform/auth/create-auth.ts';
import { openAccountEvents } from '../platform/events/account-events.ts';
import { openCallLocks } from '../platform/idempotency/call-locks.store.ts';
import type { Closers } from '../platform/lifecycle/closers.ts';
import { createCollabToken, createRealtime } from '../platform/realtime/index.ts';
import { pathOfBlob } from '../platform/storage/file-blob-store.ts';
import { changeDesign } from '../workflows/change-design/index.ts';
import { copyAssets } from '../workflows/copy-assets/index.ts';
import { createExportAsset } from '../workflows/export-asset/index.ts';
import { importAddress } from '../workflows/import-address/index.ts';
import { settleAnchors } from '../workflows/keep-comments/index.ts';
import { createThreadStories } from '../workflows/keep-threads/index.ts';
import { createProjectStories } from '../workflows/manage-project/index.ts';
import { createMoveClock } from '../workflows/move-clock/index.ts';
import { exportProject, importProject } from '../workflows/move-project/index.ts';
import { createOpenAccount } from '../workflows/open-account/index.ts';
import { createRefundGeneration } from '../workflows/refund-generation/index.ts';
import { type UploadAsset, uploadAsset } from '../workflows/upload-asset/index.ts';
import type { Product } from './build-product.ts';
import { describeLanguageModel } from './create-planners.ts';
import type { Platform } from './open-platform.ts';

/** What `vite build apps/web` writes. */
const WEB_DIRECTORY = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/**
 * Serves the API, the web app and the realtime connection of a product on one port.
 *
 * @throws The system's error when the port cannot be had.
 */
export async function serveWeb(platform: Platform, product: Product, closers: Closers): Promise<HttpServer> {
  const { config, database, databaseUrl, blobs, clock, testClock, log } = platform;
  const { accounts, billing, brandKits, canvases, generations, jobs, ladders, ledger, models, payments, people, runs } =
    product;
  const auth = createAuth({ pool: database.pool, secret: config.secret, log });
  const openAccount = createOpenAccount({ database, accounts, models, clock });
  const cancelWork = async (projectId: string) => {
    // Runs first: they would order more.
    await runs.cancelAll(projectId);
    await generations.cancelAll(projectId);
  };
  const projects = createProjectStories({ database, canvases, clock, cancelWork });
  const identifyCaller = createIdentifyCaller({ auth, accounts, clock, openAccount });
  const callLocks = openCallLocks({ url: databaseUrl });
  closers.add('call locks', callLocks.close);
  const [events, realtime, web] = await Promise.all([
    openAccountEvents({ url: databaseUrl, log }),
    createRealtime({
      documents: canvases.documents,
      databaseUrl,
      log,
      authorise: createAuthoriseVisitor({
        secret: config.secret,
        identifyCaller,
        readGuestPass: (headers) => people.guestPasses.read(headers, new Date()),
        projects,
      }),
      recheck: createRecheckVisitor(projects),
      tend: async (projectId, doc) => {
        await generations.tendBoard(projectId, doc);
        await settleAnchors(database.pool, projectId, doc);
      },
    }),
    openStaticWeb(WEB_DIRECTORY),
  ]);
  closers.add('events', events.close);
  closers.add('realtime', realtime.close);
  const assets = createAssets({ database, blobs, ladders, sheets: product.sheets });
  const locate = (sha256: string) => pathOfBlob(config.storage.directory, sha256);
  const certificates = createCertificates({ database, dataDirectory: config.dataDirectory, clock });
  const drawModel = drawModelWith(product.exportModel);
  const upload = async (asked: UploadAsset) => {
    const outcome = await uploadAsset({ database, accounts, blobs, clock, drawModel }, asked);
    if (outcome.ok) product.sheets.note(outcome.asset.projectId);
    return outcome;
  };
  const api = createApi({
    ...platform,
    ...people,
    ...product.vendors,
    auth,
    events,
    callLocks,
    accounts,
    models,
    projects,
    generations,
    brandKits,
    runs,
    threads: createThreadStories({ database, clock, showRuns: runs.show }),
    refundGeneration: createRefundGeneration({ database, clock }),
    billing,
    paymentOptions: {
      gateway: payments.gateway.name,
      testCards: (payments.sandbox?.testCards ?? []).map(({ token, name, does }) => ({ token, name, does })),
      hostedEntry: payments.gateway.hostedEntry,
      supportEmail: config.supportEmail ?? null,
    },
    seller: { name: config.operatorName, supportEmail: config.supportEmail ?? null },
    openAccount,
    identifyCaller,
    assets,
    certificates,
    exports: product.exports,
    exportAsset: createExportAsset({ assets, exportFile: product.exportFile, exportModel: product.exportModel }),
    changeDesign: (order) => changeDesign({ database, assets, blobs, clock, exportFile: product.exportFile }, order),
    uploadAsset: upload,
    copyAssets: (asked) => copyAssets({ database, accounts, clock }, asked),
    importAddress: (asked) => {
      const allowedHosts = new Set(config.allowedPrivateHosts);
      return importAddress({ database, uploadAsset: upload, fetchFile, allowedHosts }, asked);
    },
    exportProject: (owned) => exportProject({ database, canvases, certificates, pathOfBlob: locate }, owned),
    importProject: (asked) =>
      importProject({ database, accounts, canvases, blobs, clock, certificates, drawModel }, asked),
    moveClock: testClock && createMoveClock({ database, clock: testClock, locks: callLocks, ledger, billing }),
    createCollabToken: (claim) => createCollabToken(config.secret, claim, new Date()),
    healthChecks: [
      { name: 'database', check: async () => void (await database.pool.query('SELECT 1')) },
      { name: 'jobs', check: async () => assertReady(jobs.isReady()) },
      { name: 'storage', check: blobs.checkWritable },
    ],
    installation: {
      hasOwnDatabase: config.database.kind === 'url',
      hasOwnStorage: !config.storage.directory.startsWith(config.dataDirectory),
      hasRealPayments: config.payments.kind === 'stripe',
      hasMailServer: config.mail !== undefined,
      languageModel: describeLanguageModel(config),
    },
    hasRateLimits: config.hasRateLimits,
    uploadDirectory: join(config.dataDirectory, 'uploads'),
    web: web && withBench(web, config.benchPictures),
  });
  if (web === undefined) log.warn('the web app is not built; only the API is served');
  const server = await listenHttp({ app: api.app, port: config.port, onUpgrade: realtime.handleUpgrade });
  closers.add('http', async () => {
    api.closeStreams();
    await server.close();
  });
  return server;
}

function assertReady(isReady: boolean): void {
  if (!isReady) throw new Error('jobs cannot run now');
}
