import type { ProjectEventName, ProjectRole } from '@gesso/contract';
import type { Pool } from 'pg';
import { type EventRange, listProjectEvents, readEventRange } from '../modules/projects/index.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { AccountEvents } from '../platform/events/account-events.ts';
import type { Logger } from '../platform/log/create-logger.ts';
import { formatEvent, type TellNews } from './event-stream.ts';

export type ProjectNews = {
  readonly database: { readonly pool: Pool };
  readonly events: AccountEvents;
  readonly log: Logger;
  readonly clock: Clock;
};

/** Conversations and runs are the owner's; members hear of what they do together. */
const HEARD_BY_MEMBERS: ReadonlySet<ProjectEventName> = new Set([
  'comments-changed',
  'people-changed',
  'versions-changed',
  'events-missed',
]);

/** Read at once; a reader that missed more gets them in several turns. */
const EVENTS_AT_ONCE = 200;
/**
 * A page asks for threads and comments while its stream is still on the way, and what happened in between would be heard by
 * nobody. So a fresh reader is told the last half minute again, which is longer than pages take to load.
 */
const HEARD_BEFORE_MS = 30_000;

/**
 * Tells the events of a project in their order, each once, from the one after `lastEventId`; where there is none, those of
 * the last half minute and from now on. A reader that was away for longer than events are kept hears `events-missed` first.
 *
 * @param asked.lastEventId - What the browser sends as `Last-Event-ID`; not trusted.
 */
export function tellProjectNews(
  { database, events, log, clock }: ProjectNews,
  asked: {
    readonly projectId: string;
    readonly lastEventId: string | undefined;
    /** What the reader may do with the project now; undefined once that is nothing. */
    readonly readRole: () => Promise<ProjectRole | undefined>;
  },
): TellNews {
  const { projectId, lastEventId } = asked;
  return (send) => {
    let after: bigint | undefined;
    let isReading = false;
    let isWanted = true;
    let isOpen = true;
    const begin = async () => {
      const since = new Date(clock.now().getTime() - HEARD_BEFORE_MS);
      const range = await readEventRange(database.pool, { projectId, since });
      const start = startOf(range, lastEventId);
      if (start.isMissing) send(formatEvent({ id: `${start.after}`, name: 'events-missed', data: {} }));
      // Gives a fresh reader a place to come back to.
      else if (lastEventId === undefined) send(`id: ${start.after}\n\n`);
      return start.after;
    };
    const read = async () => {
      // Asked at every piece of news, since a member may have been sent away since the last one.
      const role = await asked.readRole();
      if (role === undefined) return;
      after ??= await begin();
      for (;;) {
        const rows = await listProjectEvents(database.pool, { projectId, after, limit: EVENTS_AT_ONCE });
        for (const { sequence, event } of rows) {
          if (!isOpen) return;
          const { name, ...data } = event;
          if (role === 'owner' || HEARD_BY_MEMBERS.has(name)) send(formatEvent({ id: `${sequence}`, name, data }));
          after = sequence;
        }
        if (rows.length < EVENTS_AT_ONCE) return;
      }
    };
    const hear = async () => {
      isWanted = true;
      if (isReading) return;
      isReading = true;
      try {
        while (isWanted && isOpen) {
          isWanted = false;
          await read();
        }
      } catch (err) {
        // The next event, or the reader's next connection, tries again from the same place.
        log.warn({ err, projectId }, 'events of a project could not be read');
      } finally {
        isReading = false;
      }
    };
    const unsubscribe = events.subscribeToProject(projectId, () => void hear());
    void hear();
    return () => {
      isOpen = false;
      unsubscribe();
    };
  };
}

/** Where to begin for a reader, and whether something between was forgotten. */
export function startOf(
  { latest, oldestKept, firstRecent }: EventRange,
  lastEventId: string | undefined,
): { readonly after: bigint; readonly isMissing: boolean } {
  if (lastEventId === undefined) return { after: firstRecent === null ? latest : firstRecent - 1n, isMissing: false };
  const seen = /^\d{1,18}$/.test(lastEventId) ? BigInt(lastEventId) : undefined;
  if (seen === undefined || seen > latest) return { after: latest, isMissing: true };
  if (seen === latest) return { after: latest, isMissing: false };
  const isWhole = oldestKept !== null && oldestKept <= seen + 1n;
  return isWhole ? { after: seen, isMissing: false } : { after: latest, isMissing: true };
}
