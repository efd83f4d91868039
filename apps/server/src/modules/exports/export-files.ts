import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenedBlob } from '../../platform/storage/blob-store.ts';

/** Files of exports, by their ids. Unlike stored files they go again, so they lie in a folder of their own. */
export type ExportFiles = {
  /** An empty folder to write in; what a try before left there is gone. */
  readonly openWorkshop: (exportId: string) => Promise<string>;
  /** Makes a file of the workshop the export's own and clears the workshop away. */
  readonly keep: (exportId: string, path: string) => Promise<void>;
  readonly open: (exportId: string) => Promise<OpenedBlob | undefined>;
  /** Removes everything of an export. */
  readonly remove: (exportId: string) => Promise<void>;
};

/** @param directory - Made at the first write. */
export function createExportFiles(directory: string): ExportFiles {
  const workshopOf = (exportId: string) => join(directory, `${exportId}.unfinished`);
  const pathOf = (exportId: string) => join(directory, exportId);
  return {
    openWorkshop: async (exportId) => {
      const workshop = workshopOf(exportId);
      await rm(workshop, { recursive: true, force: true });
      await mkdir(workshop, { recursive: true });
      return workshop;
    },
    keep: async (exportId, path) => {
      await rename(path, pathOf(exportId));
      await rm(workshopOf(exportId), { recursive: true, force: true });
    },
    open: async (exportId) => {
      const path = pathOf(exportId);
      try {
        const { size } = await stat(path);
        return { sizeBytes: size, read: (range) => createReadStream(path, range) };
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },
    remove: async (exportId) => {
      await rm(workshopOf(exportId), { recursive: true, force: true });
      await rm(pathOf(exportId), { force: true });
    },
  };
}
