import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

export type Notification = { readonly channel: string; readonly payload: string };

export type ListenOptions = {
  readonly url: string;
  readonly channels: readonly string[];
  /** Called for every NOTIFY, in order. Must not throw: there is nobody to catch it. */
  readonly onNotification: (notification: Notification) => void;
  /** Called each time listening begins, also after a break: what was sent in between is lost and must be read anew. */
  readonly onListening?: () => void;
  /** Called when the connection broke or could not be made; another attempt follows by itself. */
  readonly onConnectionLost?: (error: Error) => void;
};

export type Listener = {
  /** Stops listening and closes the connection. */
  readonly close: () => Promise<void>;
};

/** A first quick attempt catches a restart; 5 s is soon enough for a database that stays away. */
const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 5_000;

/**
 * Listens to PostgreSQL's NOTIFY on a connection of its own, and connects again whenever it breaks.
 *
 * Resolves once listening for the first time, so that nothing sent afterwards is missed.
 *
 * @throws The driver's error when the first connection cannot be made.
 */
export async function listen(options: ListenOptions): Promise<Listener> {
  const closing = new AbortController();
  let client = await connect(options);
  const keepListening = async () => {
    while (!closing.signal.aborted) {
      const error = await waitForEnd(client);
      if (closing.signal.aborted) return;
      options.onConnectionLost?.(error);
      client = (await reconnect(options, closing.signal)) ?? client;
    }
  };
  const listening = keepListening();
  return {
    close: async () => {
      closing.abort();
      await client.end().catch(() => undefined); // Already broken: there is nothing left to close.
      await listening;
    },
  };
}

async function connect({ url, channels, onNotification, onListening }: ListenOptions): Promise<Client> {
  const client = new Client({ connectionString: url, keepAlive: true });
  client.on('notification', ({ channel, payload }) => onNotification({ channel, payload: payload ?? '' }));
  try {
    await client.connect();
    for (const channel of channels) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
  } catch (error) {
    client.on('error', () => undefined);
    await client.end().catch(() => undefined);
    throw error;
  }
  onListening?.();
  return client;
}

async function reconnect(options: ListenOptions, closing: AbortSignal): Promise<Client | undefined> {
  for (let delayMs = FIRST_RETRY_MS; !closing.aborted; delayMs = Math.min(delayMs * 2, LONGEST_RETRY_MS)) {
    await wait(delayMs, undefined, { signal: closing }).catch(() => undefined);
    if (closing.aborted) return undefined;
    try {
      return await connect(options);
    } catch (error) {
      options.onConnectionLost?.(error instanceof Error ? error : new Error(String(error)));
    }
  }
  return undefined;
}

function waitForEnd(client: Client): Promise<Error> {
  return new Promise((resolve) => {
    client.on('error', resolve);
    client.on('end', () => resolve(new Error('The database closed the connection.')));
  });
}
