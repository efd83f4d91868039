import type { Pool, PoolClient } from 'pg';
import type { Entry, UsageRow } from './ledger.ts';

const COLUMNS = `sequence, id, at, kind, spendable_delta AS "spendableDeltaMillicredits",
  spendable_after_millicredits AS "spendableAfterMillicredits", grant_id AS "grantId", hold_id AS "holdId",
  generation_id AS "generationId", run_id AS "runId", model, project_id AS "projectId", reason`;

/** Newest first. */
export async function listEntriesBefore(
  database: Pool | PoolClient,
  { accountId, before, limit }: { readonly accountId: string; readonly before: bigint | null; readonly limit: number },
): Promise<readonly Entry[]> {
  const { rows } = await database.query<Entry>({
    name: 'list-credit-entries-before',
    text: `SELECT ${COLUMNS} FROM credit_entries
            WHERE account_id = $1 AND ($2::bigint IS NULL OR sequence < $2) ORDER BY sequence DESC LIMIT $3`,
    values: [accountId, before, limit],
  });
  return rows;
}

/** Oldest first. */
export async function listEntriesAfter(
  database: Pool | PoolClient,
  { accountId, after, limit }: { readonly accountId: string; readonly after: bigint; readonly limit: number },
): Promise<readonly Entry[]> {
  const { rows } = await database.query<Entry>({
    name: 'list-credit-entries-after',
    text: `SELECT ${COLUMNS} FROM credit_entries WHERE account_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
    values: [accountId, after, limit],
  });
  return rows;
}

export type UsageQuestion = {
  readonly accountId: string;
  readonly groupBy: 'day' | 'model' | 'project';
  /** From this instant. Null: from the beginning. */
  readonly from: Date | null;
  /** Up to, but not including, this one. Null: without end. */
  readonly to: Date | null;
};

const GROUPS: Readonly<Record<UsageQuestion['groupBy'], string>> = {
  day: `to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD')`,
  model: `coalesce(model, '')`,
  project: `coalesce(project_id::text, '')`,
};

/** Captured less refunded, by key. Groups of zero are kept: something was spent there and given back. */
export async function sumUsage(
  database: Pool | PoolClient,
  { accountId, groupBy, from, to }: UsageQuestion,
): Promise<readonly UsageRow[]> {
  const { rows } = await database.query<UsageRow>(
    `SELECT ${GROUPS[groupBy]} AS key, sum(spent_delta)::bigint AS millicredits,
            count(DISTINCT generation_id) FILTER (WHERE kind = 'capture')::integer AS generations
       FROM credit_entries
      WHERE account_id = $1 AND spent_delta <> 0 AND ($2::timestamptz IS NULL OR at >= $2)
        AND ($3::timestamptz IS NULL OR at < $3)
      GROUP BY 1
      ORDER BY ${groupBy === 'day' ? '1' : '2 DESC, 1'}`,
    [accountId, from, to],
  );
  return rows;
}
