import type { Pool, PoolClient } from 'pg';
import { type GenerationRow, toGeneration } from './generations.store.ts';
import type { StoredGeneration } from './generations.ts';

/** A generation of a run, with how many of its results were delivered. */
export type RunGeneration = StoredGeneration & { readonly deliveredCount: number };

/** Everything that runs have ordered, in no order; the caller has checked whose they are. */
export async function listRunGenerations(
  database: Pool | PoolClient,
  runIds: readonly string[],
): Promise<readonly RunGeneration[]> {
  if (runIds.length === 0) return [];
  const { rows } = await database.query<GenerationRow & { readonly delivered_count: number }>(
    `SELECT g.*, (SELECT count(*)::int FROM assets a WHERE a.generation_id = g.id) AS delivered_count
     FROM generations g WHERE g.run_id = ANY ($1::uuid[])`,
    [runIds],
  );
  return rows.map((row) => ({ ...toGeneration(row), deliveredCount: row.delivered_count }));
}

/** Writes what a waiting generation of a run is made from, now that it is there. */
export async function noteReferences(
  connection: PoolClient,
  { generationId, referenceIds }: { readonly generationId: string; readonly referenceIds: readonly string[] },
): Promise<void> {
  await connection.query("UPDATE generations SET reference_ids = $2 WHERE id = $1 AND status = 'queued'", [
    generationId,
    referenceIds,
  ]);
}
