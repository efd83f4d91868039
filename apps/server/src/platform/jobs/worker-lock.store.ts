import { Client, type Pool } from 'pg';

/** First half of the advisory lock's key, so that these locks meet no others: "jobs" in ASCII. */
const LOCK_SPACE = 0x6a6f6273;

export type WorkerLock = {
  /** False once the connection broke: others may then take this worker's jobs over. */
  readonly isHeld: () => boolean;
  readonly release: () => Promise<void>;
};

/**
 * Marks a worker as alive for as long as its connection lives.
 *
 * PostgreSQL gives a session's advisory lock back the moment its process dies, kill -9 included, so no heartbeat rows
 * and no guessed time-outs are needed.
 */
export async function holdWorkerLock(databaseUrl: string, workerId: string): Promise<WorkerLock> {
  const client = new Client({ connectionString: databaseUrl, keepAlive: true });
  let isHeld = true;
  const lose = () => {
    isHeld = false;
  };
  client.on('error', lose);
  client.on('end', lose);
  await client.connect();
  await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [LOCK_SPACE, workerId]);
  return {
    isHeld: () => isHeld,
    release: async () => {
      await client.end().catch(() => undefined); // Already broken: the lock is gone with the connection.
    },
  };
}

/**
 * Runs `work` when a worker is dead, while no other process can do the same for it.
 *
 * @returns Whether the worker was dead and `work` ran.
 */
export async function whenWorkerIsDead(pool: Pool, workerId: string, work: () => Promise<void>): Promise<boolean> {
  const connection = await pool.connect();
  try {
    await connection.query('BEGIN');
    const { rows } = await connection.query<{ isDead: boolean }>(
      'SELECT pg_try_advisory_xact_lock($1, hashtext($2)) AS "isDead"',
      [LOCK_SPACE, workerId],
    );
    const isDead = rows[0]?.isDead === true;
    if (isDead) await work();
    await connection.query('COMMIT');
    return isDead;
  } catch (error) {
    await connection.query('ROLLBACK').catch(() => undefined); // The first error is the one to report.
    throw error;
  } finally {
    connection.release();
  }
}
