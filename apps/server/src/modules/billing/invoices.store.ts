import type { InvoiceKind } from '@gesso/contract';
import type { Pool, PoolClient } from 'pg';
import type { Line } from './billing.ts';

export type InvoiceState = 'open' | 'paid' | 'void';

type Card = { readonly brand: string; readonly last4: string };

/** An invoice with what came back of its money. */
export type StoredInvoice = {
  readonly id: string;
  readonly accountId: string;
  readonly number: bigint;
  readonly kind: InvoiceKind;
  readonly cents: number;
  readonly state: InvoiceState;
  /** What was sold: a term, or a top-up's credits. */
  readonly termId: string | null;
  readonly grantId: string | null;
  readonly lines: readonly Line[];
  readonly buyer: { readonly name: string; readonly email: string };
  readonly card: Card | null;
  readonly createdAt: Date;
  readonly paidAt: Date | null;
  readonly voidedAt: Date | null;
  readonly refundedCents: number;
  readonly refundPendingCents: number;
};

export type NewInvoice = Pick<
  StoredInvoice,
  'id' | 'accountId' | 'kind' | 'cents' | 'termId' | 'grantId' | 'lines' | 'buyer' | 'card'
> & {
  readonly state: 'open' | 'paid';
  readonly at: Date;
};

export type InvoiceRefund = {
  readonly cents: number;
  readonly at: Date;
  readonly isPending: boolean;
  readonly reason: string;
};

type Row = Omit<StoredInvoice, 'buyer' | 'card'> & {
  readonly buyerName: string;
  readonly buyerEmail: string;
  readonly cardBrand: string | null;
  readonly cardLast4: string | null;
};

// The lines were written by this file from values of exactly that type.
const SELECT_INVOICE = `
  SELECT i.id, i.account_id AS "accountId", i.number, i.kind, i.cents, i.state, i.term_id AS "termId",
         i.grant_id AS "grantId", i.lines, i.buyer_name AS "buyerName", i.buyer_email AS "buyerEmail",
         i.card_brand AS "cardBrand", i.card_last4 AS "cardLast4", i.created_at AS "createdAt", i.paid_at AS "paidAt",
         i.voided_at AS "voidedAt", r.succeeded AS "refundedCents", r.pending AS "refundPendingCents"
    FROM invoices i
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(cents) FILTER (WHERE state = 'succeeded'), 0)::integer AS succeeded,
             coalesce(sum(cents) FILTER (WHERE state = 'pending'), 0)::integer AS pending
        FROM refunds WHERE invoice_id = i.id) r`;

/**
 * Writes an invoice under the next number.
 *
 * The counter's row stays locked until the transaction ends, so call it late: every other invoice waits for it. That is
 * the price of numbers without gaps, which a sequence does not give.
 *
 * @returns The number.
 */
export async function insertInvoice(connection: PoolClient, invoice: NewInvoice): Promise<bigint> {
  const isPaid = invoice.state === 'paid';
  const { rows } = await connection.query<{ readonly number: bigint }>(
    `WITH next AS (UPDATE invoice_numbers SET last_number = last_number + 1 RETURNING last_number)
     INSERT INTO invoices (id, account_id, number, kind, cents, state, term_id, grant_id, lines, buyer_name, buyer_email,
                           card_brand, card_last4, created_at, paid_at)
     SELECT $1, $2, last_number, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 FROM next
     RETURNING number`,
    [
      invoice.id,
      invoice.accountId,
      invoice.kind,
      invoice.cents,
      invoice.state,
      invoice.termId,
      invoice.grantId,
      JSON.stringify(invoice.lines),
      invoice.buyer.name,
      invoice.buyer.email,
      invoice.card?.brand ?? null,
      invoice.card?.last4 ?? null,
      invoice.at,
      isPaid ? invoice.at : null,
    ],
  );
  const [{ number }] = rows as [{ readonly number: bigint }]; // The counter's row was written by its migration.
  return number;
}

/** Writes that an owed invoice is paid, and by which card. */
export async function markInvoicePaid(
  connection: PoolClient,
  { id, card, at }: { readonly id: string; readonly card: Card | null; readonly at: Date },
): Promise<void> {
  await connection.query(
    `UPDATE invoices SET state = 'paid', paid_at = $2, card_brand = $3, card_last4 = $4
      WHERE id = $1 AND state = 'open'`,
    [id, at, card?.brand ?? null, card?.last4 ?? null],
  );
}

/** Gives an owed invoice up. */
export async function markInvoiceVoid(
  connection: PoolClient,
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<void> {
  await connection.query("UPDATE invoices SET state = 'void', voided_at = $2 WHERE id = $1 AND state = 'open'", [
    id,
    at,
  ]);
}

/** @param id - Any text; what is no id is no invoice. */
export async function findInvoice(database: Pool | PoolClient, id: string): Promise<StoredInvoice | undefined> {
  const { rows } = await database.query<Row>(`${SELECT_INVOICE} WHERE i.id::text = $1`, [id]);
  return rows[0] && toInvoice(rows[0]);
}

export async function findInvoiceOfTerm(
  database: Pool | PoolClient,
  termId: string,
): Promise<StoredInvoice | undefined> {
  const { rows } = await database.query<Row>(`${SELECT_INVOICE} WHERE i.term_id = $1`, [termId]);
  return rows[0] && toInvoice(rows[0]);
}

/** A page of an account's invoices, newest first. */
export async function pageInvoices(
  database: Pool | PoolClient,
  page: {
    readonly accountId: string;
    readonly limit: number;
    readonly after?: { readonly createdAt: Date; readonly id: string } | undefined;
  },
): Promise<readonly StoredInvoice[]> {
  const { rows } = await database.query<Row>(
    `${SELECT_INVOICE}
      WHERE i.account_id = $1 AND ($3::timestamptz IS NULL OR (i.created_at, i.id) < ($3, $4::uuid))
      ORDER BY i.created_at DESC, i.id DESC LIMIT $2`,
    [page.accountId, page.limit, page.after?.createdAt ?? null, page.after?.id ?? null],
  );
  return rows.map(toInvoice);
}

/** What came back of an invoice's money or is on its way, in order. */
export async function listInvoiceRefunds(
  database: Pool | PoolClient,
  invoiceId: string,
): Promise<readonly InvoiceRefund[]> {
  const { rows } = await database.query<InvoiceRefund>(
    `SELECT cents, coalesce(succeeded_at, created_at) AS at, state = 'pending' AS "isPending", reason
       FROM refunds WHERE invoice_id = $1 ORDER BY created_at, id`,
    [invoiceId],
  );
  return rows;
}

function toInvoice({ buyerName, buyerEmail, cardBrand, cardLast4, ...row }: Row): StoredInvoice {
  const card = cardBrand === null || cardLast4 === null ? null : { brand: cardBrand, last4: cardLast4 };
  return { ...row, buyer: { name: buyerName, email: buyerEmail }, card };
}
