import type { Pool, PoolClient } from 'pg';

export type PaymentState = 'asked' | 'authenticating' | 'succeeded' | 'declined' | 'abandoned';

/** One attempt to get money. Its id is ours and the gateway's idempotency key. */
export type Payment = {
  readonly id: string;
  readonly accountId: string;
  readonly gateway: string;
  readonly operationId: string | null;
  readonly state: PaymentState;
  /** What to do when the money is there, as it was stored; its reader parses it. */
  readonly intent: unknown;
  readonly cents: number;
  readonly invoiceId: string | null;
  /** Which of the days of grace it is; null for one that a person asked for. */
  readonly attempt: number | null;
  readonly customerRef: string | null;
  readonly card: { readonly ref: string; readonly brand: string; readonly last4: string } | null;
  readonly chargeRef: string | null;
  readonly authenticationId: string | null;
  readonly confirmUrl: string | null;
  readonly outcome: 'applied' | 'given-back' | null;
  readonly arrivedCents: number | null;
  readonly failureReason: string | null;
  readonly failureMessage: string | null;
  readonly askedAt: Date;
};

export type NewPayment = Pick<
  Payment,
  'id' | 'accountId' | 'gateway' | 'operationId' | 'intent' | 'cents' | 'invoiceId' | 'attempt' | 'askedAt'
>;

/** How an attempt ended, or that it waits for the customer. */
export type PaymentEnd =
  | {
      readonly state: 'succeeded';
      readonly outcome: 'applied' | 'given-back';
      readonly arrivedCents: number;
      readonly chargeRef: string | null;
      /** The invoice that it paid; absent where it paid none. */
      readonly invoiceId?: string;
    }
  | {
      readonly state: 'declined';
      readonly chargeRef: string | null;
      readonly reason: string;
      readonly message: string;
    }
  | {
      readonly state: 'abandoned';
      readonly chargeRef: string | null;
      /** Whether the gateway may still wait for the customer. */
      readonly isCancelOwed: boolean;
    }
  | {
      readonly state: 'authenticating';
      readonly chargeRef: string;
      readonly authenticationId: string;
      readonly confirmUrl: string;
      readonly givesUpAt: Date;
    };

type Row = Omit<Payment, 'card'> & {
  readonly cardRef: string | null;
  readonly cardBrand: string | null;
  readonly cardLast4: string | null;
};

const SELECT_PAYMENT = `
  SELECT id, account_id AS "accountId", gateway, operation_id AS "operationId", state, intent, cents,
         invoice_id AS "invoiceId", attempt, customer_ref AS "customerRef", card_ref AS "cardRef",
         card_brand AS "cardBrand", card_last4 AS "cardLast4", charge_ref AS "chargeRef",
         authentication_id AS "authenticationId", confirm_url AS "confirmUrl", outcome,
         arrived_cents AS "arrivedCents", failure_reason AS "failureReason", failure_message AS "failureMessage",
         asked_at AS "askedAt"
    FROM payments`;

/**
 * Writes that money is about to be asked for.
 *
 * @returns False, and nothing is written, when another payment of the account is asked for already.
 */
export async function insertPayment(connection: PoolClient, payment: NewPayment): Promise<boolean> {
  const { rowCount } = await connection.query(
    `INSERT INTO payments (id, account_id, gateway, operation_id, state, intent, cents, invoice_id, attempt, asked_at)
     VALUES ($1, $2, $3, $4, 'asked', $5, $6, $7, $8, $9)
     ON CONFLICT (account_id) WHERE state = 'asked' DO NOTHING`,
    [
      payment.id,
      payment.accountId,
      payment.gateway,
      payment.operationId,
      JSON.stringify(payment.intent),
      payment.cents,
      payment.invoiceId,
      payment.attempt,
      payment.askedAt,
    ],
  );
  return rowCount === 1;
}

/** Notes with which card the gateway is asked, before it is asked. */
export async function notePaymentCard(
  database: Pool | PoolClient,
  noted: {
    readonly id: string;
    readonly customerRef: string;
    readonly card: { readonly ref: string; readonly brand: string; readonly last4: string };
  },
): Promise<void> {
  const { id, customerRef, card } = noted;
  await database.query(
    `UPDATE payments SET customer_ref = $2, card_ref = $3, card_brand = $4, card_last4 = $5
      WHERE id = $1 AND state = 'asked'`,
    [id, customerRef, card.ref, card.brand, card.last4],
  );
}

/** Writes how an attempt ended. The caller holds the account's lock and has looked at the state it is in. */
export async function endPayment(
  connection: PoolClient,
  { id, end, at }: { readonly id: string; readonly end: PaymentEnd; readonly at: Date },
): Promise<void> {
  const isWaiting = end.state === 'authenticating';
  await connection.query(
    `UPDATE payments SET
       state = $2, outcome = $3, arrived_cents = $4, charge_ref = coalesce($5, charge_ref),
       invoice_id = coalesce($6, invoice_id), failure_reason = $7, failure_message = $8,
       authentication_id = coalesce($9, authentication_id), confirm_url = coalesce($10, confirm_url),
       gives_up_at = $11, is_cancel_owed = $12, finished_at = $13
     WHERE id = $1`,
    [
      id,
      end.state,
      end.state === 'succeeded' ? end.outcome : null,
      end.state === 'succeeded' ? end.arrivedCents : null,
      end.chargeRef,
      end.state === 'succeeded' ? (end.invoiceId ?? null) : null,
      end.state === 'declined' ? end.reason : null,
      end.state === 'declined' ? end.message : null,
      isWaiting ? end.authenticationId : null,
      isWaiting ? end.confirmUrl : null,
      isWaiting ? end.givesUpAt : null,
      end.state === 'abandoned' && end.isCancelOwed,
      isWaiting ? null : at,
    ],
  );
}

/** Lets another payment be made under an operation whose payment came to nothing. */
export async function forgetOperation(connection: PoolClient, id: string): Promise<void> {
  await connection.query('UPDATE payments SET operation_id = NULL WHERE id = $1', [id]);
}

/** Notes that the gateway has given up, too, what was given up here. */
export async function noteCancelled(database: Pool | PoolClient, id: string): Promise<void> {
  await database.query('UPDATE payments SET is_cancel_owed = false WHERE id = $1', [id]);
}

export function findPayment(database: Pool | PoolClient, id: string): Promise<Payment | undefined> {
  return findOne(database, 'WHERE id = $1', [id]);
}

/** The payment that an earlier call under the same operation made. */
export function findPaymentOfOperation(
  database: Pool | PoolClient,
  { accountId, operationId }: { readonly accountId: string; readonly operationId: string },
): Promise<Payment | undefined> {
  return findOne(database, 'WHERE account_id = $1 AND operation_id = $2', [accountId, operationId]);
}

/** What a gateway's event speaks of: by our id where it names it, else by its own. */
export async function findPaymentOfCharge(
  database: Pool | PoolClient,
  charge: { readonly gateway: string; readonly chargeRef: string; readonly paymentId: string | null },
): Promise<Payment | undefined> {
  const named =
    charge.paymentId === null
      ? undefined
      : await findOne(database, 'WHERE gateway = $1 AND id::text = $2', [charge.gateway, charge.paymentId]);
  return named ?? findOne(database, 'WHERE gateway = $1 AND charge_ref = $2', [charge.gateway, charge.chargeRef]);
}

export function findPaymentOfAuthentication(
  database: Pool | PoolClient,
  { gateway, authenticationId }: { readonly gateway: string; readonly authenticationId: string },
): Promise<Payment | undefined> {
  return findOne(database, 'WHERE gateway = $1 AND authentication_id = $2', [gateway, authenticationId]);
}

/** The attempt that somebody is at work on, or died over. One at most. */
export function findAskedPayment(database: Pool | PoolClient, accountId: string): Promise<Payment | undefined> {
  return findOne(database, "WHERE account_id = $1 AND state = 'asked'", [accountId]);
}

/** Attempts that wait for the customer's confirmation. */
export function listAuthenticating(database: Pool | PoolClient, accountId: string): Promise<readonly Payment[]> {
  return findAll(database, "WHERE account_id = $1 AND state = 'authenticating' ORDER BY asked_at, id", [accountId]);
}

/** Attempts for an invoice, the newest first. */
export function listPaymentsOfInvoice(database: Pool | PoolClient, invoiceId: string): Promise<readonly Payment[]> {
  return findAll(database, 'WHERE invoice_id = $1 ORDER BY asked_at DESC, id DESC', [invoiceId]);
}

/** Attempts without an answer of all accounts, the oldest first. */
export function listAskedPayments(database: Pool | PoolClient, limit: number): Promise<readonly Payment[]> {
  return findAll(database, "WHERE state = 'asked' ORDER BY asked_at, id LIMIT $1", [limit]);
}

/** Unconfirmed attempts whose time is over. */
export function listUnconfirmed(
  database: Pool | PoolClient,
  { at, limit }: { readonly at: Date; readonly limit: number },
): Promise<readonly Payment[]> {
  return findAll(database, "WHERE state = 'authenticating' AND gives_up_at <= $1 ORDER BY gives_up_at, id LIMIT $2", [
    at,
    limit,
  ]);
}

/** Attempts that were given up here and may still wait at the gateway. */
export function listCancelOwed(database: Pool | PoolClient, limit: number): Promise<readonly Payment[]> {
  return findAll(database, 'WHERE is_cancel_owed ORDER BY finished_at, id LIMIT $1', [limit]);
}

async function findOne(
  database: Pool | PoolClient,
  where: string,
  values: readonly unknown[],
): Promise<Payment | undefined> {
  return (await findAll(database, where, values))[0];
}

async function findAll(
  database: Pool | PoolClient,
  where: string,
  values: readonly unknown[],
): Promise<readonly Payment[]> {
  const { rows } = await database.query<Row>(`${SELECT_PAYMENT} ${where}`, [...values]);
  return rows.map(toPayment);
}

function toPayment({ cardRef, cardBrand, cardLast4, ...row }: Row): Payment {
  const card =
    cardRef === null || cardBrand === null || cardLast4 === null
      ? null
      : { ref: cardRef, brand: cardBrand, last4: cardLast4 };
  return { ...row, card };
}
