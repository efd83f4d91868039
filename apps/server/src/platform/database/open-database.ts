import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import type { DB } from './tables.generated.ts';

/** Every table of Gesso, as the generated types describe them. */
export type Database = DB;

export type OpenDatabase = {
  /** For SQL written out, such as the ledger's. */
  readonly pool: Pool;
  /** For queries composed in TypeScript; uses the same pool. */
  readonly kysely: Kysely<Database>;
  /** Waits for running queries and closes every connection. Calling again does nothing. */
  readonly close: () => Promise<void>;
};

export type OpenDatabaseOptions = {
  readonly url: string;
  /** Called when an idle connection breaks; the pool replaces it by itself. */
  readonly onConnectionLost?: (error: Error) => void;
  readonly connections?: number;
};

/** On 2 cores the server is busy with 8 queries at a time; twice that keeps it busy while some wait for the network. */
const DEFAULT_CONNECTIONS = 16;

/** A pool that cannot connect for this long is a broken database, not a busy one. */
const CONNECT_TIMEOUT_MS = 10_000;

const INT8 = types.builtins.INT8;

/**
 * Opens a pool of connections to a PostgreSQL.
 *
 * `bigint` columns arrive as JavaScript `bigint`, for this pool only: the driver's global parsers stay as they are, since
 * libraries on the same driver count on text. `timestamptz` arrives as `Date`, `jsonb` parsed, `numeric` as text.
 * Connects at the first query, not here.
 */
export function openDatabase(options: OpenDatabaseOptions): OpenDatabase {
  const pool = new Pool({
    connectionString: options.url,
    max: options.connections ?? DEFAULT_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types: {
      getTypeParser: (type, format) => (type === INT8 ? BigInt : types.getTypeParser(type, format)),
    },
  });
  const kysely = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | undefined;
  // The same for one that breaks while a transaction has it: the pool listens only to those it holds itself. Whoever has
  // it learns of it by the next query.
  pool.on('connect', (client) => client.on('error', () => undefined));
  // Without a listener a connection that breaks while idle would end the process. Those that say goodbye break too.
  pool.on('error', (error) => {
    if (closing === undefined) options.onConnectionLost?.(error);
  });
  return {
    pool,
    kysely,
    close: () => {
      // The pool itself: Kysely closes it only after Kysely's own first query.
      closing ??= pool.end();
      return closing;
    },
  };
}
