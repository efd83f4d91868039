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
    // No hold is due before its account is, and none lives longer than a week.
    `SELECT h.id FROM credit_accounts a
       JOIN credit_holds h ON h.account_id = a.account_id AND h.created_at > a.settled_at - interval '168 hours'
      WHERE a.next_due_at <= $1 AND h.state = 'held' AND h.expires_at <= $1 ORDER BY h.expires_at, h.id`,
    [at],
  );
  return rows.map((row) => row.id);
}
