import type { AccountEvent } from '@gesso/contract';
import type { Pool, PoolClient } from 'pg';

/** One channel for all accounts: PostgreSQL sends to every listening process either way. */
export const ACCOUNT_EVENTS_CHANNEL = 'account_events';

/**
 * Tells an account's open pages that something changed.
 *
 * Inside a transaction it is sent at the commit, and not at all after a rollback; equal events of one transaction are
 * sent once.
 */
export async function notifyAccount(
  database: Pool | PoolClient,
  accountId: string,
  event: AccountEvent,
): Promise<void> {
  await database.query('SELECT pg_notify($1, $2)', [ACCOUNT_EVENTS_CHANNEL, JSON.stringify({ accountId, ...event })]);
}
