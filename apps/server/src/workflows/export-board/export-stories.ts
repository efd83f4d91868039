import { type CreateExport, LIMITS } from '@gesso/contract';
import {
  deleteExports,
  endExport,
  findExport,
  insertExport,
  listExpiredExports,
  type StoredExport,
} from '../../modules/exports/index.ts';
import { findAccess } from '../../modules/projects/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { OpenedBlob } from '../../platform/storage/blob-store.ts';
import type { ExportContext } from './context.ts';
import { writeExportJob } from './write-export-job.ts';

/** Whoever asked on Friday evening still has it on Saturday. */
const KEPT_MS = 24 * 3_600_000;
/** Each costs two removals. */
const SWEPT_AT_ONCE = 200;

const EXPORT_BOARD = 'export-board';

type Owned = { readonly accountId: string; readonly exportId: string };

export type StartExport = {
  /** Asked again under the same id, the work is done once. */
  readonly id: string;
  readonly accountId: string;
  readonly projectId: string;
  readonly asked: CreateExport;
};

export type StartAnswer =
  | { readonly ok: true; readonly export: StoredExport }
  | { readonly ok: false; readonly reason: 'not-found' | 'too-many' };

/** Files of boards. Whoever may see a board may have it as files; only who asked for a file gets it. */
export type ExportStories = {
  /** Tells the workers what to do. Before the jobs start. */
  readonly defineJobs: () => void;
  readonly start: (order: StartExport) => Promise<StartAnswer>;
  readonly find: (owned: Owned) => Promise<StoredExport | undefined>;
  /** Stops it where it has not ended. */
  readonly cancel: (owned: Owned) => Promise<StoredExport | undefined>;
  /** The file of an export that succeeded. */
  readonly open: (owned: Owned) => Promise<{ readonly export: StoredExport; readonly file: OpenedBlob } | undefined>;
  /** Lets go what is older than a day. */
  readonly sweep: () => Promise<void>;
};

/** Writing boards as files. */
export function createExportStories(context: ExportContext): ExportStories {
  const { database, files, wallClock } = context;
  const { pool } = database;
  return {
    defineJobs: () =>
      context.jobs.define(EXPORT_BOARD, (durable, exportId) => writeExportJob(context, durable, exportId)),
    start: async ({ id, accountId, projectId, asked }) => {
      if ((await findAccess(pool, { projectId, visitorIds: [accountId] })) === undefined) {
        return { ok: false, reason: 'not-found' };
      }
      const createdAt = wallClock.now();
      const expiresAt = new Date(createdAt.getTime() + KEPT_MS);
      const isAdded = await inTransaction(database, async (connection) => {
        const order = { id, projectId, accountId, asked, createdAt, expiresAt };
        if (!(await insertExport(connection, order, LIMITS.openExportsPerAccount))) return false;
        await context.jobs.enqueue(connection, { name: EXPORT_BOARD, id, accountId });
        return true;
      });
      const started = isAdded ? await findExport(pool, { accountId, exportId: id }) : undefined;
      return started ? { ok: true, export: started } : { ok: false, reason: 'too-many' };
    },
    find: (owned) => findExport(pool, owned),
    cancel: async (owned) => {
      if ((await findExport(pool, owned)) === undefined) return undefined;
      await endExport(pool, { exportId: owned.exportId, at: wallClock.now(), end: { status: 'cancelled' } });
      return findExport(pool, owned);
    },
    open: async (owned) => {
      const found = await findExport(pool, owned);
      const file = found?.status === 'succeeded' ? await files.open(found.id) : undefined;
      return found && file && { export: found, file };
    },
    sweep: async () => {
      const expired = await listExpiredExports(pool, { before: wallClock.now(), limit: SWEPT_AT_ONCE });
      for (const exportId of expired) await files.remove(exportId);
      await deleteExports(pool, expired);
    },
  };
}
