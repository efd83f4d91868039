import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { inject } from 'vitest';
import { type OpenDatabase, openDatabase } from '../open-database.ts';
import { TEMPLATE_DATABASE, withDatabase } from './test-postgres.ts';

export type TestDatabase = OpenDatabase & {
  /** For code that opens its own connection, such as a second server or `listen`. */
  readonly url: string;
};

/** Two copies of one template wait for each other; a copy takes about 50 ms, so 100 waits of 20 ms are plenty. */
const COPY_ATTEMPTS = 100;
const COPY_RETRY_MS = 20;

/** PostgreSQL's `object_in_use`: somebody else is copying the template. */
const OBJECT_IN_USE = '55006';

/**
 * Gives a test a migrated database of its own, which nobody else sees.
 *
 * A database and not a schema: advisory locks, NOTIFY and the job engine's own tables are per database, so tests that
 * run side by side cannot meet. It is a copy of a template migrated once per run, made on the PostgreSQL of Vitest's
 * global setup. `close` also deletes it.
 *
 * @example
 * const database = await createTestDatabase();
 * afterAll(() => database.close());
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('testPostgresUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await copyTemplate(serverUrl, name);
  const url = withDatabase(serverUrl, name);
  const database = openDatabase({ url, connections: 8 });
  let closing: Promise<void> | undefined;
  return {
    ...database,
    url,
    close: () => {
      closing ??= database.close().then(() => run(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
      return closing;
    },
  };
}

async function copyTemplate(serverUrl: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`);
    } catch (error) {
      const isBusy = error instanceof DatabaseError && error.code === OBJECT_IN_USE;
      if (!isBusy || attempt === COPY_ATTEMPTS) throw error;
      await wait(COPY_RETRY_MS);
    }
  }
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
