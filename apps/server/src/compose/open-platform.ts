import { type Clock, systemClock } from '../platform/clock/clock.ts';
import { openTestClock, type TestClock } from '../platform/clock/test-clock.store.ts';
import type { Config } from '../platform/config/config.ts';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.ts';
import { migrate } from '../platform/database/migrate.ts';
import { type OpenDatabase, openDatabase } from '../platform/database/open-database.ts';
import type { Closers } from '../platform/lifecycle/closers.ts';
import type { Logger } from '../platform/log/create-logger.ts';
import type { BlobStore } from '../platform/storage/blob-store.ts';
import { createFileBlobStore } from '../platform/storage/file-blob-store.ts';

/** What every role needs: a migrated database, the file store, the time. */
export type Platform = {
  readonly config: Config;
  readonly log: Logger;
  readonly database: OpenDatabase;
  readonly databaseUrl: string;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  /** Undefined where time cannot be moved. */
  readonly testClock: TestClock | undefined;
};

/**
 * Starts or reaches the database, migrates it and opens what lies on it. Everything opened is added to `closers`, also
 * when a later part fails.
 *
 * @throws The errors of its parts; `describeStartError` puts them into words.
 */
export async function openPlatform(config: Config, log: Logger, closers: Closers): Promise<Platform> {
  const databaseUrl = await findDatabase(config, closers);
  log.debug('database is up');
  const migrated = await migrate(databaseUrl);
  if (migrated.length > 0) log.debug({ migrated }, 'database was migrated');
  let isClosing = false;
  const database = openDatabase({
    url: databaseUrl,
    // PostgreSQL, which is stopped last, ends what the pool has not hung up yet.
    onConnectionLost: (err) => isClosing || log.warn({ err }, 'a database connection broke'),
  });
  closers.add('pool', () => {
    isClosing = true;
    return database.close();
  });
  const testClock = config.hasTestClock
    ? await openTestClock({ pool: database.pool, url: databaseUrl, startsAt: new Date() })
    : undefined;
  if (testClock) closers.add('test clock', testClock.close);
  return {
    clock: testClock ?? systemClock,
    testClock,
    config,
    log,
    database,
    databaseUrl,
    blobs: createFileBlobStore(config.storage.directory),
  };
}

async function findDatabase({ database }: Config, closers: Closers): Promise<string> {
  if (database.kind === 'url') return database.url;
  const postgres = await startEmbeddedPostgres({ directory: database.directory });
  closers.add('PostgreSQL', postgres.stop);
  return postgres.url;
}
