import type { Pool, PoolClient } from 'pg';
import { isUuid } from '../../platform/database/uuid.ts';
import { type CommentRow, toComment } from './comments.store.ts';
import type { Anchor, CommentThread, ReadThread } from './comments.ts';

type Row = {
  readonly id: string;
  readonly project_id: string;
  readonly created_by: string;
  readonly item_id: string | null;
  readonly x: number;
  readonly y: number;
  readonly offset_x: number;
  readonly offset_y: number;
  readonly resolved_at: Date | null;
  readonly resolved_by: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
};

type ReadRow = Row & { readonly unread: bigint };

/** Begins a thread, without its first comment; one with the same id is left as it is. */
export async function insertThread(
  connection: PoolClient,
  thread: Anchor & { readonly id: string; readonly projectId: string; readonly createdBy: string; readonly at: Date },
): Promise<void> {
  await connection.query(
    `INSERT INTO comment_threads (id, project_id, created_by, item_id, x, y, offset_x, offset_y, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) ON CONFLICT (id) DO NOTHING`,
    [
      thread.id,
      thread.projectId,
      thread.createdBy,
      thread.itemId,
      thread.x,
      thread.y,
      thread.offsetX,
      thread.offsetY,
      thread.at,
    ],
  );
}

/** A thread by its id; who may see it is decided by its project. */
export async function findThread(database: Pool | PoolClient, threadId: string): Promise<CommentThread | undefined> {
  if (!isUuid(threadId)) return undefined;
  const { rows } = await database.query<Row>('SELECT * FROM comment_threads WHERE id = $1', [threadId]);
  return rows[0] && toThread(rows[0]);
}

/** How many threads lie on a board. */
export async function countThreads(database: Pool | PoolClient, projectId: string): Promise<number> {
  const { rows } = await database.query<{ readonly count: bigint }>(
    'SELECT count(*) FROM comment_threads WHERE project_id = $1',
    [projectId],
  );
  return Number(rows[0]?.count ?? 0);
}

/**
 * Threads with all their comments, the one that was written in last first; at most as many as a board may have.
 *
 * @param asked.threadId - Only this one. Default: all.
 */
export async function readThreads(
  database: Pool | PoolClient,
  asked: { readonly projectId: string; readonly accountId: string; readonly threadId?: string },
): Promise<readonly ReadThread[]> {
  const { rows } = await database.query<ReadRow>(
    `SELECT t.*, (SELECT count(*) FROM comments c
                  WHERE c.thread_id = t.id AND c.account_id <> $2 AND c.deleted_at IS NULL
                    AND c.sequence > coalesce(r.sequence, 0)) AS unread
     FROM comment_threads t LEFT JOIN comment_reads r ON r.thread_id = t.id AND r.account_id = $2
     WHERE t.project_id = $1 AND ($3::uuid IS NULL OR t.id = $3) ORDER BY t.updated_at DESC, t.id DESC`,
    [asked.projectId, asked.accountId, asked.threadId ?? null],
  );
  const { rows: comments } = await database.query<CommentRow>(
    'SELECT * FROM comments WHERE thread_id = ANY ($1::uuid[]) ORDER BY thread_id, sequence',
    [rows.map(({ id }) => id)],
  );
  const byThread = Map.groupBy(comments, (comment) => comment.thread_id);
  return rows.map((row) => ({
    ...toThread(row),
    unread: Number(row.unread),
    comments: (byThread.get(row.id) ?? []).map(toComment),
  }));
}

/** Resolves a thread, or opens it again. False when it is so already. */
export async function setResolved(
  connection: PoolClient,
  change: { readonly threadId: string; readonly accountId: string; readonly isResolved: boolean; readonly at: Date },
): Promise<boolean> {
  const { rowCount } = await connection.query(
    `UPDATE comment_threads SET resolved_at = CASE WHEN $3 THEN $4::timestamptz END,
                                resolved_by = CASE WHEN $3 THEN $2::uuid END
     WHERE id = $1 AND (resolved_at IS NOT NULL) <> $3`,
    [change.threadId, change.accountId, change.isResolved, change.at],
  );
  return rowCount === 1;
}

/** Takes a thread away with everything in it. */
export async function deleteThread(connection: PoolClient, threadId: string): Promise<void> {
  await connection.query('DELETE FROM comment_threads WHERE id = $1', [threadId]);
}

/** Notes that somebody has seen all of a thread. */
export async function markRead(
  database: Pool | PoolClient,
  { threadId, accountId }: { readonly threadId: string; readonly accountId: string },
): Promise<void> {
  await database.query(
    `INSERT INTO comment_reads (thread_id, account_id, sequence)
     SELECT id, $2, comment_sequence FROM comment_threads WHERE id = $1
     ON CONFLICT (thread_id, account_id) DO UPDATE SET sequence = greatest(comment_reads.sequence, excluded.sequence)`,
    [threadId, accountId],
  );
}

function toThread(row: Row): CommentThread {
  return {
    id: row.id,
    projectId: row.project_id,
    createdBy: row.created_by,
    itemId: row.item_id,
    x: row.x,
    y: row.y,
    offsetX: row.offset_x,
    offsetY: row.offset_y,
    resolvedAt: row.resolved_at,
    resolvedBy: row.resolved_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
