import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listen, type Notification } from './listen.ts';
import { createTestDatabase, type TestDatabase } from './testing/create-test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

async function breakListeners(): Promise<void> {
  await database.pool.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'",
  );
}

test('what is sent after listening began arrives in order', async () => {
  const received: Notification[] = [];
  const listener = await listen({
    url: database.url,
    channels: ['first', 'Odd "name"'],
    onNotification: (notification) => received.push(notification),
  });
  await database.pool.query(`SELECT pg_notify('first', '1')`);
  await database.pool.query(`SELECT pg_notify('Odd "name"', '2')`);
  await vi.waitFor(() => expect(received).toHaveLength(2));
  expect(received).toEqual([
    { channel: 'first', payload: '1' },
    { channel: 'Odd "name"', payload: '2' },
  ]);
  await listener.close();
});

test('a broken connection is made again, and the caller is told to read anew', async () => {
  const received: string[] = [];
  const onListening = vi.fn();
  const onConnectionLost = vi.fn();
  const listener = await listen({
    url: database.url,
    channels: ['events'],
    onNotification: ({ payload }) => received.push(payload),
    onListening,
    onConnectionLost,
  });
  await breakListeners();
  await vi.waitFor(() => expect(onListening).toHaveBeenCalledTimes(2), { timeout: 5_000 });
  await database.pool.query(`SELECT pg_notify('events', 'after')`);
  await vi.waitFor(() => expect(received).toEqual(['after']));
  expect(onConnectionLost).toHaveBeenCalled();
  await listener.close();
});

test('closing leaves no connection behind', async () => {
  const listener = await listen({ url: database.url, channels: ['events'], onNotification: () => undefined });
  await listener.close();
  await vi.waitFor(async () => {
    const { rowCount } = await database.pool.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'",
    );
    expect(rowCount).toBe(0);
  });
});

test('a database that cannot be reached is an error at once', async () => {
  const url = 'postgresql://gesso:none@127.0.0.1:1/none';
  await expect(listen({ url, channels: ['events'], onNotification: () => undefined })).rejects.toThrow();
});
