import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './database-errors.ts';
import { isProcessAlive, readProcessStart } from './process-identity.ts';

const OWNER_FILE = 'owner.json';

type Owner = { readonly processId: number; readonly startedAt: string | undefined };

/**
 * Claims a data folder's PostgreSQL for this process, so that no second Gesso attaches to it and is cut off when the
 * first one stops.
 *
 * A claim of a process that has ended, by kill -9 too, is taken over.
 *
 * @returns A function that gives the claim back.
 * @throws EmbeddedPostgresError when another living process holds it.
 */
export function claimDirectory(directory: string): () => void {
  const path = join(directory, OWNER_FILE);
  const holder = readLivingOwner(directory);
  if (holder !== undefined && holder.processId !== process.pid) {
    throw new EmbeddedPostgresError(
      `The data folder ${directory} is in use by process ${holder.processId}; stop that one, choose another folder with GESSO_DATA_DIR, or share a PostgreSQL by DATABASE_URL.`,
    );
  }
  const owner: Owner = { processId: process.pid, startedAt: readProcessStart(process.pid) };
  // Renamed into place, so that a reader never sees half a file.
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(owner), { mode: 0o600 });
  renameSync(`${path}.${process.pid}`, path);
  return () => {
    if (readOwner(path)?.processId === process.pid) rmSync(path, { force: true });
  };
}

/** The process that holds a data folder, or undefined when nobody does or its holder has ended. */
export function readLivingOwner(directory: string): Owner | undefined {
  const owner = readOwner(join(directory, OWNER_FILE));
  if (owner === undefined || !isProcessAlive(owner.processId)) return undefined;
  const startedAt = readProcessStart(owner.processId);
  return startedAt === undefined || startedAt === owner.startedAt ? owner : undefined;
}

function readOwner(path: string): Owner | undefined {
  try {
    const owner: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof owner !== 'object' || owner === null || !('processId' in owner)) return undefined;
    if (typeof owner.processId !== 'number') return undefined;
    const startedAt = 'startedAt' in owner && typeof owner.startedAt === 'string' ? owner.startedAt : undefined;
    return { processId: owner.processId, startedAt };
  } catch {
    return undefined; // No file, or a torn one: nobody holds the folder.
  }
}
