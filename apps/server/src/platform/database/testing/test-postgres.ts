import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { readLivingOwner } from '../directory-owner.ts';
import { startEmbeddedPostgres } from '../embedded-postgres.ts';
import { migrate } from '../migrate.ts';
import { stopPostmaster } from '../postmaster.ts';

export type TestPostgres = {
  /** The server's `postgres` database; test databases are made beside it. */
  readonly url: string;
  /** Stops the server and deletes its data. */
  readonly stop: () => Promise<void>;
};

/** The migrated database that every test database is a copy of. */
export const TEMPLATE_DATABASE = 'gesso_template';

const PREFIX = 'gesso-test-postgres-';

/** Another run that starts at this moment has made its folder and not yet claimed it; that takes well under a minute. */
const JUST_MADE_MS = 60_000;

/**
 * Starts a PostgreSQL for one run of the tests, on fresh data in the system's folder for temporary files.
 *
 * Nothing is synced to disk: it is as fast as memory and lost with the machine. Servers that a killed run left behind
 * are stopped and deleted first.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
  await sweepAbandoned();
  const directory = mkdtempSync(join(tmpdir(), PREFIX));
  const postgres = await startEmbeddedPostgres({ directory, isDurable: false });
  const stop = async () => {
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await createTemplate(postgres.url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: postgres.url, stop };
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function createTemplate(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`);
  } finally {
    await client.end();
  }
  await migrate(withDatabase(url, TEMPLATE_DATABASE));
}

async function sweepAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const directory = join(tmpdir(), name);
    const { mtimeMs } = statSync(directory, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    if (Date.now() - mtimeMs < JUST_MADE_MS || readLivingOwner(directory) !== undefined) continue;
    await stopPostmaster(join(directory, 'postgres'));
    rmSync(directory, { recursive: true, force: true });
  }
}
