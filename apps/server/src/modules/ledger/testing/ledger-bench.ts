import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { startEmbeddedPostgres } from '../../../platform/database/embedded-postgres.ts';
import { migrate } from '../../../platform/database/migrate.ts';
import { type OpenDatabase, openDatabase } from '../../../platform/database/open-database.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { START } from './ledger-fixtures.ts';

/** Rows of the yardstick's table: as many as there are accounts, so that both meet a row as often. */
const YARDSTICK_ROWS = 10_000;

/** A fresh PostgreSQL as the product starts it, on data that goes away. */
export async function withFreshDatabase(
  options: { readonly connections: number; readonly isDurable?: boolean },
  work: (database: OpenDatabase) => Promise<void>,
): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'gesso-ledger-bench-'));
  const postgres = await startEmbeddedPostgres({ directory, isDurable: options.isDurable ?? true });
  const database = openDatabase({ url: postgres.url, connections: options.connections });
  try {
    await migrate(postgres.url);
    await work(database);
  } finally {
    await database.close();
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Makes accounts with a million credits each, as their grant would have made them, in one statement. */
export async function createManyAccounts(pool: Pool, count: number): Promise<readonly string[]> {
  const { rows } = await pool.query<{ readonly id: string }>(
    `WITH ids AS MATERIALIZED (SELECT gen_random_uuid() AS id, gen_random_uuid() AS grant_id FROM generate_series(1, $1)),
     users AS (INSERT INTO auth_users (id, name, email) SELECT id::text, id::text, id::text FROM ids),
     people AS (INSERT INTO accounts (id, auth_user_id, role, created_at) SELECT id, id::text, 'member', $2 FROM ids),
     opened AS (INSERT INTO credit_accounts (account_id, spendable_millicredits, last_sequence, settled_at)
       SELECT id, 1000000000, 1, $2 FROM ids),
     given AS (INSERT INTO credit_grants (id, account_id, kind, priority, amount_millicredits, effective_at, reason, created_at)
       SELECT grant_id, id, 'operator', 20, 1000000000, $2, 'bench', $2 FROM ids),
     balances AS (INSERT INTO credit_grant_balances (grant_id, account_id, has_started, spendable_millicredits,
         held_millicredits, spent_millicredits, lapsed_millicredits, voided_millicredits)
       SELECT grant_id, id, true, 1000000000, 0, 0, 0, 0 FROM ids),
     entries AS (INSERT INTO credit_entries (account_id, sequence, at, kind, grant_id, reason, issued_delta,
         spendable_delta, spendable_after_millicredits)
       SELECT id, 1, $2, 'grant', grant_id, 'bench', -1000000000, 1000000000, 1000000000 FROM ids)
     SELECT id FROM ids`,
    [count, START],
  );
  // What autovacuum does by itself within a minute.
  await pool.query('ANALYZE');
  return rows.map((row) => row.id);
}

/** The least that any ledger on this database does: one update and one insert in one transaction. */
export async function createYardstick(database: OpenDatabase): Promise<() => Promise<void>> {
  await database.pool.query('CREATE TABLE yardstick (id integer PRIMARY KEY, amount bigint NOT NULL)');
  await database.pool.query('CREATE TABLE yardstick_log (id uuid PRIMARY KEY, account integer, amount bigint)');
  await database.pool.query('INSERT INTO yardstick SELECT n, 0 FROM generate_series(1, $1) n', [YARDSTICK_ROWS]);
  await database.pool.query('ANALYZE yardstick');
  return () =>
    inTransaction(database, async (connection) => {
      const id = 1 + Math.floor(Math.random() * YARDSTICK_ROWS);
      await connection.query({
        name: 'yardstick-update',
        text: 'UPDATE yardstick SET amount = amount + 1 WHERE id = $1',
        values: [id],
      });
      await connection.query({
        name: 'yardstick-insert',
        text: 'INSERT INTO yardstick_log (id, account, amount) VALUES ($1, $2, 1)',
        values: [uuidv7(), id],
      });
    });
}

/** Runs work over and over, so many at a time, and says how often a second it was done. */
export async function countPerSecond(
  { atATime, ms }: { readonly atATime: number; readonly ms: number },
  work: () => Promise<unknown>,
): Promise<number> {
  const startedAt = performance.now();
  let done = 0;
  const loop = async () => {
    while (performance.now() - startedAt < ms) {
      await work();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: atATime }, loop));
  return done / ((performance.now() - startedAt) / 1_000);
}

/** One of a list, by chance. */
export function pick<Item>(items: readonly Item[]): Item {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) throw new RangeError('There is nothing to pick from.');
  return item;
}

/** @param share - 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
