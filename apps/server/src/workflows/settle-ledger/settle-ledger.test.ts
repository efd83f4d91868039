import { afterEach, beforeEach, expect, test } from 'vitest';
import { pageEntries, reconcile } from '../../modules/ledger/index.ts';
import {
  after,
  createCreditAccount,
  DAY_MS,
  giveCredits,
  HOUR_MS,
  holdSome,
} from '../../modules/ledger/testing/ledger-fixtures.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { createLogger } from '../../platform/log/create-logger.ts';
import { createSettleLedger } from './settle-ledger.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.close());

function settlerAt(at: Date) {
  const lines: string[] = [];
  const log = createLogger({ level: 'error', destination: { write: (line: string) => lines.push(line) } });
  return { lines, ...createSettleLedger({ database, clock: { now: () => at }, log }) };
}

async function accountWithGrant(expiresAt: Date): Promise<string> {
  const accountId = await createCreditAccount(database.pool);
  await inTransaction(database, (connection) => giveCredits(connection, { accountId, expiresAt }));
  return accountId;
}

async function countLapses(accountIds: readonly string[]): Promise<readonly number[]> {
  const { rows } = await database.pool.query<{ readonly account_id: string; readonly lapses: number }>(
    `SELECT account_id, count(*)::integer AS lapses FROM credit_entries
      WHERE kind = 'lapse' AND account_id = ANY ($1::uuid[]) GROUP BY account_id`,
    [accountIds],
  );
  return accountIds.map((id) => rows.find((row) => row.account_id === id)?.lapses ?? 0);
}

test('servers that look at once settle each account once, and nobody before their time', async () => {
  const accountIds = await Promise.all(Array.from({ length: 12 }, () => accountWithGrant(after(HOUR_MS))));
  const notYet = await accountWithGrant(after(HOUR_MS + 1));
  const servers = Array.from({ length: 4 }, () => settlerAt(after(HOUR_MS)));
  await Promise.all(servers.map((server) => server.idle()));
  expect(await countLapses([...accountIds, notYet])).toEqual([...accountIds.map(() => 1), 0]);
});

test('an account at work is left to the next look', async () => {
  const accountId = await accountWithGrant(after(HOUR_MS));
  const settler = settlerAt(after(HOUR_MS));
  await inTransaction(database, async (connection) => {
    await connection.query('SELECT FROM credit_accounts WHERE account_id = $1 FOR UPDATE', [accountId]);
    await settler.idle();
  });
  expect(await countLapses([accountId])).toEqual([0]);
  await settler.all();
  expect(await countLapses([accountId])).toEqual([1]);
});

test('an account that cannot be settled is reported and holds nobody up', async () => {
  const [broken, sound] = [await accountWithGrant(after(HOUR_MS)), await accountWithGrant(after(2 * HOUR_MS))];
  await database.pool.query(
    `ALTER TABLE credit_entries ADD CONSTRAINT planted CHECK (account_id <> '${broken}') NOT VALID`,
  );
  const settler = settlerAt(after(2 * HOUR_MS));
  await settler.all();
  expect(await countLapses([broken, sound])).toEqual([0, 1]);
  expect(settler.lines.map((line) => JSON.parse(line).accountId)).toEqual([broken]);
  await database.pool.query('ALTER TABLE credit_entries DROP CONSTRAINT planted');
  await settler.all();
  expect(await countLapses([broken])).toEqual([1]);
});

test('a long step of time dates each entry at the instant it was due, and the books sum up', async () => {
  const accountId = await accountWithGrant(after(40 * DAY_MS));
  await inTransaction(database, (connection) => holdSome(connection, { accountId }));
  const coming = { effectiveAt: after(10 * DAY_MS), expiresAt: after(20 * DAY_MS) };
  await inTransaction(database, (connection) => giveCredits(connection, { accountId, ...coming }));
  const at = after(50 * DAY_MS);
  await settlerAt(at).all();
  const { entries } = await inTransaction(database, (connection) =>
    pageEntries(connection, { accountId, at, limit: 50 }),
  );
  expect(entries.map((entry) => [entry.kind, entry.at]).reverse()).toEqual([
    ['grant', after(0)],
    ['hold', after(0)],
    ['release', after(DAY_MS)],
    ['grant', after(10 * DAY_MS)],
    ['lapse', after(20 * DAY_MS)],
    ['lapse', after(40 * DAY_MS)],
  ]);
  expect((await reconcile(database.pool)).differences).toEqual([]);
});
