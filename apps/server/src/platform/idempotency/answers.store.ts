import type { Pool } from 'pg';

/** One call that may be repeated: whose, where, under which key, and with what. */
export type KeyedCall = {
  readonly accountId: string;
  /** Method and path pattern; the values in the path belong to the payload. */
  readonly endpoint: string;
  /** What the client sent as `Idempotency-Key`. */
  readonly key: string;
  readonly payloadSha256: Buffer;
};

export type StoredCall = {
  readonly payloadSha256: Buffer;
  /** The same for every try of the call. */
  readonly operationId: string;
  /** Undefined while no try has answered. */
  readonly answer: { readonly status: number; readonly text: string } | undefined;
};

type Row = {
  readonly payload_sha256: Buffer;
  readonly operation_id: string;
  readonly status: number | null;
  readonly body: string | null;
};

/** What one sweep deletes at most, so that it never holds locks for long. */
const SWEPT_AT_ONCE = 1_000;

/** Writes down that a call begins, or finds what an earlier try left. */
export async function beginCall(pool: Pool, call: KeyedCall, operationId: string): Promise<StoredCall> {
  // The update changes nothing; it makes RETURNING answer for a row that was there already.
  const { rows } = await pool.query<Row>(
    `INSERT INTO idempotent_answers AS stored (account_id, key, endpoint, payload_sha256, operation_id)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (account_id, key, endpoint) DO UPDATE SET key = stored.key
     RETURNING payload_sha256, operation_id, status, body`,
    [call.accountId, call.key, call.endpoint, call.payloadSha256, operationId],
  );
  const row = rows[0] as Row; // An upsert without a condition always returns its row.
  return {
    payloadSha256: row.payload_sha256,
    operationId: row.operation_id,
    answer: row.status === null ? undefined : { status: row.status, text: row.body ?? '' },
  };
}

/** Keeps the first answer. The text is stored as one JSON string, so that a replay is the same to the byte. */
export async function finishCall(
  pool: Pool,
  call: KeyedCall,
  answer: { readonly status: number; readonly text: string },
): Promise<void> {
  await pool.query(
    'UPDATE idempotent_answers SET status = $4, body = $5 WHERE account_id = $1 AND key = $2 AND endpoint = $3',
    [call.accountId, call.key, call.endpoint, answer.status, JSON.stringify(answer.text)],
  );
}

/** Forgets a call that was refused and moved nothing, so that its key can be used for the corrected one. */
export async function forgetCall(pool: Pool, call: KeyedCall): Promise<void> {
  await pool.query(
    'DELETE FROM idempotent_answers WHERE account_id = $1 AND key = $2 AND endpoint = $3 AND status IS NULL',
    [call.accountId, call.key, call.endpoint],
  );
}

/** Deletes what is older than an instant of the machine's clock, a bounded number at once. */
export async function sweepAnswers(pool: Pool, before: Date): Promise<void> {
  await pool.query(
    `DELETE FROM idempotent_answers WHERE (account_id, key, endpoint) IN
       (SELECT account_id, key, endpoint FROM idempotent_answers WHERE created_at < $1 ORDER BY created_at LIMIT $2)`,
    [before, SWEPT_AT_ONCE],
  );
}
