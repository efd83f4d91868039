import type { Pool, PoolClient } from 'pg';
import { type PriceList, type PriceListContent, priceListContentSchema } from './price-list.ts';
import { upgradePriceList } from './upgrade-price-list.ts';

type Row = { readonly version: string; readonly content: unknown; readonly effective_at: Date };

/** Any number nobody else locks: "plst" in ASCII. */
const LOCK_KEY = 0x70_6c_73_74;

/** Lets one server at a time write price lists, until the transaction ends. */
export async function lockPriceLists(connection: PoolClient): Promise<void> {
  await connection.query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
}

/** The list in force at an instant, or nothing on a database that has none. Versions count up from 1. */
export async function readPriceListInForce(database: Pool | PoolClient, at: Date): Promise<PriceList | undefined> {
  const { rows } = await database.query<Row>(
    `SELECT version, content, effective_at FROM price_lists
     WHERE effective_at <= $1 ORDER BY version::integer DESC LIMIT 1`,
    [at],
  );
  return rows[0] && toPriceList(rows[0]);
}

/** A list by its version, or nothing. */
export async function readPriceList(database: Pool | PoolClient, version: string): Promise<PriceList | undefined> {
  const { rows } = await database.query<Row>(
    'SELECT version, content, effective_at FROM price_lists WHERE version = $1',
    [version],
  );
  return rows[0] && toPriceList(rows[0]);
}

/** The newest list, also when it is not in force yet. */
export async function readNewestPriceList(
  connection: PoolClient,
): Promise<(PriceList & { readonly effectiveAt: Date }) | undefined> {
  const { rows } = await connection.query<Row>(
    'SELECT version, content, effective_at FROM price_lists ORDER BY version::integer DESC LIMIT 1',
  );
  return rows[0] && { ...toPriceList(rows[0]), effectiveAt: rows[0].effective_at };
}

/** Writes a list for ever. */
export async function insertPriceList(
  connection: PoolClient,
  { version, content, effectiveAt }: { version: string; content: PriceListContent; effectiveAt: Date },
): Promise<void> {
  await connection.query('INSERT INTO price_lists (version, content, effective_at) VALUES ($1, $2, $3)', [
    version,
    content,
    effectiveAt,
  ]);
}

function toPriceList(row: Row): PriceList {
  return { version: row.version, content: priceListContentSchema.parse(upgradePriceList(row.content)) };
}
