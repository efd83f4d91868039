import type { Pool, PoolClient } from 'pg';

/** How many results each of these generations of an account was ordered to make, by id; others are left out. */
export async function listResultCounts(
  database: Pool | PoolClient,
  { accountId, generationIds }: { readonly accountId: string; readonly generationIds: readonly string[] },
): Promise<ReadonlyMap<string, number>> {
  if (generationIds.length === 0) return new Map();
  const { rows } = await database.query<{ readonly id: string; readonly result_count: number }>(
    'SELECT id, result_count FROM generations WHERE account_id = $1 AND id = ANY ($2::uuid[])',
    [accountId, generationIds],
  );
  return new Map(rows.map(({ id, result_count }) => [id, result_count]));
}
