import assert from 'node:assert/strict';
import type { Pool, PoolClient } from 'pg';
import { type DeclineReason, isDeclineReason } from './test-cards.rules.ts';

type Connection = Pool | PoolClient;

export type StoredCard = {
  readonly ref: string;
  readonly customerRef: string;
  readonly token: string;
  readonly chargeCount: number;
  readonly isForgotten: boolean;
};

export type StoredCharge = {
  readonly ref: string;
  readonly paymentId: string;
  readonly customerRef: string;
  readonly cardRef: string;
  readonly cents: number;
  readonly state: 'waiting' | 'succeeded' | 'declined';
  readonly authenticationId: string | null;
  readonly declineReason: DeclineReason | null;
  /** What has not gone back in one way or another. */
  readonly remainingCents: number;
};

export type NewCharge = Omit<StoredCharge, 'remainingCents'> & {
  readonly description: string;
  readonly createdAt: Date;
};

type CardRow = {
  readonly ref: string;
  readonly customer_ref: string;
  readonly token: string;
  readonly charge_count: number;
  readonly forgotten_at: Date | null;
};

type ChargeRow = {
  readonly ref: string;
  readonly payment_id: string;
  readonly customer_ref: string;
  readonly card_ref: string;
  readonly cents: bigint;
  readonly state: StoredCharge['state'];
  readonly authentication_id: string | null;
  readonly decline_reason: string | null;
  readonly refunded_cents: bigint;
  readonly outside_cents: bigint;
  readonly disputed_cents: bigint;
};

/** Finds or makes the customer of an account; the first one stays. */
export async function ensureCustomer(
  pool: Pool,
  customer: { readonly ref: string; readonly accountId: string; readonly createdAt: Date },
): Promise<string> {
  // The update changes nothing; it makes RETURNING answer for a row that was there already.
  const { rows } = await pool.query<{ ref: string }>(
    `INSERT INTO sandbox_customers AS stored (ref, account_id, created_at) VALUES ($1, $2, $3)
     ON CONFLICT (account_id) DO UPDATE SET ref = stored.ref RETURNING ref`,
    [customer.ref, customer.accountId, customer.createdAt],
  );
  const [row] = rows;
  assert(row, 'an upsert without a condition always returns its row');
  return row.ref;
}

export async function hasCustomer(pool: Pool, ref: string): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT FROM sandbox_customers WHERE ref = $1', [ref]);
  return rowCount === 1;
}

export async function insertCard(
  pool: Pool,
  card: { readonly ref: string; readonly customerRef: string; readonly token: string; readonly createdAt: Date },
): Promise<void> {
  await pool.query('INSERT INTO sandbox_cards (ref, customer_ref, token, created_at) VALUES ($1, $2, $3, $4)', [
    card.ref,
    card.customerRef,
    card.token,
    card.createdAt,
  ]);
}

export async function forgetCard(pool: Pool, ref: string, at: Date): Promise<void> {
  await pool.query('UPDATE sandbox_cards SET forgotten_at = $2 WHERE ref = $1 AND forgotten_at IS NULL', [ref, at]);
}

/** Whoever holds the card's row decides the next charge of it. */
export async function lockCard(connection: PoolClient, ref: string): Promise<StoredCard | undefined> {
  const { rows } = await connection.query<CardRow>(
    'SELECT ref, customer_ref, token, charge_count, forgotten_at FROM sandbox_cards WHERE ref = $1 FOR UPDATE',
    [ref],
  );
  return rows[0] && toCard(rows[0]);
}

export async function countCharge(connection: PoolClient, cardRef: string): Promise<void> {
  await connection.query('UPDATE sandbox_cards SET charge_count = charge_count + 1 WHERE ref = $1', [cardRef]);
}

export async function readCardToken(connection: Connection, ref: string): Promise<string> {
  const { rows } = await connection.query<{ token: string }>('SELECT token FROM sandbox_cards WHERE ref = $1', [ref]);
  const [row] = rows;
  assert(row, 'a charge points at its card');
  return row.token;
}

export async function findChargeByPayment(
  connection: Connection,
  paymentId: string,
): Promise<StoredCharge | undefined> {
  const { rows } = await connection.query<ChargeRow>('SELECT * FROM sandbox_charges WHERE payment_id = $1', [
    paymentId,
  ]);
  return rows[0] && toCharge(rows[0]);
}

export async function lockCharge(
  connection: PoolClient,
  by: { readonly ref: string } | { readonly authenticationId: string },
): Promise<StoredCharge | undefined> {
  const [column, value] = 'ref' in by ? ['ref', by.ref] : ['authentication_id', by.authenticationId];
  const { rows } = await connection.query<ChargeRow>(`SELECT * FROM sandbox_charges WHERE ${column} = $1 FOR UPDATE`, [
    value,
  ]);
  return rows[0] && toCharge(rows[0]);
}

/** @returns False when the payment has its charge already. */
export async function insertCharge(connection: PoolClient, charge: NewCharge): Promise<boolean> {
  const { rowCount } = await connection.query(
    `INSERT INTO sandbox_charges (ref, payment_id, customer_ref, card_ref, cents, description, state,
       authentication_id, decline_reason, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (payment_id) DO NOTHING`,
    [
      charge.ref,
      charge.paymentId,
      charge.customerRef,
      charge.cardRef,
      charge.cents,
      charge.description,
      charge.state,
      charge.authenticationId,
      charge.declineReason,
      charge.createdAt,
    ],
  );
  return rowCount === 1;
}

export async function succeedCharge(connection: PoolClient, ref: string): Promise<void> {
  await connection.query(`UPDATE sandbox_charges SET state = 'succeeded', decline_reason = NULL WHERE ref = $1`, [ref]);
}

export async function declineCharge(connection: PoolClient, ref: string, reason: DeclineReason): Promise<void> {
  await connection.query(`UPDATE sandbox_charges SET state = 'declined', decline_reason = $2 WHERE ref = $1`, [
    ref,
    reason,
  ]);
}

/** Takes money out of what remains of a charge, by one of the three ways. */
export async function takeBack(
  connection: PoolClient,
  ref: string,
  way: 'refunded' | 'outside' | 'disputed',
  cents: number,
): Promise<void> {
  const column = `${way}_cents`;
  await connection.query(`UPDATE sandbox_charges SET ${column} = ${column} + $2 WHERE ref = $1`, [ref, cents]);
}

function toCard(row: CardRow): StoredCard {
  return {
    ref: row.ref,
    customerRef: row.customer_ref,
    token: row.token,
    chargeCount: row.charge_count,
    isForgotten: row.forgotten_at !== null,
  };
}

function toCharge(row: ChargeRow): StoredCharge {
  return {
    ref: row.ref,
    paymentId: row.payment_id,
    customerRef: row.customer_ref,
    cardRef: row.card_ref,
    cents: Number(row.cents),
    state: row.state,
    authenticationId: row.authentication_id,
    declineReason: isDeclineReason(row.decline_reason) ? row.decline_reason : null,
    remainingCents: Number(row.cents - row.refunded_cents - row.outside_cents - row.disputed_cents),
  };
}
