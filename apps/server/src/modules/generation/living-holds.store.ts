import type { Pool } from 'pg';

/** Which of these holds pay for work that has not ended. */
export async function listLivingHolds(pool: Pool, holdIds: readonly string[]): Promise<readonly string[]> {
  if (holdIds.length === 0) return [];
  const { rows } = await pool.query<{ readonly hold_id: string }>(
    "SELECT hold_id FROM generations WHERE hold_id = ANY ($1::uuid[]) AND status IN ('queued', 'running')",
    [holdIds],
  );
  return rows.map((row) => row.hold_id);
}
