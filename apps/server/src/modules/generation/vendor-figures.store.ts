import type { Pool } from 'pg';

/** What a model's generations earned and cost since a moment. */
export type ModelFigures = {
  readonly model: string;
  readonly results: number;
  readonly earnedMillicredits: bigint;
  readonly costMicroUsd: bigint;
  /** For how many generations the vendor named its bill. */
  readonly costsKnown: number;
};

export async function sumModelFigures(database: Pool, since: Date): Promise<readonly ModelFigures[]> {
  const { rows } = await database.query<{
    readonly model: string;
    readonly results: number;
    readonly earned: string;
    readonly cost: string;
    readonly known: number;
  }>(
    `SELECT g.model, count(*)::int AS results, sum(g.charged_millicredits)::text AS earned,
            coalesce(sum(a.cost), 0)::text AS cost, count(a.cost)::int AS known
     FROM generations g
     LEFT JOIN LATERAL (SELECT sum(cost_micro_usd) AS cost FROM generation_attempts WHERE generation_id = g.id) a ON true
     WHERE g.status = 'succeeded' AND g.finished_at > $1
     GROUP BY g.model`,
    [since],
  );
  return rows.map(({ model, results, earned, cost, known }) => ({
    model,
    results,
    earnedMillicredits: BigInt(earned),
    costMicroUsd: BigInt(cost),
    costsKnown: known,
  }));
}

/** How many attempts are at work at each vendor. */
export async function countOpenAttempts(database: Pool): Promise<ReadonlyMap<string, number>> {
  const { rows } = await database.query<{ readonly vendor: string; readonly open: number }>(
    'SELECT vendor, count(*)::int AS open FROM generation_attempts WHERE finished_at IS NULL GROUP BY vendor',
  );
  return new Map(rows.map(({ vendor, open }) => [vendor, open]));
}

/** An attempt of which nobody knows whether the vendor took it, or took all of it. */
export type UncertainAttempt = {
  readonly id: string;
  readonly generationId: string;
  readonly accountId: string;
  readonly model: string;
  readonly vendor: string;
  readonly vendorJobId: string | null;
  readonly message: string;
  readonly at: Date;
};

/** More than an operator looks after in one sitting; the rest follows. */
const MOST_UNCERTAIN = 100;

/** Newest first, without those that were looked after. */
export async function listUncertainAttempts(database: Pool): Promise<readonly UncertainAttempt[]> {
  const { rows } = await database.query<UncertainAttempt>(
    `SELECT a.id, a.generation_id AS "generationId", g.account_id AS "accountId", g.model, a.vendor,
            a.vendor_job_id AS "vendorJobId", coalesce(a.error_message, '') AS message, a.finished_at AS at
     FROM generation_attempts a JOIN generations g ON g.id = a.generation_id
     WHERE a.error_code = 'lost' AND a.looked_after_at IS NULL
     ORDER BY a.finished_at DESC LIMIT $1`,
    [MOST_UNCERTAIN],
  );
  return rows;
}

/** @returns False where there is no such attempt on the list. */
export async function noteLookedAfter(
  database: Pool,
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<boolean> {
  const { rowCount } = await database.query(
    `UPDATE generation_attempts SET looked_after_at = $2
     WHERE id = $1 AND error_code = 'lost' AND looked_after_at IS NULL`,
    [id, at],
  );
  return rowCount === 1;
}
