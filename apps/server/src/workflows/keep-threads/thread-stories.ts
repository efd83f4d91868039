import type { Run } from '@gesso/contract';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import {
  findThread,
  insertThread,
  listMessages,
  listThreads,
  type Message,
  renameThread,
  type Thread,
  titleOfBrief,
} from '../../modules/chat/index.ts';
import { appendProjectEvent, findProject } from '../../modules/projects/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';

export type ThreadContext = {
  readonly database: { readonly pool: Pool };
  readonly clock: Clock;
  /** The given runs of this owner as they are now, in the order given; ids of others are left out. */
  readonly showRuns: (asked: { readonly accountId: string; readonly runIds: readonly string[] }) => Promise<Run[]>;
  /** Default: random UUIDv7. */
  readonly newId?: () => string;
};

/** Messages with the runs that they speak of. */
export type ShownThread = Thread & {
  /** Oldest first. */
  readonly messages: readonly Message[];
  readonly runs: Run[];
  /** The number before which to read on; null at the beginning of the thread. */
  readonly earlierThan: number | null;
};

/** Stories of conversations. Each answers undefined for somebody else's and for nonsense. */
export type ThreadStories = {
  /** The one that was spoken in last first. */
  readonly list: (page: {
    readonly accountId: string;
    readonly projectId: string;
    readonly limit: number;
    readonly after?: { readonly updatedAt: Date; readonly id: string } | undefined;
  }) => Promise<readonly Thread[] | undefined>;
  /** Asked again under the same id, the thread that is there returns. */
  readonly create: (asked: {
    readonly id?: string | undefined;
    readonly accountId: string;
    readonly projectId: string;
    readonly title?: string | undefined;
  }) => Promise<Thread | undefined>;
  /** The newest messages, or those before a number. */
  readonly read: (asked: {
    readonly accountId: string;
    readonly threadId: string;
    readonly limit: number;
    readonly before?: number | undefined;
  }) => Promise<ShownThread | undefined>;
  readonly rename: (change: {
    readonly accountId: string;
    readonly threadId: string;
    readonly title: string;
  }) => Promise<Thread | undefined>;
};

/** Conversations together with their projects and runs. */
export function createThreadStories(context: ThreadContext): ThreadStories {
  const { database, clock, showRuns, newId = uuidv7 } = context;
  const { pool } = database;
  return {
    list: async ({ accountId, projectId, ...page }) => {
      if ((await findProject(pool, { accountId, projectId })) === undefined) return undefined;
      return listThreads(pool, { projectId, ...page });
    },
    create: async ({ id = newId(), accountId, projectId, title = titleOfBrief('') }) => {
      if ((await findProject(pool, { accountId, projectId })) === undefined) return undefined;
      const at = clock.now();
      await inTransaction(database, async (connection) => {
        await insertThread(connection, { id, accountId, projectId, title, at });
        await appendProjectEvent(connection, { projectId, event: { name: 'thread-changed', threadId: id }, at });
      });
      return findThread(pool, { accountId, threadId: id });
    },
    read: async ({ accountId, threadId, limit, before }) => {
      const thread = await findThread(pool, { accountId, threadId });
      if (thread === undefined) return undefined;
      const rows = await listMessages(pool, { threadId, limit: limit + 1, before });
      const messages = rows.slice(Math.max(0, rows.length - limit));
      const runIds = [...new Set(messages.flatMap(({ runId }) => runId ?? []))];
      return {
        ...thread,
        messages,
        runs: await showRuns({ accountId, runIds }),
        earlierThan: rows.length > limit ? (messages[0]?.sequence ?? null) : null,
      };
    },
    rename: async ({ accountId, threadId, title }) => {
      const thread = await findThread(pool, { accountId, threadId });
      if (thread === undefined) return undefined;
      const { projectId } = thread;
      await inTransaction(database, async (connection) => {
        await renameThread(connection, { threadId, title });
        const event = { name: 'thread-changed', threadId } as const;
        await appendProjectEvent(connection, { projectId, event, at: clock.now() });
      });
      return { ...thread, title };
    },
  };
}
