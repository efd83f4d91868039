import type { Pool } from 'pg';

/** Which of these holds pay for the agent's own work in runs that have not ended. */
export async function listLivingRunHolds(pool: Pool, holdIds: readonly string[]): Promise<readonly string[]> {
  if (holdIds.length === 0) return [];
  const { rows } = await pool.query<{ readonly hold_id: string }>(
    'SELECT hold_id FROM runs WHERE hold_id = ANY ($1::uuid[]) AND finished_at IS NULL',
    [holdIds],
  );
  return rows.map((row) => row.hold_id);
}

/** Runs that are being made, the oldest first. */
export async function listRunningRuns(pool: Pool, limit: number): Promise<readonly string[]> {
  const { rows } = await pool.query<{ readonly id: string }>(
    "SELECT id FROM runs WHERE finished_at IS NULL AND status = 'running' ORDER BY approved_at, id LIMIT $1",
    [limit],
  );
  return rows.map((row) => row.id);
}
