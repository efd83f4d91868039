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
  await notifyAccounts(database, [accountId], event);
}

/** As many ids as surely fit into the 8,000 bytes that a notification can carry. */
const ACCOUNTS_TOGETHER = 150;

/** The same for many accounts, in one query and few notifications, since each costs a turn at one lock of the server. */
export async function notifyAccounts(
  database: Pool | PoolClient,
  accountIds: readonly string[],
  event: AccountEvent,
): Promise<void> {
  if (accountIds.length === 0) return;
  const payloads: string[] = [];
  for (let start = 0; start < accountIds.length; start += ACCOUNTS_TOGETHER) {
    payloads.push(JSON.stringify({ accountIds: accountIds.slice(start, start + ACCOUNTS_TOGETHER), ...event }));
  }
  await send(database, payloads);
}

/** Tells each account something of its own, in one query. */
export async function notifyEach(
  database: Pool | PoolClient,
  news: readonly { readonly accountId: string; readonly event: AccountEvent }[],
): Promise<void> {
  if (news.length === 0) return;
  await send(
    database,
    news.map(({ accountId, event }) => JSON.stringify({ accountIds: [accountId], ...event })),
  );
}

async function send(database: Pool | PoolClient, payloads: readonly string[]): Promise<void> {
  await database.query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [
    ACCOUNT_EVENTS_CHANNEL,
    payloads,
  ]);
}
