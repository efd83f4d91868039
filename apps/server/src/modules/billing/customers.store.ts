import type { Pool, PoolClient } from 'pg';

export type CustomerCard = { readonly ref: string; readonly brand: string; readonly last4: string };

/** A person as a gateway knows them. */
export type Customer = {
  readonly accountId: string;
  readonly customerRef: string;
  /** What later charges take; null before any succeeded. */
  readonly card: CustomerCard | null;
};

type Row = {
  readonly account_id: string;
  readonly customer_ref: string;
  readonly card_ref: string | null;
  readonly card_brand: string | null;
  readonly card_last4: string | null;
};

const COLUMNS = 'account_id, customer_ref, card_ref, card_brand, card_last4';

export async function findCustomer(
  database: Pool | PoolClient,
  { accountId, gateway }: { readonly accountId: string; readonly gateway: string },
): Promise<Customer | undefined> {
  const { rows } = await database.query<Row>(
    `SELECT ${COLUMNS} FROM billing_customers WHERE account_id = $1 AND gateway = $2`,
    [accountId, gateway],
  );
  return rows[0] && toCustomer(rows[0]);
}

/** Whose customer a gateway's event speaks of. */
export async function findCustomerByRef(
  database: Pool | PoolClient,
  { gateway, customerRef }: { readonly gateway: string; readonly customerRef: string },
): Promise<Customer | undefined> {
  const { rows } = await database.query<Row>(
    `SELECT ${COLUMNS} FROM billing_customers WHERE gateway = $1 AND customer_ref = $2`,
    [gateway, customerRef],
  );
  return rows[0] && toCustomer(rows[0]);
}

/** Keeps a customer; the first one stays where two were made at once. */
export async function insertCustomer(
  database: Pool | PoolClient,
  customer: {
    readonly accountId: string;
    readonly gateway: string;
    readonly customerRef: string;
    readonly at: Date;
  },
): Promise<void> {
  await database.query(
    `INSERT INTO billing_customers (account_id, gateway, customer_ref, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (account_id, gateway) DO NOTHING`,
    [customer.accountId, customer.gateway, customer.customerRef, customer.at],
  );
}

/** Makes a card the one that later charges take. */
export async function keepCard(
  connection: PoolClient,
  kept: { readonly accountId: string; readonly gateway: string; readonly card: CustomerCard },
): Promise<void> {
  const { accountId, gateway, card } = kept;
  await connection.query(
    `UPDATE billing_customers SET card_ref = $3, card_brand = $4, card_last4 = $5
      WHERE account_id = $1 AND gateway = $2`,
    [accountId, gateway, card.ref, card.brand, card.last4],
  );
}

function toCustomer(row: Row): Customer {
  const { card_ref: ref, card_brand: brand, card_last4: last4 } = row;
  const card = ref === null || brand === null || last4 === null ? null : { ref, brand, last4 };
  return { accountId: row.account_id, customerRef: row.customer_ref, card };
}
