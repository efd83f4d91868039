import type { Pool, PoolClient } from 'pg';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { pageEntries, readBalance } from '../statement.service.ts';
import { createCreditAccount } from './ledger-fixtures.ts';

/** A ledger of its own for the tests of a file, and in it a new, empty account for each test. */
export type TestLedger = {
  readonly accountId: string;
  readonly url: string;
  readonly pool: Pool;
  /** Works in one transaction. */
  readonly run: <Answer>(work: (connection: PoolClient) => Promise<Answer>) => Promise<Answer>;
  readonly balanceAt: (at: Date) => ReturnType<typeof readBalance>;
  /** Kind, signed change and balance after it of every entry until then, oldest first. */
  readonly statement: (at: Date) => Promise<readonly (readonly [string, number, number])[]>;
};

/** Call once at the top of a test file; read its fields inside tests only. */
export function useTestLedger(): TestLedger {
  let database: TestDatabase;
  let accountId: string;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    accountId = await createCreditAccount(database.pool);
  });
  const run: TestLedger['run'] = (work) => inTransaction(database, work);
  return {
    get accountId() {
      return accountId;
    },
    get url() {
      return database.url;
    },
    get pool() {
      return database.pool;
    },
    run,
    balanceAt: (at) => run((connection) => readBalance(connection, { accountId, at })),
    statement: async (at) => {
      const { entries } = await run((connection) => pageEntries(connection, { accountId, at, limit: 200 }));
      return entries
        .map(
          (entry) =>
            [entry.kind, Number(entry.spendableDeltaMillicredits), Number(entry.spendableAfterMillicredits)] as const,
        )
        .reverse();
    },
  };
}
