import { itemsOf, readItem } from '@gesso/canvas-core';
import { isAtLeast, LIMITS } from '@gesso/contract';
import type { Pool, PoolClient } from 'pg';
import type { Canvases } from '../../modules/canvases/index.ts';
import {
  addComment,
  anchorAt,
  countThreads,
  deleteComment,
  deleteThread,
  editComment,
  findComment,
  findThread,
  insertThread,
  markRead,
  readThreads,
  setResolved,
} from '../../modules/comments/index.ts';
import { appendProjectEvent, findAccess, type ProjectAccess } from '../../modules/projects/index.ts';
import { listNames, listPeople } from '../../modules/shares/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { NamedThread } from './comment.presenter.ts';
import { type LetterTools, writeLetters } from './write-letters.ts';

export type CommentContext = LetterTools & {
  readonly database: { readonly pool: Pool };
  readonly canvases: Pick<Canvases, 'read'>;
  readonly clock: Clock;
  readonly newId: () => string;
};

type Asked = { readonly accountId: string };
type Written = { readonly text: string; readonly mentions: readonly string[] };

/** What writing comes to. */
export type CommentOutcome =
  | ({ readonly ok: true } & NamedThread)
  | { readonly ok: false; readonly reason: 'not-found' | 'too-many' };

/**
 * Stories of comments. Whoever may see a project may read them, whoever may comment may write. Each answers undefined,
 * false or `not-found` for what the caller may not do, and for nonsense.
 */
export type CommentStories = {
  readonly list: (asked: Asked & { projectId: string }) => Promise<readonly NamedThread[] | undefined>;
  readonly find: (asked: Asked & { threadId: string }) => Promise<NamedThread | undefined>;
  readonly begin: (
    asked: Asked &
      Written & {
        readonly projectId: string;
        readonly point: { readonly x: number; readonly y: number };
        readonly itemId?: string | undefined;
      },
  ) => Promise<CommentOutcome>;
  readonly reply: (asked: Asked & Written & { threadId: string }) => Promise<CommentOutcome>;
  readonly resolve: (asked: Asked & { threadId: string; isResolved: boolean }) => Promise<NamedThread | undefined>;
  readonly markRead: (asked: Asked & { threadId: string }) => Promise<boolean>;
  /** One's own. */
  readonly edit: (asked: Asked & Written & { commentId: string }) => Promise<NamedThread | undefined>;
  /** One's own, or any on one's own project. */
  readonly remove: (asked: Asked & { commentId: string }) => Promise<boolean>;
};

/** Comments on boards, with the letters that mentions send. */
export function createCommentStories(context: CommentContext): CommentStories {
  const { database, canvases, clock, newId } = context;
  const { pool } = database;

  const accessTo = (accountId: string, projectId: string) => findAccess(pool, { projectId, visitorIds: [accountId] });
  const mayWrite = (access: ProjectAccess | undefined): access is ProjectAccess =>
    access !== undefined && isAtLeast(access.role, 'comment');
  const read = async (accountId: string, projectId: string, threadId?: string): Promise<readonly NamedThread[]> => {
    const threads = await readThreads(pool, { accountId, projectId, ...(threadId === undefined ? {} : { threadId }) });
    const names = await listNames(
      pool,
      threads.flatMap(({ comments, resolvedBy }) => [
        ...comments.flatMap((comment) => [comment.accountId, ...comment.mentions]),
        ...(resolvedBy === null ? [] : [resolvedBy]),
      ]),
    );
    return threads.map((thread) => ({ thread, names }));
  };
  const readOne = async (accountId: string, projectId: string, threadId: string) =>
    (await read(accountId, projectId, threadId))[0];
  const tell = (connection: PoolClient, projectId: string, commentThreadId: string) =>
    appendProjectEvent(connection, {
      projectId,
      event: { name: 'comments-changed', commentThreadId },
      at: clock.now(),
    });
  /** Only people of the project can be named; others are left out, as somebody may have left a moment ago. */
  const keepPeople = async (projectId: string, mentions: readonly string[]) => {
    if (mentions.length === 0) return [];
    const people = new Set((await listPeople(pool, projectId)).map(({ accountId }) => accountId));
    return [...new Set(mentions)].filter((id) => people.has(id));
  };
  const write = async (
    { project }: ProjectAccess,
    { accountId, threadId, text, mentions }: Asked & Written & { readonly threadId: string },
    begin: (connection: PoolClient) => Promise<void>,
  ): Promise<CommentOutcome> => {
    const named = await keepPeople(project.id, mentions);
    const names = await listNames(pool, [accountId, ...named]);
    const id = newId();
    const at = clock.now();
    const isWritten = await inTransaction(database, async (connection) => {
      await begin(connection);
      const comment = { id, threadId, accountId, body: text, mentions: named };
      if (!(await addComment(connection, { ...comment, at, most: LIMITS.commentsPerThread }))) return false;
      await markRead(connection, { threadId, accountId });
      const letter = { id, threadId, authorId: accountId, text, mentions: named };
      await writeLetters(connection, context, { project, comment: letter, names, at });
      await tell(connection, project.id, threadId);
      return true;
    });
    const written = isWritten ? await readOne(accountId, project.id, threadId) : undefined;
    return written ? { ok: true, ...written } : { ok: false, reason: isWritten ? 'not-found' : 'too-many' };
  };
  const locate = async (accountId: string, threadId: string) => {
    const thread = await findThread(pool, threadId);
    const access = thread && (await accessTo(accountId, thread.projectId));
    return thread && access ? { thread, access } : undefined;
  };

  return {
    list: async ({ accountId, projectId }) =>
      (await accessTo(accountId, projectId)) ? read(accountId, projectId) : undefined,
    find: async ({ accountId, threadId }) => {
      const located = await locate(accountId, threadId);
      return located && readOne(accountId, located.thread.projectId, threadId);
    },
    begin: async ({ projectId, point, itemId, ...asked }) => {
      const access = await accessTo(asked.accountId, projectId);
      if (!mayWrite(access)) return { ok: false, reason: 'not-found' };
      if ((await countThreads(pool, projectId)) >= LIMITS.threadsPerProject) return { ok: false, reason: 'too-many' };
      const item =
        itemId === undefined
          ? undefined
          : await canvases.read(pool, projectId, (doc) => readItem(itemId, itemsOf(doc).get(itemId)) ?? undefined);
      const thread = { id: newId(), projectId, createdBy: asked.accountId, ...anchorAt(point, item), at: clock.now() };
      return write(access, { ...asked, threadId: thread.id }, (connection) => insertThread(connection, thread));
    },
    reply: async (asked) => {
      const located = await locate(asked.accountId, asked.threadId);
      if (!located || !mayWrite(located.access)) return { ok: false, reason: 'not-found' };
      return write(located.access, asked, async () => undefined);
    },
    resolve: async ({ accountId, threadId, isResolved }) => {
      const located = await locate(accountId, threadId);
      if (!located || !mayWrite(located.access)) return undefined;
      const { projectId } = located.thread;
      await inTransaction(database, async (connection) => {
        const change = { threadId, accountId, isResolved, at: clock.now() };
        if (await setResolved(connection, change)) await tell(connection, projectId, threadId);
      });
      return readOne(accountId, projectId, threadId);
    },
    markRead: async ({ accountId, threadId }) => {
      if (!(await locate(accountId, threadId))) return false;
      await markRead(pool, { threadId, accountId });
      return true;
    },
    edit: async ({ accountId, commentId, text, mentions }) => {
      const comment = await findComment(pool, commentId);
      const located = comment?.accountId === accountId ? await locate(accountId, comment.threadId) : undefined;
      if (!comment || !located || !mayWrite(located.access)) return undefined;
      const { project } = located.access;
      const named = await keepPeople(project.id, mentions);
      const names = await listNames(pool, [accountId, ...named]);
      const at = clock.now();
      await inTransaction(database, async (connection) => {
        await editComment(connection, { id: commentId, body: text, mentions: named, at });
        const letter = { id: commentId, threadId: comment.threadId, authorId: accountId, text, mentions: named };
        await writeLetters(connection, context, { project, comment: letter, names, at });
        await tell(connection, project.id, comment.threadId);
      });
      return readOne(accountId, project.id, comment.threadId);
    },
    remove: async ({ accountId, commentId }) => {
      const comment = await findComment(pool, commentId);
      const located = comment && (await locate(accountId, comment.threadId));
      if (!comment || !located || !mayWrite(located.access)) return false;
      if (comment.accountId !== accountId && located.access.role !== 'owner') return false;
      await inTransaction(database, async (connection) => {
        const left = await deleteComment(connection, { comment, at: clock.now() });
        if (left === 0) await deleteThread(connection, comment.threadId);
        await tell(connection, located.thread.projectId, comment.threadId);
      });
      return true;
    },
  };
}
