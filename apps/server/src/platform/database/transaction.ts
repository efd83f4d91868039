import type { Pool, PoolClient } from 'pg';

/**
 * Runs a function inside one transaction on one connection.
 *
 * Commits when it returns and rolls back when it throws; the error is passed on. READ COMMITTED, PostgreSQL's default:
 * what must not change meanwhile is locked by row. Never call a provider, a gateway or the file store in here.
 *
 * @param database - Anything with the pool in it, such as what `openDatabase` gives.
 * @param work - Gets the connection; every query of the transaction must use it.
 * @returns What `work` returns.
 */
export async function inTransaction<Result>(
  database: { readonly pool: Pool },
  work: (connection: PoolClient) => Promise<Result>,
): Promise<Result> {
  const connection = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await connection.query('BEGIN');
    const result = await work(connection);
    await connection.query('COMMIT');
    return result;
  } catch (error) {
    // A connection that cannot roll back is in an unknown state: it is closed instead of reused.
    await connection.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    connection.release(broken);
  }
}
