import type { PlanKey } from '@gesso/contract';
import type { PoolClient } from 'pg';
import { findAccount } from './accounts.store.ts';
import type { Account } from './accounts.ts';

/**
 * Makes whoever changes an account's plan or money wait for each other, until the transaction ends. Taken before every
 * other lock. Rows that merely refer to the account can be written meanwhile.
 *
 * @returns The account as it is once it is locked; undefined when there is none.
 */
export async function lockAccount(connection: PoolClient, id: string): Promise<Account | undefined> {
  // A statement of its own: one that waits for a lock does not see what was committed meanwhile.
  await connection.query('SELECT 1 FROM accounts WHERE id = $1 FOR NO KEY UPDATE', [id]);
  return findAccount(connection, id);
}

/** Sets the plan that features and licences go by from now on. The caller has locked the account. */
export async function setAccountPlan(
  connection: PoolClient,
  { accountId, plan }: { readonly accountId: string; readonly plan: PlanKey },
): Promise<void> {
  await connection.query('UPDATE accounts SET plan = $2 WHERE id = $1', [accountId, plan]);
}
