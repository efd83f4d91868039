import type { Pool } from 'pg';
import { reconcile } from '../../modules/ledger/index.ts';
import type { Logger } from '../../platform/log/create-logger.ts';

/**
 * Derives every balance from the entries and logs each figure that is off as an error, with its account. Changes nothing:
 * which of the two is right is for a person to say.
 */
export async function reconcileLedger(options: {
  readonly database: { readonly pool: Pool };
  readonly log: Logger;
}): Promise<void> {
  const { database, log } = options;
  const { accounts, differences } = await reconcile(database.pool);
  for (const difference of differences) log.error(difference, 'the ledger does not add up');
  log.debug({ accounts, differences: differences.length }, 'the ledger was reconciled');
}
