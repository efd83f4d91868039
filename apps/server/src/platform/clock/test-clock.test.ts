import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/testing/create-test-database.ts';
import { openTestClock } from './test-clock.store.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

const later = (days: number) => (now: Date) => new Date(now.getTime() + days * 86_400_000);

test('the clock stands still, moves forward only, is kept, and every process sees the same', async () => {
  const { pool, url } = database;
  const clock = await openTestClock({ pool, url, startsAt: new Date('2026-03-01T00:00:00.000Z') });
  const other = await openTestClock({ pool, url, startsAt: new Date('2027-01-01T00:00:00.000Z') });
  expect(other.now().toISOString()).toBe('2026-03-01T00:00:00.000Z');

  expect(await clock.move(later(2))).toEqual({ ok: true, now: new Date('2026-03-03T00:00:00.000Z') });
  await vi.waitFor(() => expect(other.now().toISOString()).toBe('2026-03-03T00:00:00.000Z'));

  expect(await other.move(later(-1))).toEqual({ ok: false, now: new Date('2026-03-03T00:00:00.000Z') });
  await Promise.all([clock.close(), other.close()]);

  const again = await openTestClock({ pool, url, startsAt: new Date('2030-01-01T00:00:00.000Z') });
  expect(again.now().toISOString()).toBe('2026-03-03T00:00:00.000Z');
  await again.close();
});
