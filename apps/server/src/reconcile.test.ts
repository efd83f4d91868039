import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCreditAccount, giveCredits } from './modules/ledger/testing/ledger-fixtures.ts';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.ts';
import { migrate } from './platform/database/migrate.ts';
import { readPostmaster, stopPostmaster } from './platform/database/postmaster.ts';
import { createTestDatabase, type TestDatabase } from './platform/database/testing/create-test-database.ts';
import { inTransaction } from './platform/database/transaction.ts';

const RECONCILE = fileURLToPath(new URL('./reconcile.ts', import.meta.url));

let database: TestDatabase;
let directory: string;
beforeAll(async () => {
  database = await createTestDatabase();
  directory = mkdtempSync(join(tmpdir(), 'gesso-reconcile-'));
});
afterAll(async () => {
  await database.close();
  await stopPostmaster(join(directory, 'postgres'));
  rmSync(directory, { recursive: true, force: true });
});

/** Runs the command as a person does, against the database that the variables name. */
async function reconcile(variables: Readonly<Record<string, string>>, flags: readonly string[] = []) {
  const child = spawn(process.execPath, [RECONCILE, ...flags], {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, complaint, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code, output, complaint };
}

test('sound books end with 0, a figure that is off with 1, as a line and as JSON', async () => {
  const variables = { DATABASE_URL: database.url };
  const accountId = await createCreditAccount(database.pool);
  await inTransaction(database, (connection) => giveCredits(connection, { accountId, amountMillicredits: 7_000n }));
  expect(await reconcile(variables)).toEqual({ code: 0, output: '1 accounts, 0 differences\n', complaint: '' });

  await database.pool.query('UPDATE credit_accounts SET spendable_millicredits = 7002');
  const off = await reconcile(variables);
  expect(off.code).toBe(1);
  expect(off.output).toBe(
    `account ${accountId}: account spendable is stored as 7002 and is 7000 by the entries\n1 accounts, 1 differences\n`,
  );
  const json = await reconcile(variables, ['--json']);
  expect(json.code).toBe(1);
  const difference = { accountId, figure: 'account spendable', subject: null };
  expect(JSON.parse(json.output)).toEqual({
    accounts: 1,
    differences: [{ ...difference, storedMillicredits: 7_002, derivedMillicredits: 7_000 }],
  });
});

test('the PostgreSQL of a data folder is joined while its owner runs, and started and stopped when nobody does', async () => {
  const variables = { DATABASE_URL: '', GESSO_DATA_DIR: directory };
  const cluster = join(directory, 'postgres');
  const postgres = await startEmbeddedPostgres({ directory, isDurable: false });
  await migrate(postgres.url);
  const running = readPostmaster(cluster)?.processId;
  expect(await reconcile(variables)).toMatchObject({ code: 0, output: '0 accounts, 0 differences\n' });
  expect(readPostmaster(cluster)?.processId).toBe(running);
  await postgres.stop();

  expect(await reconcile(variables)).toMatchObject({ code: 0, output: '0 accounts, 0 differences\n' });
  expect(readPostmaster(cluster)).toBeUndefined();
  expect(existsSync(join(directory, 'owner.json'))).toBe(false);
});

test('a folder without a database is left empty, and a flag nobody knows is named', async () => {
  const empty = join(directory, 'nothing-here');
  const missing = await reconcile({ DATABASE_URL: '', GESSO_DATA_DIR: empty });
  expect(missing).toMatchObject({ code: 2, output: '', complaint: expect.stringContaining('no database yet') });
  expect(existsSync(empty)).toBe(false);
  const unknown = await reconcile({ DATABASE_URL: database.url }, ['--jsn']);
  expect(unknown).toMatchObject({ code: 2, output: '', complaint: expect.stringContaining('--jsn') });
});
