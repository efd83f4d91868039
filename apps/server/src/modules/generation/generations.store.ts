import type { GenerationStatus, PlanKey } from '@gesso/contract';
import type { Pool, PoolClient } from 'pg';
import { isUuid } from '../../platform/database/uuid.ts';
import type { GenerationEnd, GenerationFailure, GenerationOrder, StoredGeneration } from './generations.ts';

/** A row as it is stored, for the stores of this module. */
export type GenerationRow = {
  readonly id: string;
  readonly account_id: string;
  readonly project_id: string;
  readonly api_key_id: string | null;
  readonly run_id: string | null;
  readonly step_id: string | null;
  // The CHECK constraint allows exactly these.
  readonly status: GenerationStatus;
  readonly model: string;
  readonly vendor_model: string;
  readonly plan: PlanKey;
  // Only this file writes the JSON columns, from values of exactly these types.
  readonly licence: GenerationOrder['licence'];
  readonly prompt: string;
  readonly settings: GenerationOrder['settings'];
  readonly result_count: number;
  readonly seed: bigint;
  readonly brand_kit: GenerationOrder['brandKit'];
  readonly reference_ids: readonly string[];
  readonly item_ids: readonly string[];
  readonly hold_id: string;
  readonly price_list_version: string;
  readonly price_lines: GenerationOrder['priceLines'];
  readonly quoted_millicredits: bigint;
  readonly charged_millicredits: bigint;
  readonly failure_code: GenerationFailure['code'] | null;
  readonly failure_message: string | null;
  readonly progress: number;
  readonly notes: readonly string[];
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
};

/** Adds an accepted order, waiting for a worker. */
export async function insertGeneration(connection: PoolClient, order: GenerationOrder): Promise<void> {
  await connection.query(
    `INSERT INTO generations
       (id, account_id, project_id, api_key_id, run_id, status, model, vendor_model, plan, licence, prompt, settings,
        result_count, seed, reference_ids, item_ids, hold_id, price_list_version, price_lines, quoted_millicredits,
        created_at, step_id, brand_kit)
     VALUES ($1, $2, $3, $4, $5, 'queued', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
             $22)`,
    [
      order.id,
      order.accountId,
      order.projectId,
      order.apiKeyId,
      order.runId,
      order.model,
      order.vendorModel,
      order.plan,
      order.licence,
      order.prompt,
      order.settings,
      order.resultCount,
      order.seed,
      order.referenceIds,
      order.itemIds,
      order.holdId,
      order.priceListVersion,
      JSON.stringify(order.priceLines),
      order.quotedMillicredits,
      order.createdAt,
      order.stepId,
      order.brandKit,
    ],
  );
}

/** A generation of this owner; undefined for anybody else's and for nonsense. */
export async function findGeneration(
  database: Pool | PoolClient,
  { accountId, generationId }: { readonly accountId: string; readonly generationId: string },
): Promise<StoredGeneration | undefined> {
  if (!isUuid(generationId)) return undefined;
  const { rows } = await database.query<GenerationRow>('SELECT * FROM generations WHERE id = $1 AND account_id = $2', [
    generationId,
    accountId,
  ]);
  return rows[0] && toGeneration(rows[0]);
}

/** A generation by its id, for workers. */
export async function readGeneration(
  database: Pool | PoolClient,
  generationId: string,
): Promise<StoredGeneration | undefined> {
  const { rows } = await database.query<GenerationRow>('SELECT * FROM generations WHERE id = $1', [generationId]);
  return rows[0] && toGeneration(rows[0]);
}

/** Like {@link readGeneration}; whoever else wants to end it waits until the transaction ends. */
export async function lockGeneration(
  connection: PoolClient,
  generationId: string,
): Promise<StoredGeneration | undefined> {
  const { rows } = await connection.query<GenerationRow>('SELECT * FROM generations WHERE id = $1 FOR UPDATE', [
    generationId,
  ]);
  return rows[0] && toGeneration(rows[0]);
}

/** Ids of a project's generations that have not ended. */
export async function listUnfinished(database: Pool | PoolClient, projectId: string): Promise<readonly string[]> {
  const { rows } = await database.query<{ id: string }>(
    "SELECT id FROM generations WHERE project_id = $1 AND status IN ('queued', 'running') ORDER BY id",
    [projectId],
  );
  return rows.map((row) => row.id);
}

/** Those of the given generations that are this project's and have ended. Ids that are none find nothing. */
export async function listEnded(
  database: Pool | PoolClient,
  { projectId, generationIds }: { readonly projectId: string; readonly generationIds: readonly string[] },
): Promise<readonly StoredGeneration[]> {
  const { rows } = await database.query<GenerationRow>(
    "SELECT * FROM generations WHERE id = ANY ($2) AND project_id = $1 AND status NOT IN ('queued', 'running')",
    [projectId, generationIds.filter(isUuid)],
  );
  return rows.map(toGeneration);
}

/** Notes that a worker took a generation, also when one had taken it before. Undefined when it has ended. */
export async function startGeneration(
  database: Pool | PoolClient,
  { generationId, at }: { readonly generationId: string; readonly at: Date },
): Promise<StoredGeneration | undefined> {
  const { rows } = await database.query<GenerationRow>(
    `UPDATE generations SET status = 'running', started_at = coalesce(started_at, $2)
     WHERE id = $1 AND status IN ('queued', 'running') RETURNING *`,
    [generationId, at],
  );
  return rows[0] && toGeneration(rows[0]);
}

/** Those of the given generations that do not run any more: stopped, ended, or gone. One query for all. */
export async function listNotRunning(
  database: Pool | PoolClient,
  generationIds: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await database.query<{ readonly id: string }>(
    `SELECT given.id FROM unnest($1::uuid[]) AS given (id)
     LEFT JOIN generations g ON g.id = given.id AND g.status = 'running' WHERE g.id IS NULL`,
    [generationIds],
  );
  return rows.map(({ id }) => id);
}

/** Notes how far works are, 0 to 1; never backwards. One query for all. */
export async function noteProgress(
  database: Pool | PoolClient,
  reached: readonly { readonly generationId: string; readonly progress: number }[],
): Promise<void> {
  await database.query(
    `UPDATE generations SET progress = greatest(generations.progress, reached.progress)
     FROM unnest($1::uuid[], $2::float8[]) AS reached (id, progress)
     WHERE generations.id = reached.id AND generations.status = 'running'`,
    [
      reached.map(({ generationId }) => generationId),
      reached.map(({ progress }) => Math.min(1, Math.max(0, progress))),
    ],
  );
}

/** Writes how a generation ended. The caller holds its lock and has seen that it had not ended. */
export async function endGeneration(connection: PoolClient, generationId: string, end: GenerationEnd): Promise<void> {
  const failure = end.status === 'failed' ? end.failure : null;
  await connection.query(
    `UPDATE generations
     SET status = $2, charged_millicredits = $3, failure_code = $4, failure_message = $5, notes = $6, finished_at = $7,
         progress = CASE WHEN $2 = 'succeeded' THEN 1 ELSE progress END,
         cancel_requested_at = CASE WHEN $2 = 'cancelled' THEN $7 ELSE cancel_requested_at END
     WHERE id = $1`,
    [
      generationId,
      end.status,
      end.status === 'succeeded' ? end.chargedMillicredits : 0n,
      failure?.code ?? null,
      failure?.message ?? null,
      JSON.stringify(end.status === 'succeeded' ? end.notes : []),
      end.at,
    ],
  );
}

export function toGeneration(row: GenerationRow): StoredGeneration {
  return {
    id: row.id,
    accountId: row.account_id,
    projectId: row.project_id,
    apiKeyId: row.api_key_id,
    runId: row.run_id,
    stepId: row.step_id,
    model: row.model,
    vendorModel: row.vendor_model,
    plan: row.plan,
    licence: row.licence,
    prompt: row.prompt,
    settings: row.settings,
    resultCount: row.result_count,
    seed: Number(row.seed),
    brandKit: row.brand_kit,
    referenceIds: row.reference_ids,
    itemIds: row.item_ids,
    holdId: row.hold_id,
    priceListVersion: row.price_list_version,
    priceLines: row.price_lines,
    quotedMillicredits: row.quoted_millicredits,
    createdAt: row.created_at,
    status: row.status,
    chargedMillicredits: row.charged_millicredits,
    progress: row.progress,
    failure:
      row.failure_code === null ? null : { code: row.failure_code, message: row.failure_message ?? row.failure_code },
    notes: row.notes,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
