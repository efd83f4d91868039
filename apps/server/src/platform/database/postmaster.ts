import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isProcessAlive, readProcessCommand } from './process-identity.ts';

/** A running PostgreSQL server, as it describes itself in `postmaster.pid` of its data folder. */
export type Postmaster = { readonly processId: number; readonly port: number; readonly isReady: boolean };

/** A fast shutdown ends open queries at once and writes a checkpoint; 20 s is far above the 0.1-2 s it takes here. */
const FAST_SHUTDOWN_MS = 20_000;

/** Recovery replays at most `max_wal_size` (2 GB); a slow disk does that in well under a minute. */
const READY_TIMEOUT_MS = 60_000;

const POLL_MS = 10;

/**
 * Reads which server runs on a data folder, if one does.
 *
 * A file left by a crash is removed when its process id now belongs to a program that is not this folder's PostgreSQL:
 * PostgreSQL itself would refuse to start. Such a program is never touched.
 *
 * @param directory - PostgreSQL's own data folder, the one with `PG_VERSION` in it.
 * @see https://www.postgresql.org/docs/18/storage-file-layout.html for the file; the lines are in pidfile.h.
 */
export function readPostmaster(directory: string): Postmaster | undefined {
  const path = join(directory, 'postmaster.pid');
  const lines = readLines(path);
  const processId = Number(lines[0]);
  if (!Number.isInteger(processId) || processId <= 0 || !isProcessAlive(processId)) return undefined;
  if (!runsOn(processId, directory)) {
    rmSync(path, { force: true });
    return undefined;
  }
  return { processId, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

/**
 * Waits until a server accepts connections; recovery after a kill -9 counts as starting.
 *
 * @param isRunning - Asked at every look; false ends the waiting.
 * @returns undefined when the server has ended or did not get there in a minute.
 */
export async function waitUntilReady(directory: string, isRunning: () => boolean): Promise<Postmaster | undefined> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (isRunning() && Date.now() < deadline) {
    const postmaster = readPostmaster(directory);
    if (postmaster?.isReady) return postmaster;
    await wait(POLL_MS);
  }
  return undefined;
}

/**
 * Stops the server of a data folder and waits until its process is gone.
 *
 * Asks for a fast shutdown first, for an immediate one when that takes too long: no committed row is lost by either.
 * Does nothing when no server runs there.
 */
export async function stopPostmaster(directory: string): Promise<void> {
  const postmaster = readPostmaster(directory);
  if (postmaster === undefined) return;
  // On Windows Node turns either signal into an immediate end; PostgreSQL then recovers at the next start.
  process.kill(postmaster.processId, 'SIGINT');
  if (await waitUntilGone(postmaster.processId)) return;
  process.kill(postmaster.processId, 'SIGQUIT');
  await waitUntilGone(postmaster.processId);
}

async function waitUntilGone(processId: number): Promise<boolean> {
  const deadline = Date.now() + FAST_SHUTDOWN_MS;
  while (Date.now() < deadline) {
    if (!isProcessAlive(processId)) return true;
    await wait(POLL_MS);
  }
  return false;
}

function runsOn(processId: number, directory: string): boolean {
  const command = readProcessCommand(processId);
  // A system that does not tell gets the benefit of the doubt: nothing is removed and PostgreSQL decides itself.
  if (command === undefined) return true;
  return command.includes('postgres') && (command.includes(directory) || command.includes(realpathSync(directory)));
}

function readLines(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return []; // No file: no server.
  }
}
