import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

export type CallLocks = {
  /**
   * Runs work while nobody else, in this process or another, runs work under the same name.
   *
   * The lock goes with the process: after a kill -9 the next one gets it at once.
   *
   * @throws CallLockedError when another process still holds it after a minute.
   */
  readonly withLock: <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;
  readonly close: () => Promise<void>;
};

/** The first call under this name has not ended. Safe to retry. */
export class CallLockedError extends Error {
  readonly code = 'call-locked';
  readonly retryable = true;
  override readonly name = 'CallLockedError';
}

/** Longer than any answer takes; a client that waited this long has given up anyway. */
const LONGEST_WAIT_MS = 60_000;

/** Only calls that reached two processes wait like this; within one they queue without asking. */
const RETRY_MS = 25;

/**
 * Locks by name, for calls that must not run twice at once.
 *
 * All of them are session-level advisory locks of one connection: the pool's connections stay free for the work, and
 * PostgreSQL gives the locks back when the process is gone. A lease in a row would have to time out first.
 */
export function openCallLocks({ url }: { readonly url: string }): CallLocks {
  const queues = new Map<string, Promise<void>>();
  let connecting: Promise<Client> | undefined;

  const connection = () => {
    connecting ??= connect(url, () => {
      connecting = undefined;
    });
    return connecting;
  };

  const lockAndRun = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    const client = await connection();
    await lock(client, name);
    try {
      return await work();
    } finally {
      // A connection that broke has given its locks back already.
      await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name]).catch(() => undefined);
    }
  };

  return {
    withLock: (name, work) => {
      const before = queues.get(name) ?? Promise.resolve();
      const running = before.then(() => lockAndRun(name, work));
      const ended = running.then(
        () => undefined,
        () => undefined,
      );
      queues.set(name, ended);
      ended.then(() => queues.get(name) === ended && queues.delete(name));
      return running;
    },
    close: async () => {
      await Promise.all(queues.values());
      await (await connecting)?.end();
      connecting = undefined;
    },
  };
}

async function connect(url: string, onLost: () => void): Promise<Client> {
  const client = new Client({ connectionString: url, keepAlive: true });
  client.on('error', onLost);
  client.on('end', onLost);
  try {
    await client.connect();
    return client;
  } catch (error) {
    onLost();
    throw error;
  }
}

async function lock(client: Client, name: string): Promise<void> {
  const deadline = Date.now() + LONGEST_WAIT_MS;
  for (;;) {
    const { rows } = await client.query<{ locked: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked',
      [name],
    );
    if (rows[0]?.locked) return;
    if (Date.now() > deadline) throw new CallLockedError('The first call with this key is still at work.');
    await wait(RETRY_MS);
  }
}
