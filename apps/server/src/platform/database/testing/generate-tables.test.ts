import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './create-test-database.ts';
import { generateTables, TABLES_FILE } from './generate-tables.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

test('the committed table types are those of the migrations (else: node scripts/generate-tables.mjs)', async () => {
  expect(readFileSync(TABLES_FILE, 'utf8')).toBe(await generateTables(database.url));
});

test('a new column shows in the types, bigint as bigint', async () => {
  await database.pool.query('CREATE TABLE drifted (amount_millicredits bigint NOT NULL, note text)');
  const types = await generateTables(database.url);
  expect(types).toMatch(/interface Drifted \{\s+amount_millicredits: bigint;\s+note: string \| null;/);
});
