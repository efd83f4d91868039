import type { Pool, PoolClient } from 'pg';
import { type AccountAt, findDueAccounts, settleDue, settleDueUnlessBusy } from '../../modules/ledger/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Logger } from '../../platform/log/create-logger.ts';

export type SettleLedger = {
  /** Settles every account for which something is due, also those that somebody has locked: waits for them. */
  readonly all: () => Promise<void>;
  /** The same for a regular look: what is busy is left to the next one, or to another server that looks, too. */
  readonly idle: () => Promise<void>;
};

/** One account is one transaction of a few milliseconds; a batch of names is read at once. */
const ACCOUNTS_AT_ONCE = 100;

/**
 * Lets grants start and end and holds time out when their time has come, for accounts that nobody looks at. Whoever
 * reads or changes an account's credits settles it by itself, so nothing depends on how often this runs.
 */
export function createSettleLedger(options: {
  readonly database: { readonly pool: Pool };
  readonly clock: Clock;
  readonly log: Logger;
}): SettleLedger {
  const { database, clock, log } = options;
  const settleEach = async (settle: (connection: PoolClient, account: AccountAt) => Promise<unknown>) => {
    const at = clock.now();
    const done: string[] = [];
    for (;;) {
      const accountIds = await findDueAccounts(database.pool, { at, limit: ACCOUNTS_AT_ONCE, except: done });
      if (accountIds.length === 0) return;
      for (const accountId of accountIds) {
        // One broken account must not keep all others from being settled.
        await inTransaction(database, (connection) => settle(connection, { accountId, at })).catch((err: Error) =>
          log.error({ err, accountId }, 'an account could not be settled'),
        );
        done.push(accountId);
      }
    }
  };
  return { all: () => settleEach(settleDue), idle: () => settleEach(settleDueUnlessBusy) };
}
