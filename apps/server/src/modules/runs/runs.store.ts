import type { PlannerName, RunStatus } from '@gesso/contract';
import type { Pool, PoolClient } from 'pg';
import { isUuid } from '../../platform/database/uuid.ts';
import type { RunOrder, StoredRun } from './runs.ts';

type Row = {
  readonly id: string;
  readonly account_id: string;
  readonly project_id: string;
  readonly thread_id: string;
  readonly api_key_id: string | null;
  // The CHECK constraints allow exactly these.
  readonly status: RunStatus;
  readonly asked_planner: PlannerName;
  readonly planner: PlannerName;
  readonly approve: RunOrder['approve'];
  readonly brief: string;
  readonly ceiling_millicredits: bigint | null;
  readonly reference_ids: readonly string[];
  // Only this file writes the JSON columns, from values of exactly these types.
  readonly brand_kit: StoredRun['brandKit'];
  readonly place: StoredRun['place'];
  readonly plan_version: number;
  readonly plan: StoredRun['plan'];
  readonly price_list_version: string | null;
  readonly price_lines: StoredRun['priceLines'];
  readonly quoted_millicredits: bigint;
  readonly questions: StoredRun['questions'];
  readonly hold_id: string | null;
  readonly charged_millicredits: bigint;
  readonly delivered_texts: readonly string[];
  readonly summary: string | null;
  readonly failure_code: string | null;
  readonly failure_message: string | null;
  readonly notes: readonly string[];
  readonly planner_usage: StoredRun['plannerUsage'];
  readonly created_at: Date;
  readonly approved_at: Date | null;
  readonly stop_requested_at: Date | null;
  readonly finished_at: Date | null;
};

/** Adds a run that nobody has planned yet. */
export async function insertRun(connection: PoolClient, order: RunOrder): Promise<void> {
  await connection.query(
    `INSERT INTO runs
       (id, account_id, project_id, thread_id, api_key_id, status, asked_planner, planner, brief, approve,
        ceiling_millicredits, reference_ids, brand_kit, place, created_at)
     VALUES ($1, $2, $3, $4, $5, 'planning', $6, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      order.id,
      order.accountId,
      order.projectId,
      order.threadId,
      order.apiKeyId,
      order.askedPlanner,
      order.brief,
      order.approve,
      order.ceilingMillicredits,
      order.referenceIds,
      order.brandKit,
      order.place,
      order.createdAt,
    ],
  );
}

/** A run of this owner; undefined for anybody else's and for nonsense. */
export async function findRun(
  database: Pool | PoolClient,
  { accountId, runId }: { readonly accountId: string; readonly runId: string },
): Promise<StoredRun | undefined> {
  if (!isUuid(runId)) return undefined;
  const { rows } = await database.query<Row>('SELECT * FROM runs WHERE id = $1 AND account_id = $2', [
    runId,
    accountId,
  ]);
  return rows[0] && toRun(rows[0]);
}

/** A run by its id, for workers. */
export async function readRun(database: Pool | PoolClient, runId: string): Promise<StoredRun | undefined> {
  const { rows } = await database.query<Row>('SELECT * FROM runs WHERE id = $1', [runId]);
  return rows[0] && toRun(rows[0]);
}

/**
 * Like {@link readRun}; whoever else wants to change it waits until the transaction ends. Lock it before everything else
 * of the transaction.
 */
export async function lockRun(connection: PoolClient, runId: string): Promise<StoredRun | undefined> {
  const { rows } = await connection.query<Row>('SELECT * FROM runs WHERE id = $1 FOR NO KEY UPDATE', [runId]);
  return rows[0] && toRun(rows[0]);
}

/** Those of the given runs that belong to this owner, oldest first. */
export async function listRuns(
  database: Pool | PoolClient,
  { accountId, runIds }: { readonly accountId: string; readonly runIds: readonly string[] },
): Promise<readonly StoredRun[]> {
  const { rows } = await database.query<Row>(
    'SELECT * FROM runs WHERE id = ANY ($2::uuid[]) AND account_id = $1 ORDER BY created_at, id',
    [accountId, runIds.filter(isUuid)],
  );
  return rows.map(toRun);
}

/** The latest runs of a thread that have begun to make something, the latest first. */
export async function listApprovedRuns(
  database: Pool | PoolClient,
  { threadId, limit }: { readonly threadId: string; readonly limit: number },
): Promise<readonly StoredRun[]> {
  const { rows } = await database.query<Row>(
    `SELECT * FROM runs WHERE thread_id = $1 AND approved_at IS NOT NULL ORDER BY created_at DESC, id DESC LIMIT $2`,
    [threadId, limit],
  );
  return rows.map(toRun);
}

/** A project's runs that have not ended, with their owners. */
export async function listOpenRuns(
  database: Pool | PoolClient,
  projectId: string,
): Promise<readonly { readonly runId: string; readonly accountId: string }[]> {
  const { rows } = await database.query<{ readonly id: string; readonly account_id: string }>(
    'SELECT id, account_id FROM runs WHERE project_id = $1 AND finished_at IS NULL ORDER BY id',
    [projectId],
  );
  return rows.map((row) => ({ runId: row.id, accountId: row.account_id }));
}

/**
 * Writes how a run goes: everything of it that is not fixed by its order.
 *
 * The caller has locked the run in this transaction and built the new state from what it read then.
 */
export async function saveRun(connection: PoolClient, run: StoredRun): Promise<void> {
  await connection.query(
    `UPDATE runs
     SET status = $2, planner = $3, plan_version = $4, plan = $5, price_list_version = $6, price_lines = $7,
         quoted_millicredits = $8, questions = $9, hold_id = $10, charged_millicredits = $11, delivered_texts = $12,
         summary = $13, failure_code = $14, failure_message = $15, notes = $16, planner_usage = $17, approved_at = $18,
         stop_requested_at = $19, finished_at = $20
     WHERE id = $1`,
    [
      run.id,
      run.status,
      run.planner,
      run.planVersion,
      run.plan,
      run.priceListVersion,
      JSON.stringify(run.priceLines),
      run.quotedMillicredits,
      JSON.stringify(run.questions),
      run.holdId,
      run.chargedMillicredits,
      run.deliveredTexts,
      run.summary,
      run.failure?.code ?? null,
      run.failure?.message ?? null,
      JSON.stringify(run.notes),
      run.plannerUsage,
      run.approvedAt,
      run.stopRequestedAt,
      run.finishedAt,
    ],
  );
}

function toRun(row: Row): StoredRun {
  return {
    id: row.id,
    accountId: row.account_id,
    projectId: row.project_id,
    threadId: row.thread_id,
    apiKeyId: row.api_key_id,
    status: row.status,
    askedPlanner: row.asked_planner,
    planner: row.planner,
    brief: row.brief,
    approve: row.approve,
    ceilingMillicredits: row.ceiling_millicredits,
    referenceIds: row.reference_ids,
    brandKit: row.brand_kit,
    place: row.place,
    planVersion: row.plan_version,
    plan: row.plan,
    priceListVersion: row.price_list_version,
    priceLines: row.price_lines,
    quotedMillicredits: row.quoted_millicredits,
    questions: row.questions,
    holdId: row.hold_id,
    chargedMillicredits: row.charged_millicredits,
    deliveredTexts: row.delivered_texts,
    summary: row.summary,
    failure:
      row.failure_code === null ? null : { code: row.failure_code, message: row.failure_message ?? row.failure_code },
    notes: row.notes,
    plannerUsage: row.planner_usage,
    createdAt: row.created_at,
    approvedAt: row.approved_at,
    stopRequestedAt: row.stop_requested_at,
    finishedAt: row.finished_at,
  };
}
