import type { PictureFile } from '@gesso/board-painter';
import { readItems } from '@gesso/canvas-core';
import { type AssetFiles, listVisibleFiles, nameAssetFile } from '../../modules/assets/index.ts';
import { endExport, readExport, reportExport, type StoredExport } from '../../modules/exports/index.ts';
import { findAccess } from '../../modules/projects/index.ts';
import { type Durable, StepFailure } from '../../platform/jobs/index.ts';
import type { ExportContext } from './context.ts';
import type { ExportOrder, OriginalFile, WrittenExport } from './export-order.ts';
import { type ExportOutcome, runExportProcess } from './run-export-process.ts';

/** How often progress is noted and an end by others is noticed: soon for a person who waits, a small query each. */
const LOOK_EVERY_MS = 400;

const BROKEN = 'The file could not be written. Try again, or choose a smaller scale or fewer items.';
const GONE = 'The project is not there any more, or you may no longer see it.';

/**
 * Writes an export from its row to its end, whatever happens in between: cut off, it is written anew; failed every time,
 * its row says so; stopped by its owner, its process is killed and what it wrote is removed.
 */
export async function writeExportJob(context: ExportContext, durable: Durable, exportId: string): Promise<void> {
  try {
    await durable.step('write', () => write(context, durable.stopping, exportId));
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    await durable.step('fail', () => fail(context, exportId, BROKEN));
  }
}

async function write(context: ExportContext, stopping: AbortSignal, exportId: string): Promise<null> {
  const { database, files, log } = context;
  const asked = await readExport(database.pool, exportId);
  if (asked === undefined || !(await reportExport(database.pool, { exportId, progress: 0 }))) return null;
  const order = await prepare(context, asked);
  if (order === undefined) return fail(context, exportId, GONE);
  const outcome = await runWatched(context, { order, stopping, exportId });
  if (outcome.ok) return keep(context, exportId, outcome.file);
  // Cut off by the shutdown and not by its owner: thrown, so that the next process writes it anew.
  if (outcome.reason === 'stopped' && stopping.aborted) throw new Error('the server stops');
  if (outcome.reason === 'refused') await fail(context, exportId, outcome.message);
  await files.remove(exportId).catch((err: unknown) => log.warn({ err }, 'an export left something behind'));
  return null;
}

/** Everything the writing process needs; undefined when the project is not the account's to see any more. */
async function prepare(
  { database, canvases, files, pathOfBlob }: ExportContext,
  { id, projectId, accountId, asked }: StoredExport,
): Promise<ExportOrder | undefined> {
  const access = await findAccess(database.pool, { projectId, visitorIds: [accountId] });
  const items = access && (await canvases.read(database.pool, projectId, (doc) => readItems(doc)));
  if (access === undefined || items === undefined) return undefined;
  // A board may name any asset; only what its reader may look at goes into the file.
  const assets = await listVisibleFiles(database.pool, {
    visitorIds: [accountId],
    assetIds: [...new Set(items.flatMap(({ assetId }) => assetId ?? []))],
  });
  const originals = new Map<string, OriginalFile>();
  const pictures = new Map<string, readonly PictureFile[]>();
  for (const asset of assets) {
    const { kind, mimeType, durationMs } = asset;
    const name = nameAssetFile(asset, mimeType);
    originals.set(asset.id, { path: pathOfBlob(asset.sha256), name, kind, mimeType, durationMs });
    pictures.set(asset.id, picturesOf(asset, pathOfBlob));
  }
  const workshop = await files.openWorkshop(id);
  return { boardName: access.project.name, items, ...asked, pictures, originals, workshop };
}

function picturesOf(asset: AssetFiles, pathOfBlob: ExportContext['pathOfBlob']): readonly PictureFile[] {
  const copies = Object.values(asset.variants);
  const whole = asset.kind === 'image' ? [asset] : [];
  return [...copies, ...whole].map(({ sha256, widthPx, heightPx }) => ({
    path: pathOfBlob(sha256),
    widthPx: widthPx ?? 1,
    heightPx: heightPx ?? 1,
  }));
}

/** Runs the writing process while its owner wants it. */
async function runWatched(
  { database, log }: ExportContext,
  {
    order,
    stopping,
    exportId,
  }: { readonly order: ExportOrder; readonly stopping: AbortSignal; readonly exportId: string },
): Promise<ExportOutcome> {
  const ended = new AbortController();
  let progress = 0;
  const look = async () => {
    const isWanted = await reportExport(database.pool, { exportId, progress }).catch((err: unknown) => {
      log.warn({ err }, 'the progress of an export could not be noted');
      return true;
    });
    if (!isWanted) ended.abort();
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  try {
    return await runExportProcess(order, {
      signal: AbortSignal.any([stopping, ended.signal]),
      onProgress: (share) => {
        progress = share;
      },
    });
  } finally {
    clearInterval(timer);
  }
}

async function keep(context: ExportContext, exportId: string, { path, name, mimeType }: WrittenExport): Promise<null> {
  const { database, files, wallClock } = context;
  await files.keep(exportId, path);
  const sizeBytes = (await files.open(exportId))?.sizeBytes ?? 0;
  const end = { status: 'succeeded' as const, file: { name, mimeType, sizeBytes } };
  // Cancelled at the last moment: then nobody asks for the file.
  if (!(await endExport(database.pool, { exportId, at: wallClock.now(), end }))) await files.remove(exportId);
  return null;
}

async function fail({ database, files, wallClock }: ExportContext, exportId: string, failure: string): Promise<null> {
  await endExport(database.pool, { exportId, at: wallClock.now(), end: { status: 'failed', failure } });
  await files.remove(exportId);
  return null;
}
