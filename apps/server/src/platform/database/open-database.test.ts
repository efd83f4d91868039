import { once } from 'node:events';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDatabase } from './open-database.ts';
import { createTestDatabase, type TestDatabase } from './testing/create-test-database.ts';
import { inTransaction } from './transaction.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query('CREATE TABLE marks (id bigint PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())');
});

afterAll(() => database.close());

test('bigint columns arrive as bigint without losing a digit, times as Date', async () => {
  const { rows } = await database.pool.query(
    'SELECT 9007199254740993::bigint AS big, now() AS at, 1.10::numeric AS price',
  );
  expect(rows[0]).toEqual({ big: 9007199254740993n, at: expect.any(Date), price: '1.10' });
});

test('other users of the driver still get bigint as text', async () => {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query('SELECT 1::bigint AS big');
  await client.end();
  expect(rows[0].big).toBe('1');
});

test('a transaction that returns is kept', async () => {
  const answer = await inTransaction(database, async (connection) => {
    await connection.query('INSERT INTO marks (id) VALUES ($1)', [1n]);
    return 'kept';
  });
  const { rows } = await database.pool.query('SELECT id FROM marks WHERE id = 1');
  expect(answer).toBe('kept');
  expect(rows).toEqual([{ id: 1n }]);
});

test('a transaction that throws leaves nothing and passes the error on', async () => {
  const refusal = new Error('no');
  const attempt = inTransaction(database, async (connection) => {
    await connection.query('INSERT INTO marks (id) VALUES (2)');
    throw refusal;
  });
  await expect(attempt).rejects.toBe(refusal);
  expect((await database.pool.query('SELECT 1 FROM marks WHERE id = 2')).rowCount).toBe(0);
});

test('a connection lost inside a transaction is not used again', async () => {
  const attempt = inTransaction(database, async (connection) => {
    const { rows } = await connection.query('SELECT pg_backend_pid() AS id');
    await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0].id]);
    // Between two queries, when nobody waits for an answer that could fail.
    await once(connection, 'end');
    await connection.query('SELECT 1');
  });
  await expect(attempt).rejects.toThrow();
  expect((await database.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

test('two test databases do not see each other', async () => {
  const other = await createTestDatabase();
  await other.pool.query('CREATE TABLE marks (id text)');
  expect((await other.pool.query('SELECT * FROM marks')).rowCount).toBe(0);
  await other.close();
});

test('closing leaves no connection, whichever way queries were made', async () => {
  const used = openDatabase({ url: database.url, connections: 2 });
  const { rows } = await used.pool.query('SELECT pg_backend_pid() AS id');
  await used.close();
  await used.close();
  await vi.waitFor(async () => {
    expect((await database.pool.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1', [rows[0].id])).rowCount).toBe(0);
  });
});
