import type { Pool, PoolClient } from 'pg';

/** Money on its way back to the payment method, or back. */
export type Refund = {
  readonly id: string;
  readonly accountId: string;
  readonly paymentId: string;
  readonly invoiceId: string | null;
  readonly origin: 'gesso' | 'gateway' | 'dispute';
  readonly cents: number;
  readonly reason: string;
  readonly state: 'pending' | 'succeeded';
  readonly tries: number;
  readonly firstTriedAt: Date | null;
  readonly nextTryAt: Date | null;
  readonly createdAt: Date;
  readonly succeededAt: Date | null;
};

export type NewRefund = {
  readonly id: string;
  readonly accountId: string;
  readonly paymentId: string;
  /** Null for money that paid no invoice. */
  readonly invoiceId: string | null;
  readonly origin: Refund['origin'];
  /** The payment of the upgrade that it belongs to; null for a payment that goes back whole, and from outside. */
  readonly causePaymentId: string | null;
  readonly cents: number;
  /** A sentence for the invoice. */
  readonly reason: string;
  readonly at: Date;
};

const SELECT_REFUND = `
  SELECT id, account_id AS "accountId", payment_id AS "paymentId", invoice_id AS "invoiceId", origin, cents, reason,
         state, tries, first_tried_at AS "firstTriedAt", next_try_at AS "nextTryAt", created_at AS "createdAt",
         succeeded_at AS "succeededAt"
    FROM refunds`;

/**
 * Writes that money goes back. Of Gesso's own accord it is due at once; what is told from outside has happened already.
 *
 * @returns False when the same refund was written before.
 */
export async function insertRefund(connection: PoolClient, refund: NewRefund): Promise<boolean> {
  const isOurs = refund.origin === 'gesso';
  const { rowCount } = await connection.query(
    `INSERT INTO refunds (id, account_id, payment_id, invoice_id, origin, cause_payment_id, cents, reason, state,
                          next_try_at, created_at, succeeded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     ON CONFLICT DO NOTHING`,
    [
      refund.id,
      refund.accountId,
      refund.paymentId,
      refund.invoiceId,
      refund.origin,
      refund.causePaymentId,
      refund.cents,
      refund.reason,
      isOurs ? 'pending' : 'succeeded',
      isOurs ? refund.at : null,
      refund.at,
      isOurs ? null : refund.at,
    ],
  );
  return rowCount === 1;
}

export async function findRefund(database: Pool | PoolClient, id: string): Promise<Refund | undefined> {
  const { rows } = await database.query<Refund>(`${SELECT_REFUND} WHERE id = $1`, [id]);
  return rows[0];
}

/** What a gateway's event speaks of: by our id where it names it, else by its own. */
export async function findRefundOfEvent(
  database: Pool | PoolClient,
  named: { readonly gateway: string; readonly refundRef: string; readonly refundId: string | null },
): Promise<Refund | undefined> {
  const { rows } = await database.query<Refund>(
    `${SELECT_REFUND}
      WHERE (id::text = $2 OR refund_ref = $3)
        AND EXISTS (SELECT FROM payments p WHERE p.id = refunds.payment_id AND p.gateway = $1)
      ORDER BY (id::text = $2) DESC LIMIT 1`,
    [named.gateway, named.refundId, named.refundRef],
  );
  return rows[0];
}

/** Refunds of the payments of an account that have not arrived, the oldest first. */
export async function listPendingRefunds(database: Pool | PoolClient, accountId: string): Promise<readonly Refund[]> {
  const { rows } = await database.query<Refund>(
    `${SELECT_REFUND} WHERE account_id = $1 AND state = 'pending' ORDER BY created_at, id`,
    [accountId],
  );
  return rows;
}

/** Refunds that must be tried by now. */
export async function listDueRefunds(
  database: Pool | PoolClient,
  { at, limit, except }: { readonly at: Date; readonly limit: number; readonly except: readonly string[] },
): Promise<readonly Refund[]> {
  const { rows } = await database.query<Refund>(
    `${SELECT_REFUND} WHERE next_try_at <= $1 AND id <> ALL ($3::uuid[]) ORDER BY next_try_at, id LIMIT $2`,
    [at, limit, except],
  );
  return rows;
}

/** What came back of a payment, and what is on its way. */
export async function sumRefunds(
  database: Pool | PoolClient,
  paymentId: string,
): Promise<{ readonly succeededCents: number; readonly pendingCents: number; readonly outsideCents: number }> {
  const { rows } = await database.query<{
    readonly succeededCents: number;
    readonly pendingCents: number;
    readonly outsideCents: number;
  }>(
    `SELECT coalesce(sum(cents) FILTER (WHERE state = 'succeeded'), 0)::integer AS "succeededCents",
            coalesce(sum(cents) FILTER (WHERE state = 'pending'), 0)::integer AS "pendingCents",
            coalesce(sum(cents) FILTER (WHERE origin <> 'gesso'), 0)::integer AS "outsideCents"
       FROM refunds WHERE payment_id = $1`,
    [paymentId],
  );
  return rows[0] ?? { succeededCents: 0, pendingCents: 0, outsideCents: 0 };
}

/** Writes that a try did not get the money back, and when the next one is. */
export async function noteRefundTry(
  connection: PoolClient,
  tried: {
    readonly id: string;
    readonly at: Date;
    /** Null while the gateway has accepted it and will tell the outcome. */
    readonly nextTryAt: Date | null;
    readonly refundRef: string | null;
  },
): Promise<void> {
  await connection.query(
    `UPDATE refunds SET tries = tries + 1, first_tried_at = coalesce(first_tried_at, $2), next_try_at = $3,
                        refund_ref = coalesce($4, refund_ref)
      WHERE id = $1 AND state = 'pending'`,
    [tried.id, tried.at, tried.nextTryAt, tried.refundRef],
  );
}

/** Writes that an accepted refund failed after all: it is tried again. */
export async function reopenRefund(
  connection: PoolClient,
  { id, nextTryAt }: { readonly id: string; readonly nextTryAt: Date },
): Promise<void> {
  await connection.query("UPDATE refunds SET next_try_at = $2 WHERE id = $1 AND state = 'pending'", [id, nextTryAt]);
}

/** @returns False when it was known already. */
export async function settleRefund(
  connection: PoolClient,
  { id, refundRef, at }: { readonly id: string; readonly refundRef: string; readonly at: Date },
): Promise<boolean> {
  const { rowCount } = await connection.query(
    `UPDATE refunds SET state = 'succeeded', succeeded_at = $3, next_try_at = NULL, tries = tries + 1,
                        first_tried_at = coalesce(first_tried_at, $3), refund_ref = $2
      WHERE id = $1 AND state = 'pending'`,
    [id, refundRef, at],
  );
  return rowCount === 1;
}
