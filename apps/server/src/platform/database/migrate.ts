import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { MigrationError } from './database-errors.ts';

/** The folder with Gesso's own migrations. */
export const MIGRATIONS_DIRECTORY = fileURLToPath(new URL('../../../migrations', import.meta.url));

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

export type AppliedMigration = { readonly name: string; readonly checksum: string };

/** `0001_accounts.sql`: four digits so that a plain sort is the order. */
const FILE_NAME = /^\d{4}_[a-z0-9_]+\.sql$/;

/** Any number will do as long as nothing else on the database locks the same one: "gesso" in ASCII. */
const LOCK_KEY = 0x67_65_73_73;

/**
 * Brings a database up to date with the numbered SQL files.
 *
 * Each file runs once, in its own transaction, together with the row in `schema_migrations` that says so. Servers that
 * start together wait for each other. With nothing to do this is one lock and one query.
 *
 * @returns The names of the files that ran now.
 * @throws MigrationError when a file that already ran was changed or removed, or a new one sorts before one that ran;
 *   nothing is run then. A file with an SQL error throws the same with the database's words; files before it stay.
 */
export async function migrate(url: string, directory: string = MIGRATIONS_DIRECTORY): Promise<readonly string[]> {
  const migrations = readMigrations(directory);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    const pending = listPending(migrations, await readApplied(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    // Closing the connection gives the lock back.
    await client.end();
  }
}

/**
 * Decides which migrations are still to run, in order.
 *
 * @param migrations - What the folder holds, sorted by name.
 * @param applied - What the database has run, sorted by name.
 * @throws MigrationError when the folder is not a continuation of what ran.
 */
export function listPending(
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
): readonly Migration[] {
  for (const [index, { name, checksum }] of applied.entries()) {
    const migration = migrations.find((candidate) => candidate.name === name);
    if (migration === undefined) {
      throw new MigrationError(`This database has run ${name}, which is missing here: it belongs to a newer Gesso.`);
    }
    if (migration.checksum !== checksum) {
      throw new MigrationError(`${name} was changed after it ran; restore it and put the change in a new migration.`);
    }
    const expected = migrations[index];
    if (expected?.name !== name) {
      throw new MigrationError(
        `${expected?.name} sorts before ${name}, which has run already; give it a later number.`,
      );
    }
  }
  return migrations.slice(applied.length);
}

/**
 * Reads the migrations of a folder, sorted by name.
 *
 * @throws MigrationError on a file whose name does not fit, or two with one number.
 */
export function readMigrations(directory: string): readonly Migration[] {
  const names = readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  for (const [index, name] of names.entries()) {
    if (!FILE_NAME.test(name)) throw new MigrationError(`${name} must be named like 0001_accounts.sql.`);
    if (names[index - 1]?.slice(0, 4) === name.slice(0, 4)) {
      throw new MigrationError(`${names[index - 1]} and ${name} have the same number.`);
    }
  }
  return names.map((name) => {
    const sql = readFileSync(join(directory, name), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

async function readApplied(client: Client): Promise<readonly AppliedMigration[]> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS schema_migrations (
      name text PRIMARY KEY,
      checksum text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    )`);
  const { rows } = await client.query<AppliedMigration>('SELECT name, checksum FROM schema_migrations ORDER BY name');
  return rows;
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query('INSERT INTO schema_migrations (name, checksum) VALUES ($1, $2)', [name, checksum]);
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    throw new MigrationError(`${name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
