import type { Pool, PoolClient } from 'pg';

/** The names of living projects of this owner, by id; others are left out. */
export async function listProjectNames(
  database: Pool | PoolClient,
  { accountId, projectIds }: { readonly accountId: string; readonly projectIds: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  if (projectIds.length === 0) return new Map();
  const { rows } = await database.query<{ readonly id: string; readonly name: string }>(
    'SELECT id, name FROM projects WHERE account_id = $1 AND id = ANY ($2::uuid[]) AND deleted_at IS NULL',
    [accountId, projectIds],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
