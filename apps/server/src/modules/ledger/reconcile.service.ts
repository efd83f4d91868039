import type { Pool, PoolClient } from 'pg';
import type { Reconciliation } from './ledger.ts';
import { operate } from './operate.ts';
import { countCreditAccounts, findDifferences, rewriteBalances } from './reconcile.store.ts';

/**
 * Derives every balance from the entries and compares it with what is stored. Changes nothing and locks nothing.
 *
 * One statement, hence one moment: operations that run meanwhile show no false differences.
 *
 * @param accountId - Default: all accounts.
 */
export async function reconcile(
  database: Pool | PoolClient,
  { accountId = null }: { readonly accountId?: string | null } = {},
): Promise<Reconciliation> {
  const differences = await findDifferences(database, accountId);
  return { accounts: accountId === null ? await countCreditAccounts(database) : 1, differences };
}

/**
 * Deletes the cached balances of an account and writes them anew from its entries. Nobody sees a difference.
 *
 * @throws CreditAccountMissingError when the account was never opened.
 */
export async function rebuildBalances(
  connection: PoolClient,
  { accountId, at }: { readonly accountId: string; readonly at: Date },
): Promise<void> {
  await operate(connection, { accountId, at, decide: () => ({ ok: true }) });
  await rewriteBalances(connection, accountId);
  await operate(connection, { accountId, at, decide: () => ({ ok: true }) });
}
