import { ACCOUNT_EVENTS, type AccountEvent } from '@gesso/contract';
import { z } from 'zod';
import { listen, type Notification } from '../database/listen.ts';
import type { Logger } from '../log/create-logger.ts';
import { ACCOUNT_EVENTS_CHANNEL } from './notify-account.ts';
import { PROJECT_EVENTS_CHANNEL } from './notify-project.ts';

export type AccountEvents = {
  /**
   * Hears what changes for one account, whichever process changed it.
   *
   * @returns Ends the subscription.
   */
  readonly subscribe: (accountId: string, hear: (event: AccountEvent) => void) => () => void;
  /**
   * Hears that a project has new events, whichever process wrote them; also after a break, when some may be missed.
   *
   * @returns Ends the subscription.
   */
  readonly subscribeToProject: (projectId: string, hear: () => void) => () => void;
  readonly close: () => Promise<void>;
};

const messageSchema = z.object({
  accountIds: z.array(z.string()),
  name: z.enum(ACCOUNT_EVENTS),
  id: z.string().optional(),
  projectId: z.string().optional(),
});

type Hear = (event: AccountEvent) => void;
type HearOfProject = () => void;

/**
 * Hands PostgreSQL's notifications on to whoever listens for an account or a project in this process.
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
  const readers = new Map<string, Set<HearOfProject>>();
  let isFirst = true;
  const listener = await listen({
    url,
    channels: [ACCOUNT_EVENTS_CHANNEL, PROJECT_EVENTS_CHANNEL],
    onNotification: (notification) => {
      if (notification.channel === ACCOUNT_EVENTS_CHANNEL) return deliver(subscribers, notification, log);
      for (const hear of [...(readers.get(notification.payload) ?? [])]) hear();
    },
    onListening: () => {
      if (!isFirst) {
        for (const name of ACCOUNT_EVENTS) for (const hear of allOf(subscribers)) hear({ name });
        for (const hear of allOf(readers)) hear();
      }
      isFirst = false;
    },
    onConnectionLost: (err) => log.warn({ err }, 'events pause: the database connection broke'),
  });
  return {
    subscribe: (accountId, hear) => addTo(subscribers, accountId, hear),
    subscribeToProject: (projectId, hear) => addTo(readers, projectId, hear),
    close: listener.close,
  };
}

function addTo<Listener>(listeners: Map<string, Set<Listener>>, key: string, listener: Listener): () => void {
  const mine = listeners.get(key) ?? new Set();
  listeners.set(key, mine.add(listener));
  return () => {
    mine.delete(listener);
    if (mine.size === 0 && listeners.get(key) === mine) listeners.delete(key);
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

function allOf<Listener>(listeners: ReadonlyMap<string, ReadonlySet<Listener>>): readonly Listener[] {
  return [...listeners.values()].flatMap((mine) => [...mine]);
}
