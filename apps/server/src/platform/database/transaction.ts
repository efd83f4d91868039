import { Kysely, PostgresDialect } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Database } from './tables.generated.ts';

/** What a transaction needs of the opened database: its pool. */
export type TransactionSource = { readonly pool: Pool };

/**
 * One open PostgreSQL transaction, seen in two ways: `client` for plain SQL (money, and enqueueing durable work in the
 * same transaction), `kysely` for typed queries. Both speak on the same connection.
 */
export type Transaction = { readonly client: PoolClient; readonly kysely: Kysely<Database> };

/**
 * Runs a story in one transaction: commits when it answers, rolls back when it throws.
 *
 * Calls to vendors, gateways or files never belong inside: they hold the locks for as long as the other side likes.
 *
 * @throws What the story throws, after the rollback.
 */
export async function inTransaction<Answer>(
  database: TransactionSource,
  story: (transaction: Transaction) => Promise<Answer>,
): Promise<Answer> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const answer = await story({ client, kysely: kyselyOver(client) });
    await client.query('COMMIT');
    return answer;
  } catch (error) {
    await client.query('ROLLBACK').catch((rollbackError: Error) => {
      broken = rollbackError;
    });
    throw error;
  } finally {
    // A connection that cannot roll back is thrown away instead of going back to the pool.
    client.release(broken);
  }
}

/** Typed queries on a connection that somebody else opened and will release. */
function kyselyOver(client: PoolClient): Kysely<Database> {
  const borrowed = { query: client.query.bind(client), release: () => undefined };
  // The cast names the part of a pool that the dialect uses: it connects and never ends a borrowed connection.
  const pool = { connect: async () => borrowed, end: async () => undefined } as unknown as Pool;
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
