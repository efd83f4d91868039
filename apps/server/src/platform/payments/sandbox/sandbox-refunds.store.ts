import type { PoolClient } from 'pg';

export type StoredRefund = {
  readonly ref: string;
  readonly chargeRef: string;
  readonly cents: number;
  readonly state: 'failed' | 'succeeded';
  readonly tryCount: number;
};

type Row = {
  readonly ref: string;
  readonly charge_ref: string;
  readonly cents: bigint;
  readonly state: StoredRefund['state'];
  readonly try_count: number;
};

/** Read under the lock of its charge, so nobody else tries it meanwhile. */
export async function findRefund(connection: PoolClient, refundId: string): Promise<StoredRefund | undefined> {
  const { rows } = await connection.query<Row>(
    'SELECT ref, charge_ref, cents, state, try_count FROM sandbox_refunds WHERE refund_id = $1',
    [refundId],
  );
  const [row] = rows;
  return (
    row && {
      ref: row.ref,
      chargeRef: row.charge_ref,
      cents: Number(row.cents),
      state: row.state,
      tryCount: row.try_count,
    }
  );
}

/** Writes what came of a try; the first one makes the row. */
export async function saveRefund(
  connection: PoolClient,
  refund: StoredRefund & { readonly refundId: string; readonly createdAt: Date },
): Promise<void> {
  await connection.query(
    `INSERT INTO sandbox_refunds (ref, refund_id, charge_ref, cents, state, try_count, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (refund_id) DO UPDATE SET state = excluded.state, try_count = excluded.try_count`,
    [refund.ref, refund.refundId, refund.chargeRef, refund.cents, refund.state, refund.tryCount, refund.createdAt],
  );
}
