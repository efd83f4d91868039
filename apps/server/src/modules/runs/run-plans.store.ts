import type { PoolClient } from 'pg';
import type { PlanVersion } from './runs.ts';

/** Keeps a version of a plan. One that is there is left as it is, so that a step may run twice. */
export async function insertPlanVersion(connection: PoolClient, plan: PlanVersion): Promise<void> {
  await connection.query(
    `INSERT INTO run_plans
       (run_id, version, author, plan, price_list_version, price_lines, quoted_millicredits, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (run_id, version) DO NOTHING`,
    [
      plan.runId,
      plan.version,
      plan.author,
      plan.plan,
      plan.priceListVersion,
      JSON.stringify(plan.priceLines),
      plan.quotedMillicredits,
      plan.createdAt,
    ],
  );
}
