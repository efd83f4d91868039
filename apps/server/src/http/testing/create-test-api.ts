import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PaymentOptions } from '@gesso/contract';
import { type ExportFile, type ExportModel, fetchFile, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { comfyuiConnection } from '@gesso/providers/comfyui';
import { compatibleConnection } from '@gesso/providers/openai-compatible';
import { uuidv7 } from 'uuidv7';
import { createAccounts } from '../../modules/accounts/index.ts';
import { createAssets, createCertificates, drawModelWith } from '../../modules/assets/index.ts';
import { createBrandKits } from '../../modules/brand-kits/index.ts';
import { type Canvases, createCanvases } from '../../modules/canvases/index.ts';
import { createExportFiles, type ExportFiles } from '../../modules/exports/index.ts';
import { createModels, createOwnModels } from '../../modules/models/index.ts';
import { createGuestPasses } from '../../modules/shares/index.ts';
import { createVendors } from '../../modules/vendors/index.ts';
import { createWordPolicy } from '../../modules/word-policy/index.ts';
import { createAuth } from '../../platform/auth/create-auth.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { openTestClock } from '../../platform/clock/test-clock.store.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { openAccountEvents } from '../../platform/events/account-events.ts';
import { openCallLocks } from '../../platform/idempotency/call-locks.store.ts';
import { createJobs } from '../../platform/jobs/index.ts';
import { createLogger } from '../../platform/log/create-logger.ts';
import { enqueueMail } from '../../platform/mail/mails.store.ts';
import { createSandboxGateway } from '../../platform/payments/sandbox/create-sandbox-gateway.ts';
import { createCollabToken } from '../../platform/realtime/index.ts';
import { createFileBlobStore, pathOfBlob } from '../../platform/storage/file-blob-store.ts';
import { changeDesign } from '../../workflows/change-design/index.ts';
import { copyAssets } from '../../workflows/copy-assets/index.ts';
import { createExportAsset } from '../../workflows/export-asset/index.ts';
import { createExportStories } from '../../workflows/export-board/index.ts';
import { createGenerationStories } from '../../workflows/generate-asset/index.ts';
import { importAddress } from '../../workflows/import-address/index.ts';
import { createBrandKitStories } from '../../workflows/keep-brand-kits/index.ts';
import { createCommentStories } from '../../workflows/keep-comments/index.ts';
import { createThreadStories } from '../../workflows/keep-threads/index.ts';
import { createVersionStories, type VersionStories } from '../../workflows/keep-versions/index.ts';
import {
  createOwnModelStories,
  createReceiveCallback,
  createVendorStories,
} from '../../workflows/look-after-vendors/index.ts';
import { createProjectStories } from '../../workflows/manage-project/index.ts';
import { type BillingStories, createBillingStories } from '../../workflows/manage-subscription/index.ts';
import { createMoveClock } from '../../workflows/move-clock/index.ts';
import { exportProject, importProject } from '../../workflows/move-project/index.ts';
import { createOpenAccount } from '../../workflows/open-account/index.ts';
import { createRefundGeneration } from '../../workflows/refund-generation/index.ts';
import { createRunStories } from '../../workflows/run-agent/index.ts';
import { createScriptedPlanner } from '../../workflows/run-agent/testing/scripted-planner.ts';
import { createSettleLedger } from '../../workflows/settle-ledger/index.ts';
import { createShareStories, type ShareStories } from '../../workflows/share-project/index.ts';
import { type UploadAsset, uploadAsset } from '../../workflows/upload-asset/index.ts';
import { createApi } from '../api.ts';
import type { App } from '../app.ts';
import { createIdentifyCaller } from '../caller.ts';
import type { createAuthoriseVisitor } from '../collab.ts';
import { createFakeVendor } from './fake-vendor.ts';

export type TestApi = {
  readonly app: App;
  readonly database: TestDatabase;
  readonly billing: BillingStories;
  readonly canvases: Canvases;
  readonly shares: ShareStories;
  readonly versions: VersionStories;
  /** Where files of exports lie; no job writes any here. */
  readonly exportFiles: ExportFiles;
  /** What the realtime connection asks at its door. */
  readonly authorise: Parameters<typeof createAuthoriseVisitor>[0];
  readonly close: () => Promise<void>;
};

const SECRET = 'a-secret-of-the-tests-0123456789';

export type TestApiOptions = {
  /** Whether the operator can move time. Default: false. */
  readonly hasTestClock?: boolean;
  /** Stories of plans and money that answer what a test says. Default: all are real, on the sandbox gateway. */
  readonly billing?: Partial<BillingStories>;
  /** By which versions are kept. Default: the machine's. */
  readonly wallClock?: Clock;
  /** What writes files in other formats. Default: nothing does. */
  readonly exportFile?: ExportFile;
  readonly exportModel?: ExportModel;
  /** Private hosts that files may be brought from, as `host:port`. Default: none. */
  readonly allowedHosts?: ReadonlySet<string>;
  /** Default: every word is allowed. */
  readonly prohibitedWords?: readonly string[];
  /** Real adapters in the place of the fake, with their keys and addresses as the operator stores them. */
  readonly vendors?: {
    readonly create: (access: VendorAccess) => readonly Provider[];
    readonly variableNames: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
    /** `host:port` of their fakes. */
    readonly allowedHosts: ReadonlySet<string>;
  };
  /** What the gateway says of itself. Default: what the sandbox says. */
  readonly paymentOptions?: Partial<PaymentOptions>;
};

/**
 * The real API on a database of its own. The jobs are ordered and never run, and the one provider is a fake: what is
 * accepted stays queued. Other providers can be given. Briefs tell the planner what to answer, see `createScriptedPlanner`. Payments go through the embedded gateway.
 */
export async function createTestApi(options: TestApiOptions = {}): Promise<TestApi> {
  const database = await createTestDatabase();
  const dataDirectory = mkdtempSync(join(tmpdir(), 'gesso-api-'));
  const log = createLogger({ level: 'silent' });
  const { pool, url } = database;
  const testClock = options.hasTestClock ? await openTestClock({ pool, url, startsAt: new Date() }) : undefined;
  const clock: Clock = testClock ?? { now: () => new Date() };
  const blobs = createFileBlobStore(join(dataDirectory, 'files'));
  const accounts = createAccounts({ database });
  const vendors = createVendors({ database, secret: SECRET, environment: options.vendors?.environment ?? {} });
  const variableNames = options.vendors?.variableNames ?? ['FAKE_API_KEY', 'FAKE_BASE_URL'];
  const allowedHosts = options.vendors?.allowedHosts ?? new Set(['127.0.0.1:8188', ...(options.allowedHosts ?? [])]);
  const providers = options.vendors?.create({ read: vendors.read, allowedHosts }) ?? [createFakeVendor()];
  const ownModels = createOwnModels({
    database,
    connections: [comfyuiConnection, compatibleConnection],
    allowedHosts,
    readSecret: vendors.read,
  });
  const models = createModels({ database, providers, ownModels });
  const canvases = createCanvases({ database });
  const jobs = createJobs({ databaseUrl: url, pool, log, executes: false });
  const findProhibitedWord = createWordPolicy(options.prohibitedWords ?? []);
  const brandKits = createBrandKits(database);
  const chooseBrandKit = brandKits.choose;
  const making = { database, accounts, models, canvases, blobs, jobs, clock, log, findProhibitedWord, chooseBrandKit };
  const generations = createGenerationStories(making);
  const runs = createRunStories({ ...making, planners: { builtin: createScriptedPlanner() } });
  const openAccount = createOpenAccount({ database, accounts, models, clock });
  const auth = createAuth({ pool, secret: SECRET, log });
  const callLocks = openCallLocks({ url });
  const gateway = createSandboxGateway({ pool, clock, newId: uuidv7 });
  const billing: BillingStories = {
    ...createBillingStories({
      database,
      models,
      gateway,
      sandbox: gateway,
      locks: callLocks,
      clock,
      log,
      newId: uuidv7,
      publicUrl: 'http://gesso.test:4000',
      sendMail: enqueueMail,
    }),
    ...options.billing,
  };
  const [events] = await Promise.all([openAccountEvents({ url, log }), models.prepare(clock.now()), jobs.start()]);
  const assets = createAssets({ database, blobs });
  const locate = (sha256: string) => pathOfBlob(join(dataDirectory, 'files'), sha256);
  const certificates = createCertificates({ database, dataDirectory, clock });
  const drawModel = drawModelWith(options.exportModel);
  const upload = (asked: UploadAsset) => uploadAsset({ database, accounts, blobs, clock, drawModel }, asked);
  const cancelWork = async (projectId: string) => {
    await runs.cancelAll(projectId);
    await generations.cancelAll(projectId);
  };
  const wallClock = { now: () => new Date() };
  const exportFiles = createExportFiles(join(dataDirectory, 'exports'));
  const projects = createProjectStories({ database, canvases, clock, cancelWork });
  const identifyCaller = createIdentifyCaller({ auth, accounts, clock, openAccount });
  const guestPasses = createGuestPasses(SECRET);
  const shares = createShareStories({ database, canvases, wallClock, newId: uuidv7, newBytes: randomBytes });
  const versions = createVersionStories({
    database,
    canvases,
    wallClock: options.wallClock ?? wallClock,
    newId: uuidv7,
    readSmall: async () => undefined,
    log,
  });
  const api = createApi({
    vendorStories: createVendorStories({
      database,
      vendors,
      models,
      providers,
      listOwn: () => ownModels.list().map(({ provider }) => provider),
      variableNames,
      allowedHosts,
      clock,
    }),
    ownModelStories: createOwnModelStories({ vendors, models, ownModels, allowedHosts, clock, newId: uuidv7 }),
    receiveVendorCallback: createReceiveCallback({ database, providers, jobs, secret: SECRET, clock }),
    shares,
    guestPasses,
    versions,
    comments: createCommentStories({
      database,
      canvases,
      clock,
      newId: uuidv7,
      publicUrl: 'http://gesso.test:4000',
      sendMail: enqueueMail,
    }),
    database,
    log,
    clock,
    auth,
    events,
    callLocks,
    accounts,
    models,
    generations,
    brandKits: createBrandKitStories({ database, brandKits, clock, findProhibitedWord }),
    runs,
    threads: createThreadStories({ database, clock, showRuns: runs.show }),
    refundGeneration: createRefundGeneration({ database, clock }),
    billing,
    paymentOptions: {
      gateway: gateway.name,
      testCards: gateway.testCards.map(({ token, name, does }) => ({ token, name, does })),
      hostedEntry: gateway.hostedEntry,
      supportEmail: 'help@gesso.test',
      ...options.paymentOptions,
    },
    seller: { name: 'Gesso', supportEmail: 'help@gesso.test' },
    openAccount,
    identifyCaller,
    moveClock:
      testClock &&
      createMoveClock({
        database,
        clock: testClock,
        locks: callLocks,
        ledger: createSettleLedger({ database, clock, log }),
        billing,
      }),
    projects,
    assets,
    exports: createExportStories({
      database,
      canvases,
      jobs,
      files: exportFiles,
      pathOfBlob: locate,
      wallClock,
      log,
    }),
    exportAsset: createExportAsset({ assets, exportFile: options.exportFile, exportModel: options.exportModel }),
    changeDesign: (order) => changeDesign({ database, assets, blobs, clock, exportFile: options.exportFile }, order),
    certificates,
    uploadAsset: upload,
    copyAssets: (asked) => copyAssets({ database, accounts, clock }, asked),
    exportProject: (owned) => exportProject({ database, canvases, certificates, pathOfBlob: locate }, owned),
    importProject: (asked) =>
      importProject({ database, accounts, canvases, blobs, clock, certificates, drawModel }, asked),
    importAddress: (asked) =>
      importAddress(
        { database, uploadAsset: upload, fetchFile, allowedHosts: options.allowedHosts ?? new Set() },
        asked,
      ),
    createCollabToken: (claim) => createCollabToken(SECRET, claim, new Date()),
    healthChecks: [{ name: 'database', check: async () => void (await pool.query('SELECT 1')) }],
    installation: {
      hasOwnDatabase: true,
      hasOwnStorage: false,
      hasRealPayments: false,
      hasMailServer: false,
      languageModel: { name: null, problem: null },
    },
    hasRateLimits: false,
    uploadDirectory: join(dataDirectory, 'uploads'),
    web: undefined,
  });
  return {
    app: api.app,
    database,
    billing,
    canvases,
    shares,
    versions,
    exportFiles,
    authorise: {
      secret: SECRET,
      identifyCaller,
      readGuestPass: (headers) => guestPasses.read(headers, new Date()),
      projects,
    },
    close: async () => {
      api.closeStreams();
      await Promise.all([events.close(), callLocks.close(), testClock?.close(), jobs.close()]);
      await database.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
