import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/testing/create-test-database.ts';
import { inTransaction } from '../database/transaction.ts';
import { createJobs, type Jobs } from './jobs.ts';

const log = pino({ level: process.env.JOBS_LOG ?? 'silent' });
const opened: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  for (const resource of opened.splice(0).reverse()) await resource.close();
});

async function openJobs(define: (jobs: Jobs) => void): Promise<{ jobs: Jobs; database: TestDatabase }> {
  const database = await createTestDatabase();
  const jobs = createJobs({ databaseUrl: database.url, pool: database.pool, log, executes: true });
  define(jobs);
  await jobs.start();
  opened.push(database, jobs);
  return { jobs, database };
}

test('a job ordered in a transaction that rolls back never runs, one that commits runs once', async () => {
  const ran: string[] = [];
  const done = Promise.withResolvers<void>();
  const { jobs, database } = await openJobs((fresh) =>
    fresh.define('note', async (durable, id) => {
      await durable.step('note', async () => ran.push(id));
      if (ran.length === 2) done.resolve();
    }),
  );
  const order = (id: string) => (connection: Parameters<Jobs['enqueue']>[0]) =>
    jobs.enqueue(connection, { name: 'note', id, accountId: 'someone' });
  await expect(
    inTransaction(database, async (connection) => {
      await order('rolled-back')(connection);
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await inTransaction(database, order('kept'));
  await inTransaction(database, order('kept'));
  await inTransaction(database, order('last'));
  await done.promise;
  expect(ran.toSorted()).toEqual(['kept', 'last']);
});

test('a step that throws is tried again and its job goes on', async () => {
  let tries = 0;
  const done = Promise.withResolvers<number>();
  const { jobs, database } = await openJobs((fresh) =>
    fresh.define('stumble', async (durable) => {
      const value = await durable.step('stumble', async () => {
        tries += 1;
        if (tries < 3) throw new Error('the store is away');
        return 7;
      });
      done.resolve(value);
    }),
  );
  await inTransaction(database, (connection) =>
    jobs.enqueue(connection, { name: 'stumble', id: 'one', accountId: 'someone' }),
  );
  expect(await done.promise).toBe(7);
  expect(tries).toBe(3);
});

test('jobs are ready between start and close', async () => {
  const { jobs } = await openJobs(() => undefined);
  expect(jobs.isReady()).toBe(true);
});
