import type { PoolClient } from 'pg';

/**
 * Which of these contents a run has delivered already, or got to work from.
 *
 * Lets the deliveries of one run wait for each other here until the transaction ends, so that two that bring the same
 * picture at once cannot miss each other. Call it when the generation is locked and its account is not.
 */
export async function findRunDuplicates(
  connection: PoolClient,
  asked: { readonly runId: string; readonly referenceIds: readonly string[]; readonly sha256s: readonly string[] },
): Promise<ReadonlySet<string>> {
  await connection.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`deliveries of run ${asked.runId}`]);
  const { rows } = await connection.query<{ readonly sha256: string }>(
    `SELECT a.sha256 FROM generations g JOIN assets a ON a.generation_id = g.id
      WHERE g.run_id = $1 AND a.sha256 = ANY ($3::text[])
     UNION SELECT sha256 FROM assets WHERE id = ANY ($2::uuid[]) AND sha256 = ANY ($3::text[])`,
    [asked.runId, asked.referenceIds, asked.sha256s],
  );
  return new Set(rows.map((row) => row.sha256));
}
