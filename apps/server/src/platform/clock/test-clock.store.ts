import type { Pool } from 'pg';
import { listen } from '../database/listen.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Clock } from './clock.ts';

export type ClockMove = { readonly ok: true; readonly now: Date } | { readonly ok: false; readonly now: Date };

/** A clock that stands still until it is told to move, the same for every process on one database. */
export type TestClock = Clock & {
  /**
   * Moves the clock forward.
   *
   * @param decide - From the time it is to the time it shall be.
   * @returns The new time, or the unchanged one with `ok: false` where it would go back.
   */
  readonly move: (decide: (now: Date) => Date) => Promise<ClockMove>;
  readonly close: () => Promise<void>;
};

const CHANNEL = 'test_clock';

/**
 * Opens the test clock of a database. It starts at the given time at the very first start and is kept ever after.
 *
 * `now` answers from memory; other processes' moves arrive by notification.
 */
export async function openTestClock(options: {
  readonly pool: Pool;
  readonly url: string;
  readonly startsAt: Date;
}): Promise<TestClock> {
  const { pool, url, startsAt } = options;
  await pool.query('INSERT INTO test_clock (now) VALUES ($1) ON CONFLICT DO NOTHING', [startsAt]);
  let now = startsAt;
  const show = (time: Date) => {
    if (time > now) now = time;
  };
  const read = async () => {
    const { rows } = await pool.query<{ now: Date }>('SELECT now FROM test_clock');
    if (rows[0]) now = rows[0].now;
  };
  const listener = await listen({
    url,
    channels: [CHANNEL],
    onNotification: ({ payload }) => show(new Date(payload)),
    // A move may have been missed while the connection was broken. Failing, the next notification sets it right.
    onListening: () => void read().catch(() => undefined),
  });
  await read();
  return {
    now: () => now,
    move: async (decide) => {
      const answer = await moveStoredClock(pool, decide);
      show(answer.now);
      return answer;
    },
    close: listener.close,
  };
}

async function moveStoredClock(pool: Pool, decide: (now: Date) => Date): Promise<ClockMove> {
  return inTransaction({ pool }, async (connection) => {
    const { rows } = await connection.query<{ now: Date }>('SELECT now FROM test_clock FOR UPDATE');
    const { now } = rows[0] as { now: Date }; // Written when the clock was opened, never deleted.
    const next = decide(now);
    if (next < now) return { ok: false, now };
    await connection.query('UPDATE test_clock SET now = $1', [next]);
    await connection.query('SELECT pg_notify($1, $2)', [CHANNEL, next.toISOString()]);
    return { ok: true, now: next };
  });
}
