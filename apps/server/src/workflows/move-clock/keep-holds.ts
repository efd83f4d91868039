import { LIMITS } from '@gesso/contract';
import type { Pool } from 'pg';
import { listLivingHolds } from '../../modules/generation/index.ts';
import { extendHold, listHoldsEndingBy } from '../../modules/ledger/index.ts';
import { listLivingRunHolds } from '../../modules/runs/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';

/**
 * Extends the holds of living work that would time out by an instant, as its worker would have done every hour until
 * then. The ledger lets no hold live longer than a week.
 *
 * @returns Whether any of them now outlives that instant.
 */
export async function keepHolds(
  database: { readonly pool: Pool },
  { at, until }: { readonly at: Date; readonly until: Date },
): Promise<boolean> {
  const { pool } = database;
  const ending = await listHoldsEndingBy(pool, until);
  const holdIds = [...(await listLivingHolds(pool, ending)), ...(await listLivingRunHolds(pool, ending))];
  const expiresAt = new Date(until.getTime() + LIMITS.holdLifeMs);
  let isAnyKept = false;
  for (const holdId of holdIds) {
    const kept = await inTransaction(database, (connection) => extendHold(connection, { holdId, expiresAt, at }));
    isAnyKept ||= kept.ok && kept.expiresAt > until;
  }
  return isAnyKept;
}
