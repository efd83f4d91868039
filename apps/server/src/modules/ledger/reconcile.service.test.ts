import type { PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { captureHold } from './ledger.service.ts';
import { rebuildBalances, reconcile } from './reconcile.service.ts';
import { readBalance, readGrants } from './statement.service.ts';
import { after, createCreditAccount, DAY_MS, giveCredits, HOUR_MS, holdSome } from './testing/ledger-fixtures.ts';

let database: TestDatabase;
let accountId: string;
let holdId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const run = <Answer>(work: (connection: PoolClient) => Promise<Answer>) => inTransaction(database, work);
const differences = async () => (await reconcile(database.pool, { accountId })).differences;

/** One lapsed grant, one living, one to come; one hold captured in part and one open. */
beforeEach(async () => {
  accountId = await createCreditAccount(database.pool);
  holdId = uuidv7();
  await run((c) => giveCredits(c, { accountId, amountMillicredits: 5_000n, expiresAt: after(HOUR_MS) }));
  await run((c) => giveCredits(c, { accountId, amountMillicredits: 7_000n }));
  await run((c) => giveCredits(c, { accountId, amountMillicredits: 9_000n, effectiveAt: after(DAY_MS) }));
  await run((c) => holdSome(c, { accountId, holdId, amountMillicredits: 2_000n }));
  await run((c) => captureHold(c, { operationId: 'c', holdId, amountMillicredits: 500n, at: after(1) }));
  await run((c) => holdSome(c, { accountId, amountMillicredits: 2_000n }));
  await run((c) => readBalance(c, { accountId, at: after(2 * HOUR_MS) }));
});

test('a sound ledger shows no difference', async () => {
  expect(await differences()).toEqual([]);
  expect((await reconcile(database.pool)).accounts).toBeGreaterThan(0);
});

test.each([
  ['UPDATE credit_accounts SET spendable_millicredits = spendable_millicredits + 1', 'account spendable'],
  ['UPDATE credit_accounts SET held_millicredits = held_millicredits - 1', 'account held'],
  ['UPDATE credit_accounts SET last_sequence = last_sequence + 1', 'account last entry'],
  [
    'UPDATE credit_grant_balances SET spent_millicredits = spent_millicredits + 1 WHERE spent_millicredits > 0',
    'grant spent',
  ],
  [
    'UPDATE credit_grant_balances SET lapsed_millicredits = lapsed_millicredits - 1 WHERE lapsed_millicredits > 0',
    'grant lapsed',
  ],
  ['DELETE FROM credit_grant_balances WHERE spent_millicredits > 0', 'grant spent'],
  [
    'UPDATE credit_holds SET captured_millicredits = captured_millicredits + 1 WHERE captured_millicredits > 0',
    'hold spent',
  ],
  [
    'UPDATE credit_entries SET spendable_after_millicredits = spendable_after_millicredits + 1 WHERE sequence = 3',
    'entry balance after',
  ],
  [`DELETE FROM credit_entries WHERE kind = 'capture'`, 'entry number'],
])('a planted fault is found: %s', async (fault, figure) => {
  const where = fault.includes('WHERE') ? 'AND' : 'WHERE';
  await run(async (connection) => {
    // Even somebody who switches the triggers off is found out.
    await connection.query('ALTER TABLE credit_entries DISABLE TRIGGER ALL');
    await connection.query(`${fault} ${where} account_id = $1`, [accountId]);
    await connection.query('ALTER TABLE credit_entries ENABLE TRIGGER ALL');
  });
  expect((await differences()).map((difference) => difference.figure)).toContain(figure);
});

const NOBODY = '00000000-0000-7000-8000-000000000000';

test.each([
  [
    `INSERT INTO credit_entries (account_id, sequence, at, kind, grant_id, spendable_after_millicredits)
     SELECT $1, 100, now(), 'hold', $2, 0`,
    'entry of no grant',
  ],
  [
    `INSERT INTO credit_entries (account_id, sequence, at, kind, grant_id, hold_id, spendable_after_millicredits)
     SELECT $1, 100, now(), 'hold', id, $2, 0 FROM credit_grants WHERE account_id = $1 LIMIT 1`,
    'entry of no hold',
  ],
  [
    `INSERT INTO credit_entries (account_id, sequence, at, kind, grant_id, spendable_after_millicredits)
     SELECT $2, 1, now(), 'hold', id, 0 FROM credit_grants WHERE account_id = $1 LIMIT 1`,
    'entry of no account',
  ],
  [
    `INSERT INTO credit_holds (id, account_id, amount_millicredits, state, created_at, expires_at)
     SELECT gen_random_uuid(), $2, 0, 'held', now(), now() WHERE $1::uuid IS NOT NULL`,
    'hold of no account',
  ],
  [
    `INSERT INTO credit_holds (id, account_id, amount_millicredits, state, created_at, expires_at, grant_ids,
            slice_millicredits)
     SELECT gen_random_uuid(), $1, 1, 'held', now(), now(), ARRAY[$2::uuid], ARRAY[1]`,
    'slice of no grant',
  ],
  [
    `INSERT INTO credit_operations (account_id, id, kind, payload_sha256, answer, at)
     SELECT $2, 'x', 'hold', '', '{}', now() WHERE $1::uuid IS NOT NULL`,
    'operation of no account',
  ],
])('a row that names nothing is found: %s', async (fault, figure) => {
  const connection = await database.pool.connect();
  // Rolled back, since such rows can never be deleted.
  await connection.query('BEGIN');
  await connection.query(fault, [accountId, NOBODY]);
  const { differences: found } = await reconcile(connection);
  await connection.query('ROLLBACK');
  connection.release();
  expect(found.map((difference) => difference.figure)).toContain(figure);
});

test('balances that are deleted and rebuilt answer the same', async () => {
  const at = after(2 * HOUR_MS);
  const read = () =>
    run(async (connection) => ({
      balance: await readBalance(connection, { accountId, at }),
      grants: await readGrants(connection, { accountId, at, all: true }),
    }));
  const before = await read();
  await database.pool.query('DELETE FROM credit_grant_balances WHERE account_id = $1', [accountId]);
  await database.pool.query(
    `UPDATE credit_accounts SET spendable_millicredits = 0, held_millicredits = 0, last_sequence = 0, next_due_at = NULL
      WHERE account_id = $1`,
    [accountId],
  );
  expect((await differences()).length).toBeGreaterThan(0);
  await run((connection) => rebuildBalances(connection, { accountId, at }));
  expect(await read()).toEqual(before);
  expect(await differences()).toEqual([]);
  const later = await run((connection) => readBalance(connection, { accountId, at: after(DAY_MS) }));
  // The open hold timed out: its grant had lapsed, so that it was made good; the grant to come has begun.
  expect(later).toEqual({ spendableMillicredits: 18_000n, heldMillicredits: 0n });
  expect(await differences()).toEqual([]);
});

test('what a hold pins cannot be changed', async () => {
  for (const column of ['grant_ids', 'slice_millicredits']) {
    const change = database.pool.query(`UPDATE credit_holds SET ${column} = ${column}`);
    await expect(change, column).rejects.toThrow('append-only');
  }
});

test.each(['credit_entries', 'credit_grants', 'credit_grant_voids'])(
  '%s cannot be changed, deleted or emptied',
  async (table) => {
    for (const statement of [
      `UPDATE ${table} SET reason = reason`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
    ]) {
      await expect(database.pool.query(statement), statement).rejects.toThrow('append-only');
    }
  },
);

test('an entry whose places do not sum to zero cannot be written', async () => {
  const planted = database.pool.query(
    `INSERT INTO credit_entries (account_id, sequence, at, kind, grant_id, spendable_delta, spendable_after_millicredits)
     SELECT account_id, 999, at, 'grant', grant_id, 5, 5 FROM credit_entries WHERE account_id = $1 LIMIT 1`,
    [accountId],
  );
  await expect(planted).rejects.toThrow('check constraint');
});
