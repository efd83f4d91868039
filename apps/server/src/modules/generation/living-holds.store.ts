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

/** Which of these holds pay for parts of runs that have not ended: they may wait for others for longer than a hold lives. */
export async function listLivingPartHolds(pool: Pool, holdIds: readonly string[]): Promise<readonly string[]> {
  if (holdIds.length === 0) return [];
  const { rows } = await pool.query<{ readonly hold_id: string }>(
    `SELECT hold_id FROM generations
     WHERE hold_id = ANY ($1::uuid[]) AND run_id IS NOT NULL AND status IN ('queued', 'running')`,
    [holdIds],
  );
  return rows.map((row) => row.hold_id);
}
