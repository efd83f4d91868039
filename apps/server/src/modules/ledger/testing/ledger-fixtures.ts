import type { Pool, PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { inTransaction } from '../../../platform/database/transaction.ts';
import type { HoldCredits } from '../hold-operations.ts';
import { type GrantCredits, grantCredits, holdCredits, openCreditAccount } from '../ledger.service.ts';
import type { GrantAnswer, HoldAnswer } from '../ledger.ts';

/** Midnight of a Thursday: far from any month's end. */
export const START = new Date('2026-01-15T00:00:00.000Z');

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** An instant so many milliseconds after the start. */
export function after(ms: number): Date {
  return new Date(START.getTime() + ms);
}

/** Opens an account with an empty ledger, and the person behind it. */
export async function createCreditAccount(pool: Pool, at: Date = START): Promise<string> {
  const id = uuidv7();
  await pool.query('INSERT INTO auth_users (id, name, email) VALUES ($1, $1, $1)', [id]);
  await pool.query(`INSERT INTO accounts (id, auth_user_id, role, created_at) VALUES ($1, $2, 'member', $3)`, [
    id,
    id,
    at,
  ]);
  await inTransaction({ pool }, (connection) => openCreditAccount(connection, { accountId: id, at }));
  return id;
}

/** 1,000 credits of kind operator, from now, for ever, unless told otherwise. */
export function giveCredits(
  connection: PoolClient,
  grant: Partial<GrantCredits> & { readonly accountId: string },
): Promise<GrantAnswer> {
  const defaults = { kind: 'operator', amountMillicredits: 1_000_000n, reason: 'test', at: START } as const;
  return grantCredits(connection, { ...defaults, operationId: uuidv7(), ...grant });
}

/** Holds 1 credit for a day, unless told otherwise. */
export function holdSome(
  connection: PoolClient,
  hold: Partial<HoldCredits> & { readonly accountId: string },
): Promise<HoldAnswer> {
  const at = hold.at ?? START;
  const defaults = { holdId: uuidv7(), amountMillicredits: 1_000n, expiresAt: new Date(at.getTime() + DAY_MS) };
  return holdCredits(connection, { ...defaults, ...hold, at });
}
