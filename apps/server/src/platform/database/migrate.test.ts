import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { MigrationError } from './database-errors.ts';
import { MIGRATIONS_DIRECTORY, migrate, readMigrations } from './migrate.ts';
import { createTestDatabase, type TestDatabase } from './testing/create-test-database.ts';

const directories: string[] = [];
const databases: TestDatabase[] = [];
let database: TestDatabase;

function folderWith(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'gesso-migrations-'));
  directories.push(directory);
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(directory, name), sql);
  return directory;
}

beforeEach(async () => {
  database = await createTestDatabase();
  databases.push(database);
  await database.pool.query('DROP TABLE schema_migrations');
});

afterAll(async () => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
  for (const opened of databases) await opened.close();
});

test('each file runs once, in order, and a second call runs nothing', async () => {
  const folder = folderWith({ '0002_b.sql': 'INSERT INTO one VALUES (2)', '0001_a.sql': 'CREATE TABLE one (id int)' });
  expect(await migrate(database.url, folder)).toEqual(['0001_a.sql', '0002_b.sql']);
  expect(await migrate(database.url, folder)).toEqual([]);
  expect((await database.pool.query('SELECT id FROM one')).rows).toEqual([{ id: 2 }]);
});

test('servers that start together run each file once', async () => {
  const folder = folderWith({ '0001_a.sql': 'CREATE TABLE one (id int); INSERT INTO one VALUES (1)' });
  const ran = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, folder)));
  expect(ran.flat()).toEqual(['0001_a.sql']);
  expect((await database.pool.query('SELECT id FROM one')).rowCount).toBe(1);
});

test('a file that fails leaves nothing of itself, and the files before it stay', async () => {
  const folder = folderWith({
    '0001_a.sql': 'CREATE TABLE one (id int)',
    '0002_b.sql': 'CREATE TABLE two (id int); nonsense',
  });
  await expect(migrate(database.url, folder)).rejects.toThrow(/0002_b\.sql failed: syntax error/);
  const { rows } = await database.pool.query("SELECT to_regclass('one') AS one, to_regclass('two') AS two");
  expect(rows).toEqual([{ one: 'one', two: null }]);
});

test('a file changed after it ran is refused', async () => {
  await migrate(database.url, folderWith({ '0001_a.sql': 'SELECT 1' }));
  const changed = folderWith({ '0001_a.sql': 'SELECT 2', '0002_b.sql': 'CREATE TABLE two (id int)' });
  await expect(migrate(database.url, changed)).rejects.toThrow(MigrationError);
  expect((await database.pool.query("SELECT to_regclass('two') AS two")).rows).toEqual([{ two: null }]);
});

test('a database that ran more than the folder holds is refused', async () => {
  await migrate(database.url, folderWith({ '0001_a.sql': 'SELECT 1', '0002_b.sql': 'SELECT 2' }));
  await expect(migrate(database.url, folderWith({ '0001_a.sql': 'SELECT 1' }))).rejects.toThrow(/newer Gesso/);
});

test('a new file before one that ran is refused', async () => {
  await migrate(database.url, folderWith({ '0002_b.sql': 'SELECT 2' }));
  const folder = folderWith({ '0001_a.sql': 'SELECT 1', '0002_b.sql': 'SELECT 2' });
  await expect(migrate(database.url, folder)).rejects.toThrow(/later number/);
});

test.each([
  [{ 'accounts.sql': '' }, /must be named like/],
  [{ '0001_a.sql': '', '0001_b.sql': '' }, /the same number/],
])('a folder with %j is refused', (files, sentence) => {
  expect(() => readMigrations(folderWith(files))).toThrow(sentence);
});

test("Gesso's own migrations are well named", () => {
  expect(readMigrations(MIGRATIONS_DIRECTORY).length).toBeGreaterThan(0);
});
