import type { Pool, PoolClient } from 'pg';

/**
 * The first instant after one, and not after another, at which something may be due for any account; undefined when
 * nothing is. It may be early, never late.
 */
export async function findNextSettlement(
  database: Pool | PoolClient,
  { after, until }: { readonly after: Date; readonly until: Date },
): Promise<Date | undefined> {
  const { rows } = await database.query<{ readonly at: Date | null }>(
    'SELECT min(next_due_at) AS at FROM credit_accounts WHERE next_due_at > $1 AND next_due_at <= $2',
    [after, until],
  );
  return rows[0]?.at ?? undefined;
}

/** Open holds that time out by an instant, or at it, unless they are extended. */
export async function listHoldsEndingBy(database: Pool | PoolClient, at: Date): Promise<readonly string[]> {
  const { rows } = await database.query<{ readonly id: string }>(
    "SELECT id FROM credit_holds WHERE state = 'held' AND expires_at <= $1 ORDER BY expires_at, id",
    [at],
  );
  return rows.map((row) => row.id);
}
