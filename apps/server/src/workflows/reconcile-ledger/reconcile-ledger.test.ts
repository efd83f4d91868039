import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCreditAccount, giveCredits } from '../../modules/ledger/testing/ledger-fixtures.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { createLogger } from '../../platform/log/create-logger.ts';
import { reconcileLedger } from './reconcile-ledger.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function reconcileAndReadLog(): Promise<readonly Record<string, unknown>[]> {
  const lines: string[] = [];
  const log = createLogger({ level: 'warn', destination: { write: (line: string) => lines.push(line) } });
  await reconcileLedger({ database, log });
  return lines.map((line) => JSON.parse(line));
}

test('sound books are passed over in silence, and each figure that is off is an error with its account', async () => {
  const accountId = await createCreditAccount(database.pool);
  await inTransaction(database, (connection) => giveCredits(connection, { accountId, amountMillicredits: 7_000n }));
  expect(await reconcileAndReadLog()).toEqual([]);
  await database.pool.query('UPDATE credit_accounts SET held_millicredits = held_millicredits + 5');
  expect(await reconcileAndReadLog()).toEqual([
    expect.objectContaining({
      level: expect.toSatisfy((level) => level === 'error' || level === 50),
      accountId,
      figure: 'account held',
      storedMillicredits: 5,
      derivedMillicredits: 0,
    }),
  ]);
});
