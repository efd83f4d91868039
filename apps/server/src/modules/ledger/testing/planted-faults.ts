import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { captureHold, voidGrant } from '../ledger.service.ts';
import { readBalance } from '../statement.service.ts';
import { after, createCreditAccount, giveCredits, HOUR_MS, holdSome } from './ledger-fixtures.ts';

/** A statement that breaks one row of an account, `$1`, so that a figure of it is off. */
export type PlantedFault = { readonly figure: string; readonly sql: string };

const set = (table: string, column: string, condition = 'true') =>
  `UPDATE ${table} SET ${column} = ${column} + 1 WHERE account_id = $1 AND ${condition}`;
const balance = (column: string) => set('credit_grant_balances', column, `${column} > 0`);

/** Every kind of figure that is stored, each with a row that lies about it. */
export const PLANTED_FAULTS: readonly PlantedFault[] = [
  { figure: 'account spendable', sql: set('credit_accounts', 'spendable_millicredits') },
  { figure: 'account held', sql: set('credit_accounts', 'held_millicredits') },
  { figure: 'account last entry', sql: set('credit_accounts', 'last_sequence') },
  { figure: 'grant issued', sql: set('credit_grants', 'amount_millicredits') },
  { figure: 'grant spendable', sql: balance('spendable_millicredits') },
  { figure: 'grant held', sql: balance('held_millicredits') },
  { figure: 'grant spent', sql: balance('spent_millicredits') },
  { figure: 'grant lapsed', sql: balance('lapsed_millicredits') },
  { figure: 'grant voided', sql: balance('voided_millicredits') },
  { figure: 'hold amount', sql: set('credit_holds', 'amount_millicredits') },
  {
    figure: 'hold slices',
    sql: `UPDATE credit_holds SET slice_millicredits[1] = slice_millicredits[1] + 1 WHERE account_id = $1`,
  },
  {
    figure: 'hold held',
    sql: `UPDATE credit_holds SET state = 'released', resolved_at = created_at WHERE account_id = $1 AND state = 'held'`,
  },
  { figure: 'hold spent', sql: set('credit_holds', 'captured_millicredits', `state = 'captured'`) },
  { figure: 'entry balance after', sql: set('credit_entries', 'spendable_after_millicredits', 'sequence = 2') },
  { figure: 'entry number', sql: `DELETE FROM credit_entries WHERE account_id = $1 AND kind = 'capture'` },
];

/** An account in which every figure is above zero: something spendable, held, spent, lapsed and voided. */
export async function createFullAccount(pool: Pool): Promise<string> {
  const accountId = await createCreditAccount(pool);
  const run = <Answer>(work: Parameters<typeof inTransaction<Answer>>[1]) => inTransaction({ pool }, work);
  await run((connection) => giveCredits(connection, { accountId, expiresAt: after(HOUR_MS) }));
  await run((connection) => giveCredits(connection, { accountId, kind: 'topup' }));
  const voided = await run((connection) => giveCredits(connection, { accountId, kind: 'bonus' }));
  const taken = { operationId: 'void', grantId: voided.grant.id, reason: 'dispute', at: after(1) };
  await run((connection) => voidGrant(connection, taken));
  const holdId = uuidv7();
  await run((connection) => holdSome(connection, { accountId, holdId, at: after(2) }));
  await run((connection) =>
    captureHold(connection, { operationId: 'capture', holdId, amountMillicredits: 600n, at: after(3) }),
  );
  await run((connection) => holdSome(connection, { accountId, at: after(4) }));
  await run((connection) => readBalance(connection, { accountId, at: after(2 * HOUR_MS) }));
  return accountId;
}

/** Breaks the row behind the back of the triggers, as somebody with the database's password could. */
export async function plantFault(pool: Pool, fault: PlantedFault, accountId: string): Promise<void> {
  await inTransaction({ pool }, async (connection) => {
    await connection.query("SET LOCAL session_replication_role = 'replica'");
    const { rowCount } = await connection.query(fault.sql, [accountId]);
    if (rowCount === 0) throw new Error(`there was no row to break for ${fault.figure}`);
  });
}
