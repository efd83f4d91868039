import type { Pool } from 'pg';

/** What an account may spend and what is held of it, in millicredits, read past the ledger. */
export async function readCredits(pool: Pool, accountId: string): Promise<{ spendable: number; held: number }> {
  const { rows } = await pool.query<{ spendable: number; held: number }>(
    'SELECT spendable_millicredits::int AS spendable, held_millicredits::int AS held FROM credit_accounts WHERE account_id = $1',
    [accountId],
  );
  if (rows[0] === undefined) throw new Error(`Account ${accountId} has no credits.`);
  return rows[0];
}
