import { ACCOUNT_EVENTS, type AccountEvent } from '@gesso/contract';
import { z } from 'zod';
import { listen, type Notification } from '../database/listen.ts';
import type { Logger } from '../log/create-logger.ts';
import { ACCOUNT_EVENTS_CHANNEL } from './notify-account.ts';

export type AccountEvents = {
  /**
   * Hears what changes for one account, whichever process changed it.
   *
   * @returns Ends the subscription.
   */
  readonly subscribe: (accountId: string, hear: (event: AccountEvent) => void) => () => void;
  readonly close: () => Promise<void>;
};

const messageSchema = z.object({
  accountIds: z.array(z.string()),
  name: z.enum(ACCOUNT_EVENTS),
  id: z.string().optional(),
  projectId: z.string().optional(),
});

type Hear = (event: AccountEvent) => void;

/**
 * Hands PostgreSQL's notifications on to whoever listens for an account in this process.
 *
 * After a break of the connection every subscriber hears every event once, without ids: something may have been missed,
 * and events only say that it is worth looking again.
 */
export async function openAccountEvents(options: {
  readonly url: string;
  readonly log: Logger;
}): Promise<AccountEvents> {
  const { url, log } = options;
  const subscribers = new Map<string, Set<Hear>>();
  let isFirst = true;
  const listener = await listen({
    url,
    channels: [ACCOUNT_EVENTS_CHANNEL],
    onNotification: (notification) => deliver(subscribers, notification, log),
    onListening: () => {
      if (!isFirst) for (const name of ACCOUNT_EVENTS) for (const hear of allOf(subscribers)) hear({ name });
      isFirst = false;
    },
    onConnectionLost: (err) => log.warn({ err }, 'events pause: the database connection broke'),
  });
  return {
    subscribe: (accountId, hear) => {
      const mine = subscribers.get(accountId) ?? new Set();
      subscribers.set(accountId, mine.add(hear));
      return () => {
        mine.delete(hear);
        if (mine.size === 0 && subscribers.get(accountId) === mine) subscribers.delete(accountId);
      };
    },
    close: listener.close,
  };
}

function deliver(subscribers: ReadonlyMap<string, ReadonlySet<Hear>>, { payload }: Notification, log: Logger): void {
  try {
    const { accountIds, ...event } = messageSchema.parse(JSON.parse(payload));
    for (const accountId of accountIds) for (const hear of [...(subscribers.get(accountId) ?? [])]) hear(event);
  } catch (err) {
    // A newer process may speak of events this one does not know; the others must still be delivered.
    log.warn({ err }, 'an event was not understood');
  }
}

function allOf(subscribers: ReadonlyMap<string, ReadonlySet<Hear>>): readonly Hear[] {
  return [...subscribers.values()].flatMap((mine) => [...mine]);
}
