import { join } from 'node:path';
import type { Canvases } from '../modules/canvases/index.ts';
import { createExportFiles } from '../modules/exports/index.ts';
import type { Jobs } from '../platform/jobs/index.ts';
import { pathOfBlob } from '../platform/storage/file-blob-store.ts';
import { createExportStories, type ExportStories } from '../workflows/export-board/index.ts';
import type { Platform } from './open-platform.ts';

/** Builds the writing of boards as files; those lie beside the stored ones, where every server finds them. */
export function createBoardExports(
  { config, database, log }: Platform,
  { canvases, jobs }: { readonly canvases: Canvases; readonly jobs: Jobs },
): ExportStories {
  const { directory } = config.storage;
  return createExportStories({
    database,
    canvases,
    jobs,
    files: createExportFiles(join(directory, 'exports')),
    pathOfBlob: (sha256) => pathOfBlob(directory, sha256),
    wallClock: { now: () => new Date() },
    log,
  });
}
