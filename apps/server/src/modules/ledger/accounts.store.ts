import type { Pool, PoolClient } from 'pg';
import type { Balance, Grant } from './ledger.ts';

type BalanceRow = Balance & { readonly settledAt: Date; readonly nextDueAt: Date | null };

/** Makes the row that every operation of an account locks. Does nothing when it is there. */
export async function insertCreditAccount(connection: PoolClient, accountId: string, at: Date): Promise<void> {
  await connection.query(
    'INSERT INTO credit_accounts (account_id, settled_at) VALUES ($1, $2) ON CONFLICT (account_id) DO NOTHING',
    [accountId, at],
  );
}

/** Reads the cached balance without a lock. */
export async function findBalance(connection: PoolClient, accountId: string): Promise<BalanceRow | undefined> {
  const { rows } = await connection.query<BalanceRow>({
    name: 'find-credit-balance',
    text: `SELECT spendable_millicredits AS "spendableMillicredits", held_millicredits AS "heldMillicredits",
                  settled_at AS "settledAt", next_due_at AS "nextDueAt"
             FROM credit_accounts WHERE account_id = $1`,
    values: [accountId],
  });
  return rows[0];
}

/**
 * Reads the grants of an account in burn order.
 *
 * @param all - Also those that have ended, are used up, are void or have not begun. Otherwise those that may be spent,
 *   or of which something is held, or that are empty but not ended.
 */
export async function listGrants(
  connection: PoolClient,
  { accountId, all, at }: { readonly accountId: string; readonly all: boolean; readonly at: Date },
): Promise<readonly Grant[]> {
  const { rows } = await connection.query<Grant>({
    name: 'list-credit-grants',
    text: `SELECT g.id, g.kind, g.priority, g.amount_millicredits AS "amountMillicredits",
                  b.spendable_millicredits AS "remainingMillicredits", b.held_millicredits AS "heldMillicredits",
                  g.effective_at AS "effectiveAt", g.expires_at AS "expiresAt"
             FROM credit_grants g
             JOIN credit_grant_balances b ON b.grant_id = g.id
            WHERE g.account_id = $1
              AND ($2 OR b.held_millicredits > 0
                   OR (b.has_started AND (g.expires_at IS NULL OR g.expires_at > $3)
                       AND NOT EXISTS (SELECT FROM credit_grant_voids v WHERE v.grant_id = g.id)))
            ORDER BY g.priority, g.expires_at NULLS LAST, g.created_at, g.id`,
    values: [accountId, all, at],
  });
  return rows;
}

/**
 * Finds accounts for which something may be due, the longest waiting first.
 *
 * @param at - Due by then or at it.
 * @param except - Accounts to leave out.
 */
export async function listDueAccounts(
  database: Pool | PoolClient,
  { at, limit, except }: { readonly at: Date; readonly limit: number; readonly except: readonly string[] },
): Promise<readonly string[]> {
  const { rows } = await database.query<{ readonly account_id: string }>(
    `SELECT account_id FROM credit_accounts WHERE next_due_at <= $1 AND account_id <> ALL ($2::uuid[])
      ORDER BY next_due_at, account_id LIMIT $3`,
    [at, except, limit],
  );
  return rows.map((row) => row.account_id);
}

/** Locks an account if something is due for it and nobody else is at work on it. */
export async function claimDueAccount(
  connection: PoolClient,
  { accountId, at }: { readonly accountId: string; readonly at: Date },
): Promise<boolean> {
  const { rows } = await connection.query(
    'SELECT 1 FROM credit_accounts WHERE account_id = $1 AND next_due_at <= $2 FOR UPDATE SKIP LOCKED',
    [accountId, at],
  );
  return rows.length > 0;
}
