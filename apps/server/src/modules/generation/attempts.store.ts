import type { Pool, PoolClient } from 'pg';
import type { Attempt } from './generations.ts';

type Row = {
  readonly id: string;
  readonly generation_id: string;
  readonly number: number;
  readonly vendor: string;
  readonly vendor_job_id: string | null;
  // The CHECK constraint allows exactly these.
  readonly state: Attempt['state'];
};

/** Adds an attempt before the vendor is asked, or answers the one that is there. */
export async function openAttempt(
  database: Pool | PoolClient,
  attempt: Pick<Attempt, 'id' | 'generationId' | 'number' | 'vendor'> & { readonly at: Date },
): Promise<Attempt> {
  const { rows } = await database.query<Row>(
    `INSERT INTO generation_attempts (id, generation_id, number, vendor, state, created_at)
     VALUES ($1, $2, $3, $4, 'starting', $5)
     ON CONFLICT (generation_id, number) DO UPDATE SET number = excluded.number RETURNING *`,
    [attempt.id, attempt.generationId, attempt.number, attempt.vendor, attempt.at],
  );
  return toAttempt(rows[0] as Row); // Inserted or found by this statement.
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
  readonly at: Date;
};

/** Notes how an attempt ended; the first end stays. */
export async function endAttempt(database: Pool | PoolClient, end: AttemptEnd): Promise<void> {
  await database.query(
    `UPDATE generation_attempts SET state = $2, error_code = $3, error_message = $4, finished_at = $5
     WHERE id = $1 AND finished_at IS NULL`,
    [end.attemptId, end.state, end.error?.code ?? null, end.error?.message ?? null, end.at],
  );
}

function toAttempt(row: Row): Attempt {
  return {
    id: row.id,
    generationId: row.generation_id,
    number: row.number,
    vendor: row.vendor,
    vendorJobId: row.vendor_job_id,
    state: row.state,
  };
}
