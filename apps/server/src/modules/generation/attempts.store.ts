import assert from 'node:assert/strict';
import type { Pool, PoolClient } from 'pg';
import type { Attempt } from './generations.ts';

type Row = {
  readonly id: string;
  readonly generation_id: string;
  readonly number: number;
  readonly vendor: string;
  readonly vendor_model: string | null;
  readonly vendor_job_id: string | null;
  // The CHECK constraint allows exactly these.
  readonly state: Attempt['state'];
};

// All but what it remembers of its orders, which can be long.
const COLUMNS = 'id, generation_id, number, vendor, vendor_model, vendor_job_id, state';

/** Adds an attempt before the vendor is asked, or answers the one that is there. */
export async function openAttempt(
  database: Pool | PoolClient,
  attempt: Pick<Attempt, 'id' | 'generationId' | 'number' | 'vendor' | 'vendorModel'> & { readonly at: Date },
): Promise<Attempt> {
  const { id, generationId, number, vendor, vendorModel, at } = attempt;
  const { rows } = await database.query<Row>(
    `INSERT INTO generation_attempts (id, generation_id, number, vendor, vendor_model, state, created_at)
     VALUES ($1, $2, $3, $4, $5, 'starting', $6)
     ON CONFLICT (generation_id, number) DO UPDATE SET number = excluded.number RETURNING ${COLUMNS}`,
    [id, generationId, number, vendor, vendorModel, at],
  );
  return toAttempt(rows[0] as Row); // Inserted or found by this statement.
}

export async function readAttempt(database: Pool | PoolClient, attemptId: string): Promise<Attempt | undefined> {
  const { rows } = await database.query<Row>(`SELECT ${COLUMNS} FROM generation_attempts WHERE id = $1`, [attemptId]);
  return rows[0] && toAttempt(rows[0]);
}

/** Vendors that were asked for a generation before, in order. */
export async function listTriedVendors(database: Pool, generationId: string): Promise<readonly string[]> {
  const { rows } = await database.query<{ readonly vendor: string }>(
    'SELECT vendor FROM generation_attempts WHERE generation_id = $1 ORDER BY number',
    [generationId],
  );
  return rows.map(({ vendor }) => vendor);
}

/** How many attempts but one are open at a vendor, and how many began lately. Holds a lock until the transaction ends. */
export async function countAtVendor(
  connection: PoolClient,
  { vendor, since, except }: { readonly vendor: string; readonly since: Date; readonly except: string },
): Promise<{ readonly open: number; readonly begun: number }> {
  // Two workers that count at once would both find the last place free.
  await connection.query("SELECT pg_advisory_xact_lock(hashtext('vendor places ' || $1))", [vendor]);
  const { rows } = await connection.query<{ readonly open: number; readonly begun: number }>(
    `SELECT (SELECT count(*)::int FROM generation_attempts WHERE vendor = $1 AND finished_at IS NULL AND id <> $3) AS open,
            (SELECT count(*)::int FROM generation_attempts
             WHERE vendor = $1 AND created_at > $2 AND id <> $3) AS begun`,
    [vendor, since, except],
  );
  return rows[0] ?? { open: 0, begun: 0 };
}

/** What the attempt remembers of its orders; null where nothing was kept. */
export async function readOrders(database: Pool, attemptId: string): Promise<string | null> {
  const { rows } = await database.query<{ readonly orders: string | null }>(
    'SELECT orders FROM generation_attempts WHERE id = $1',
    [attemptId],
  );
  return rows[0]?.orders ?? null;
}

/** Answers when it is stored: an order is sent only after that. */
export async function keepOrders(database: Pool, attemptId: string, orders: string): Promise<void> {
  const { rowCount } = await database.query('UPDATE generation_attempts SET orders = $2 WHERE id = $1', [
    attemptId,
    orders,
  ]);
  assert.equal(rowCount, 1, `there is no attempt ${attemptId}`);
}

/** Keeps the vendor's name of the job, so that it can be found again whatever happens next. */
export async function noteVendorJob(
  database: Pool | PoolClient,
  { attemptId, vendorJobId }: { readonly attemptId: string; readonly vendorJobId: string },
): Promise<void> {
  await database.query(
    "UPDATE generation_attempts SET vendor_job_id = $2, state = 'submitted' WHERE id = $1 AND vendor_job_id IS NULL",
    [attemptId, vendorJobId],
  );
}

export type AttemptEnd = {
  readonly attemptId: string;
  readonly state: Exclude<Attempt['state'], 'starting' | 'submitted'>;
  /** The vendor's own words, for the operator. */
  readonly error?: { readonly code: string; readonly message: string };
  /** What the vendor says that it billed, in millionths of a dollar. */
  readonly costMicroUsd?: bigint | undefined;
  readonly at: Date;
};

/** Notes how an attempt ended; the first end stays. */
export async function endAttempt(database: Pool | PoolClient, end: AttemptEnd): Promise<void> {
  await database.query(
    `UPDATE generation_attempts SET state = $2, error_code = $3, error_message = $4, finished_at = $5,
       cost_micro_usd = $6
     WHERE id = $1 AND finished_at IS NULL`,
    [end.attemptId, end.state, end.error?.code ?? null, end.error?.message ?? null, end.at, end.costMicroUsd ?? null],
  );
}

function toAttempt(row: Row): Attempt {
  return {
    id: row.id,
    generationId: row.generation_id,
    number: row.number,
    vendor: row.vendor,
    vendorModel: row.vendor_model,
    vendorJobId: row.vendor_job_id,
    state: row.state,
  };
}
